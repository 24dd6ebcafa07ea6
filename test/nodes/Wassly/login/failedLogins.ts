/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { PROFILE } from '@dev/simulator/account';
import type { Misbehavior } from '@dev/simulator/misbehavior';

/** What the user has to read when a login fails. */
interface FailedLogin {
	what: string;
	message: string;
	/** Part of the text that says what to do. */
	advice: string;
	httpCode: string | null;
}

/** Responses to a login that fails. */
export const failedResponses: Array<FailedLogin & { response: Misbehavior }> = [
	{
		what: 'a failed validation that names fields',
		response: bad.status(422, { message: 'Invalid.', errors: { password: ['Too short.'] } }),
		message: 'Wassly refused the email, the password or the API key: "Invalid. Too short."',
		advice: "Check 'Email' and 'Password'",
		httpCode: '422',
	},
	{
		what: 'a forbidden API key or account',
		response: bad.status(403),
		message: 'Wassly denied the login',
		advice:
			"Check that you can sign in to Wassly: your account may be pending or suspended. Then copy 'API Key'",
		httpCode: '403',
	},
	{
		what: 'too many logins',
		response: bad.status(429, { message: 'Too Many Attempts.' }, { 'retry-after': '60' }),
		message: 'Wassly is receiving too many requests: "Too Many Attempts."',
		advice: 'Wassly asks you to wait 60 seconds',
		httpCode: '429',
	},
	{
		what: 'too many logins, without Retry-After',
		response: bad.status(429),
		message: 'Wassly is receiving too many requests',
		advice: 'Wait a minute',
		httpCode: '429',
	},
	{
		what: 'a server that is down',
		response: bad.status(503),
		message: "Wassly can't respond right now (HTTP 503)",
		advice: 'Try again',
		httpCode: '503',
	},
	{
		what: '`success: false` with 200',
		response: bad.json({ success: false, message: 'Your account is suspended' }),
		message: 'Wassly refused the login: "Your account is suspended"',
		advice: "Check 'Email', 'Password' and 'API Key'",
		httpCode: null,
	},
	{
		what: 'a response without a token',
		response: bad.json({ success: true, message: 'Login Successfully', data: { ...PROFILE } }),
		message: 'Wassly accepted the login, but its response contains no token',
		advice: 'Try again',
		httpCode: null,
	},
	{
		what: 'a response with an empty token',
		response: bad.json({ success: true, data: { ...PROFILE, token: ' ' } }),
		message: 'Wassly accepted the login, but its response contains no token',
		advice: 'Try again',
		httpCode: null,
	},
	...[
		['of 8,193 characters', 'a'.repeat(8193)],
		['with a line break', 'two\r\nlines'],
		["with letters that a header can't hold", 'مفتاح'],
		['with a control character', 'to\u0000ken'],
	].map(([what, token]) => ({
		what: `a token ${what}`,
		response: bad.json({ success: true, data: { ...PROFILE, token } }),
		message: "Wassly accepted the login, but its token can't be sent",
		advice: "Check the credential's Base URL",
		httpCode: null,
	})),
	{
		what: 'a web page',
		response: bad.page('Welcome'),
		message: 'A web page came back instead of data: "Welcome"',
		advice: "Check the credential's Base URL",
		httpCode: null,
	},
	{
		what: 'a redirect',
		response: bad.redirect('https://elsewhere.example/login'),
		message: 'The Base URL redirects to https://elsewhere.example instead of responding (HTTP 302)',
		advice: "Check the credential's Base URL",
		httpCode: '302',
	},
	{
		what: 'broken JSON',
		response: bad.brokenJson,
		message: "The response can't be read as data",
		advice: 'Try again',
		httpCode: null,
	},
	{
		what: 'a reset connection',
		response: bad.reset,
		message: 'The connection to Wassly broke before the response was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
	},
	{
		what: 'a truncated response',
		response: bad.cutBody,
		message: 'The connection to Wassly broke before the response was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
	},
];

/** Credentials that Wassly rejects, or where no server listens. */
export const rejectedCredentials: Array<FailedLogin & { credential: object }> = [
	{
		what: 'a wrong password',
		credential: { password: 'wrong-password' },
		message: 'Wassly refused the email, the password or the API key: "Invalid credentials"',
		advice: "Check 'Email' and 'Password'",
		httpCode: '401',
	},
	{
		what: 'an invalid email address',
		credential: { email: 'somebody' },
		message:
			'Wassly refused the email, the password or the API key: "The email must be a valid email address."',
		advice: "Check 'Email' and 'Password'",
		httpCode: '400',
	},
	{
		what: 'a wrong API key',
		credential: { apikey: 'wrong-key' },
		message: 'Wassly refused the email, the password or the API key: "Invalid API key."',
		advice: "copy 'API Key' from the Wassly admin dashboard",
		httpCode: '401',
	},
	{
		what: 'a base URL where no server listens',
		credential: { baseUrl: 'http://127.0.0.1:1' },
		message: 'No server responds at http://127.0.0.1:1',
		advice: "Check the credential's Base URL",
		httpCode: 'ECONNREFUSED',
	},
];

/** Credentials with which nobody tries to log in. */
export const emptyCredentials: Array<FailedLogin & { credential: object }> = [
	{
		what: 'an empty email',
		credential: { email: ' ' },
		message: 'The Email in the Wassly credential is empty',
		advice: "fill in 'Email'",
		httpCode: null,
	},
	{
		what: 'an empty password',
		credential: { password: '' },
		message: 'The Password in the Wassly credential is empty',
		advice: "fill in 'Password'",
		httpCode: null,
	},
	{
		what: 'an empty API key',
		credential: { apikey: '' },
		message: 'The API Key in the Wassly credential is empty',
		advice: "fill in 'API Key'",
		httpCode: null,
	},
];
