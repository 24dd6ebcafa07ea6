import * as bad from '../../../dev/simulator/misbehaviours';
import type { Misbehaviour } from '../../../dev/simulator/misbehaviours';

/** One way in which a server lets the node down, and what the user must read then. */
export interface BadAnswer {
	what: string;
	answer: Misbehaviour;
	message: string;
	/** Part of the text that says what to do. */
	advice: string;
	httpCode: string;
	/** How many requests may reach the server: 1, unless the answer is worth a repeat. */
	requests?: number;
}

const BASE_URL = 'Check the Base URL of the credential';

const WITH_REPEATS = 3;

export const badAnswers: BadAnswer[] = [
	{
		what: 'a refused key or token',
		answer: bad.status(401, { success: false, message: 'Unauthenticated.' }),
		message: 'Wassly refused the API key or the token: "Unauthenticated."',
		advice: 'Tokens expire',
		httpCode: '401',
	},
	{
		what: 'a 401 without a word',
		answer: bad.status(401),
		message: 'Wassly refused the API key or the token',
		advice: 'get a new one from the login API',
		httpCode: '401',
	},
	{
		what: 'a 403',
		answer: bad.status(403, { error: { message: 'Plan does not include devices' } }),
		message: 'Wassly does not allow this: "Plan does not include devices"',
		advice: 'Check in the Wassly admin dashboard',
		httpCode: '403',
	},
	{
		what: 'a 404 with JSON',
		answer: bad.status(404, { message: 'Route not found' }),
		message: 'There is no Wassly API at the Base URL (HTTP 404): "Route not found"',
		advice: BASE_URL,
		httpCode: '404',
	},
	{
		what: 'a web page with 404',
		answer: (_request, response) => {
			response.writeHead(404, { 'content-type': 'text/html' });
			response.end('<html><title>nginx</title></html>');
		},
		message: 'There is no Wassly API at the Base URL (HTTP 404)',
		advice: BASE_URL,
		httpCode: '404',
	},
	{
		what: 'a web page with 200',
		answer: bad.page('Welcome &amp; hello'),
		message: 'A web page came back instead of data: "Welcome &amp; hello"',
		advice: BASE_URL,
		httpCode: '200',
	},
	...[301, 302, 303, 307, 308].map((code) => ({
		what: `a redirect with ${code}`,
		answer: bad.redirect('https://elsewhere.example/login?next=/api', code),
		message: `The Base URL redirects to https://elsewhere.example instead of answering (HTTP ${code})`,
		advice: 'never sent along to another address',
		httpCode: `${code}`,
	})),
	{
		what: 'a redirect to nowhere',
		answer: bad.redirect('http://', 302),
		message: 'The Base URL redirects instead of answering (HTTP 302)',
		advice: BASE_URL,
		httpCode: '302',
	},
	{
		what: 'a validation that failed',
		answer: bad.status(422, {
			message: 'The given data was invalid.',
			errors: { apikey: ['The apikey is too short.', 'The apikey is odd.'], token: 'Missing.' },
		}),
		message:
			'Wassly did not accept the request: "The given data was invalid. The apikey is too short. The apikey is odd. Missing."',
		advice: 'Check the values',
		httpCode: '422',
	},
	{
		what: 'a 400 with a text in `error`',
		answer: bad.status(400, { success: false, error: 'Bad header' }),
		message: 'Wassly did not accept the request: "Bad header"',
		advice: 'Check the values',
		httpCode: '400',
	},
	{
		what: 'too many requests',
		answer: bad.status(429, { message: 'Too Many Attempts.' }, { 'retry-after': '0' }),
		message: 'Wassly receives too many requests: "Too Many Attempts."',
		advice: 'Wait a minute',
		httpCode: '429',
		requests: WITH_REPEATS,
	},
	{
		what: 'too many requests, with a long wait',
		answer: bad.status(429, {}, { 'retry-after': '3600' }),
		message: 'Wassly receives too many requests',
		advice: 'Wassly asks to wait 60 minutes',
		httpCode: '429',
	},
	{
		what: 'a 500',
		answer: bad.status(500, { message: 'SQLSTATE[HY000]' }),
		message: 'Wassly can\'t answer right now (HTTP 500): "SQLSTATE[HY000]"',
		advice: 'Try again in a few minutes',
		httpCode: '500',
	},
	...[502, 503, 504].map((code) => ({
		what: `a ${code} of a proxy`,
		answer: bad.status(code, '<html>Bad gateway</html>'),
		message: `Wassly can't answer right now (HTTP ${code})`,
		advice: 'Try again in a few minutes',
		httpCode: `${code}`,
		requests: WITH_REPEATS,
	})),
	{
		what: 'a status that nobody expects',
		answer: bad.status(418),
		message: 'Wassly answered with HTTP 418',
		advice: BASE_URL,
		httpCode: '418',
	},
	{
		what: 'silence',
		answer: bad.silence,
		message: 'Wassly did not answer within 1 second',
		advice: "the option 'Timeout'",
		httpCode: 'ECONNABORTED',
	},
	{
		what: 'an answer that never ends',
		answer: bad.trickle,
		message: 'Wassly did not answer within 1 second',
		advice: "the option 'Timeout'",
		httpCode: 'ECONNABORTED',
	},
	{
		what: 'a reset connection',
		answer: bad.reset,
		message: 'The connection to Wassly broke before the answer was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
		requests: WITH_REPEATS,
	},
	{
		what: 'an answer that is cut off',
		answer: bad.cutBody,
		message: 'The connection to Wassly broke before the answer was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
		requests: WITH_REPEATS,
	},
	{
		what: 'a compressed answer that is cut off',
		answer: bad.cutGzip,
		message: 'The connection to Wassly broke before the answer was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
		requests: WITH_REPEATS,
	},
	{
		what: 'something that is not HTTP',
		answer: bad.notHttp,
		message: 'is not a web server',
		advice: BASE_URL,
		httpCode: 'HPE_INVALID_CONSTANT',
	},
	{
		what: 'a broken compression',
		answer: bad.brokenGzip,
		message: "The answer can't be read as data",
		advice: 'try again',
		httpCode: '200',
	},
	{
		what: 'an empty body',
		answer: bad.emptyBody,
		message: 'Wassly sent an empty answer',
		advice: BASE_URL,
		httpCode: '200',
	},
	{
		what: 'no content',
		answer: (_request, response) => {
			response.writeHead(204);
			response.end();
		},
		message: 'Wassly sent an empty answer',
		advice: BASE_URL,
		httpCode: '204',
	},
	{
		what: 'broken JSON',
		answer: bad.brokenJson,
		message: 'The answer can\'t be read as data: "{"success":true,"devices":[{"id":"device_"',
		advice: 'try again',
		httpCode: '200',
	},
	{
		what: 'a text',
		answer: bad.body('Service moved', 'text/plain'),
		message: 'The answer can\'t be read as data: "Service moved"',
		advice: BASE_URL,
		httpCode: '200',
	},
	{
		what: 'an abyss of lists',
		answer: bad.body(`{"devices":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`),
		message: 'Entry 1 of the device list is not a device',
		advice: 'It is a list',
		httpCode: '200',
	},
	...['null', '17', '"devices"', '[]', '[{"id":1}]'].map((text) => ({
		what: `the JSON ${text}`,
		answer: bad.body(text),
		message: "The answer can't be read as data",
		advice: BASE_URL,
		httpCode: '200',
	})),
	{
		what: '`success: false` with 200',
		answer: bad.json({ success: false, message: 'Your subscription has ended', devices: [] }),
		message: 'Wassly refused the request: "Your subscription has ended"',
		advice: 'Wassly gave this as the reason',
		httpCode: '200',
	},
	...[0, '0', 'false', '', null, 'no'].map((success) => ({
		what: `\`success: ${JSON.stringify(success)}\` with 200`,
		answer: bad.json({ success, error: 'No' }),
		message: 'Wassly refused the request: "No"',
		advice: 'Wassly gave this as the reason',
		httpCode: '200',
	})),
	{
		what: 'an `error` beside an empty list',
		answer: bad.json({ error: { message: 'Token expired' }, devices: [] }),
		message: 'Wassly refused the request: "Token expired"',
		advice: 'Wassly gave this as the reason',
		httpCode: '200',
	},
	{
		what: 'a malformed list beside an empty one',
		answer: bad.json({ success: true, devices: 'unavailable', data: {} }),
		message: 'The answer holds no list of devices',
		advice: BASE_URL,
		httpCode: '200',
	},
	{
		what: '`success: false` without a reason',
		answer: bad.json({ success: false }),
		message: 'Wassly refused the request',
		advice: 'Check the credential',
		httpCode: '200',
	},
	{
		what: 'an answer without a device list',
		answer: bad.json({ success: true, message: 'pong', version: 2 }),
		message: 'The answer holds no list of devices: "pong"',
		advice: 'It holds the fields success, message, version',
		httpCode: '200',
	},
	{
		what: 'null for the list',
		answer: bad.json({ success: true, devices: null }),
		message: 'The answer holds no list of devices',
		advice: BASE_URL,
		httpCode: '200',
	},
	{
		what: 'one device in place of a list',
		answer: bad.json({ success: true, devices: { id: 1, instance_id: 'x' } }),
		message: 'The answer holds no list of devices',
		advice: BASE_URL,
		httpCode: '200',
	},
	...[null, 'device', 5, [], {}, { name: 'no ID' }, { id: null, instance_id: ' ' }].map(
		(entry) => ({
			what: `a list with ${JSON.stringify(entry)} in it`,
			answer: bad.json({ success: true, devices: [{ id: 1 }, entry] }),
			message: 'Entry 2 of the device list is not a device',
			advice: 'where an object with an id or an instance_id should be',
			httpCode: '200',
		}),
	),
];
