/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';

/** One way in which a server fails, and what the user then has to read. */
export interface BadResponse {
	what: string;
	response: Misbehavior;
	message: string;
	/** Part of the text that says what to do. */
	advice: string;
	/** Of n8n's error; none for a response with 200, where it would tell nothing. */
	httpCode?: string;
	/** How many requests have to reach the server; 1 unless it is worth a retry. */
	requests?: number;
	/** The node's timeout in seconds, for a response that never ends. */
	timeout?: number;
}

const BASE_URL = "Check the credential's Base URL";

const WITH_RETRIES = 3;

export const badResponses: BadResponse[] = [
	{
		what: 'a 401',
		response: bad.status(401, { success: false, message: 'Unauthenticated.' }),
		message: 'Wassly refused the API key or the token: "Unauthenticated."',
		advice: 'Tokens expire',
		httpCode: '401',
	},
	{
		what: 'a 401 without a message',
		response: bad.status(401),
		message: 'Wassly refused the API key or the token',
		advice: 'get a new token from the login API',
		httpCode: '401',
	},
	{
		what: 'a 403',
		response: bad.status(403, { error: { message: 'Plan does not include devices' } }),
		message: 'Wassly denied this request: "Plan does not include devices"',
		advice: 'Check in the Wassly admin dashboard',
		httpCode: '403',
	},
	{
		what: 'a 404 with JSON',
		response: bad.status(404, { message: 'Account not found' }),
		message: 'Wassly found nothing for this request: "Account not found"',
		advice: 'Check your account in the Wassly admin dashboard',
		httpCode: '404',
	},
	{
		what: 'a web page with 404',
		response: (_request, response) => {
			response.writeHead(404, { 'content-type': 'text/html' });
			response.end('<html><title>nginx</title></html>');
		},
		message: 'There is no Wassly API at the Base URL (HTTP 404)',
		advice: BASE_URL,
		httpCode: '404',
	},
	{
		what: 'a web page with 200',
		response: bad.page('Welcome &amp; hello'),
		message: 'A web page came back instead of data: "Welcome &amp; hello"',
		advice: BASE_URL,
	},
	...[301, 302, 303, 307, 308].map((code) => ({
		what: `a redirect with ${code}`,
		response: bad.redirect('https://elsewhere.example/login?next=/api', code),
		message: `The Base URL redirects to https://elsewhere.example instead of responding (HTTP ${code})`,
		advice: 'never sent to another address',
		httpCode: `${code}`,
	})),
	{
		what: 'a redirect to nowhere',
		response: bad.redirect('http://', 302),
		message: 'The Base URL redirects instead of responding (HTTP 302)',
		advice: BASE_URL,
		httpCode: '302',
	},
	{
		what: 'a failed validation',
		response: bad.status(422, {
			message: 'The given data was invalid.',
			errors: { apikey: ['The apikey is too short.', 'The apikey is odd.'], token: 'Missing.' },
		}),
		message:
			'Wassly did not accept the request: "The given data was invalid. The apikey is too short. The apikey is odd. Missing."',
		advice: 'Check the values',
		httpCode: '422',
	},
	{
		what: 'a 400 with a message in `error`',
		response: bad.status(400, { success: false, error: 'Bad header' }),
		message: 'Wassly did not accept the request: "Bad header"',
		advice: 'Check the values',
		httpCode: '400',
	},
	{
		what: 'too many requests',
		response: bad.status(429, { message: 'Too Many Attempts.' }, { 'retry-after': '0' }),
		message: 'Wassly is receiving too many requests: "Too Many Attempts."',
		advice: 'Wait a minute',
		httpCode: '429',
		requests: WITH_RETRIES,
	},
	{
		what: 'too many requests, with a long Retry-After',
		response: bad.status(429, {}, { 'retry-after': '3600' }),
		message: 'Wassly is receiving too many requests',
		advice: 'Wassly asks you to wait 60 minutes',
		httpCode: '429',
	},
	{
		what: 'a 500',
		response: bad.status(500, { message: 'SQLSTATE[HY000]' }),
		message: 'Wassly can\'t respond right now (HTTP 500): "SQLSTATE[HY000]"',
		advice: 'Try again in a few minutes',
		httpCode: '500',
	},
	...[502, 503, 504].map((code) => ({
		what: `a ${code} from a proxy`,
		response: bad.status(code, '<html>Bad gateway</html>', { 'retry-after': '0' }),
		message: `Wassly can't respond right now (HTTP ${code})`,
		advice: 'Try again in a few minutes',
		httpCode: `${code}`,
		requests: WITH_RETRIES,
	})),
	{
		what: 'a list with 300',
		response: bad.status(300, { success: true, devices: [{ id: 1 }] }),
		message: 'Wassly responded with HTTP 300',
		advice: BASE_URL,
		httpCode: '300',
	},
	{
		what: 'an unexpected status',
		response: bad.status(418),
		message: 'Wassly responded with HTTP 418',
		advice: BASE_URL,
		httpCode: '418',
	},
	{
		what: 'no response',
		response: bad.silence,
		timeout: 1,
		message: 'Wassly did not respond within 1 second',
		advice: "increase 'Timeout' in the node's options",
		httpCode: 'ECONNABORTED',
	},
	{
		what: 'an endless response',
		response: bad.trickle,
		timeout: 1,
		message: 'Wassly did not respond within 1 second',
		advice: "increase 'Timeout' in the node's options",
		httpCode: 'ECONNABORTED',
	},
	{
		what: 'a reset connection',
		response: bad.reset,
		message: 'The connection to Wassly broke before the response was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
		requests: WITH_RETRIES,
	},
	{
		what: 'a truncated response',
		response: bad.cutBody,
		message: 'The connection to Wassly broke before the response was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
		requests: WITH_RETRIES,
	},
	{
		what: 'a truncated compressed response',
		response: bad.cutGzip,
		message: 'The connection to Wassly broke before the response was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
		requests: WITH_RETRIES,
	},
	{
		what: 'something that is not HTTP',
		response: bad.notHttp,
		message: 'is not a web server',
		advice: BASE_URL,
		httpCode: 'HPE_INVALID_CONSTANT',
	},
	{
		what: 'broken compression',
		response: bad.brokenGzip,
		message: "The response can't be read as data",
		advice: 'Try again',
	},
	{
		what: 'an empty body',
		response: bad.emptyBody,
		message: 'Wassly sent an empty response',
		advice: BASE_URL,
	},
	{
		what: 'no content',
		response: (_request, response) => {
			response.writeHead(204);
			response.end();
		},
		message: 'Wassly sent an empty response',
		advice: BASE_URL,
	},
	{
		what: 'broken JSON',
		response: bad.brokenJson,
		message: 'The response can\'t be read as data: "{"success":true,"devices":[{"id":"device_"',
		advice: 'Try again',
	},
	{
		what: 'plain text',
		response: bad.body('Service moved', 'text/plain'),
		message: 'The response can\'t be read as data: "Service moved"',
		advice: BASE_URL,
	},
	{
		what: 'lists nested 50 000 deep',
		response: bad.body(`{"devices":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`),
		message: 'Entry 1 of the device list is not a device',
		advice: 'It is a list',
	},
	...['null', '17', '"devices"', '[]', '[{"id":1}]'].map((text) => ({
		what: `the JSON ${text}`,
		response: bad.body(text),
		message: "The response can't be read as data",
		advice: BASE_URL,
	})),
	{
		what: '`success: false` with 200',
		response: bad.json({ success: false, message: 'Your subscription has ended', devices: [] }),
		message: 'Wassly refused the request: "Your subscription has ended"',
		advice: 'This is the reason that Wassly gave',
	},
	...[0, '0', 'false', '', null, 'no'].map((success) => ({
		what: `\`success: ${JSON.stringify(success)}\` with 200`,
		response: bad.json({ success, error: 'No' }),
		message: 'Wassly refused the request: "No"',
		advice: 'This is the reason that Wassly gave',
	})),
	{
		what: 'an `error` next to an empty list',
		response: bad.json({ error: { message: 'Token expired' }, devices: [] }),
		message: 'Wassly refused the request: "Token expired"',
		advice: 'This is the reason that Wassly gave',
	},
	{
		what: 'a malformed list next to an empty one',
		response: bad.json({ success: true, devices: 'unavailable', data: {} }),
		message: 'The response contains no list of devices',
		advice: BASE_URL,
	},
	{
		what: '`success: false` without a reason',
		response: bad.json({ success: false }),
		message: 'Wassly refused the request',
		advice: 'Check the credential',
	},
	{
		what: 'a response without a device list',
		response: bad.json({ success: true, message: 'pong', version: 2 }),
		message: 'The response contains no list of devices: "pong"',
		advice: 'It contains the fields success, message, version',
	},
	{
		what: 'null for the list',
		response: bad.json({ success: true, devices: null }),
		message: 'The response contains no list of devices',
		advice: BASE_URL,
	},
	{
		what: 'one device instead of a list',
		response: bad.json({ success: true, devices: { id: 1, instance_id: 'x' } }),
		message: 'The response contains no list of devices',
		advice: BASE_URL,
	},
	...[null, 'device', 5, [], {}, { name: 'no ID' }, { id: null, instance_id: ' ' }].map(
		(entry) => ({
			what: `a list with ${JSON.stringify(entry)} in it`,
			response: bad.json({ success: true, devices: [{ id: 1 }, entry] }),
			message: 'Entry 2 of the device list is not a device',
			advice: 'not an object with an id or an instance_id',
		}),
	),
];
