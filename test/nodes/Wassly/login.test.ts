import { LoggerProxy } from 'n8n-workflow';
import { keep, printed } from '../../engine/captureLogs';
import { testCredential } from '../../engine/testCredential';
import { useWassly } from '../../engine/useWassly';
import { documentedDevice } from '../../../dev/simulator/devices';
import * as bad from '../../../dev/simulator/misbehaviours';
import { PROFILE } from '../../../dev/simulator/account';
import type { Misbehaviour } from '../../../dev/simulator/misbehaviours';

const wassly = useWassly();

const list = async () =>
	await wassly.engine.runNode({
		parameters: { authentication: 'login', options: { timeout: 2 } },
	});

const paths = () => wassly.simulator.requests.map(({ path }) => path);

const stored = () => wassly.engine.storedCredential('wasslyLoginApi') ?? {};

const LOGIN = '/api/login';
const DEVICES = '/api/whatsapp-web-devices';

describe('With e-mail and password', () => {
	test('the node logs in first, and stores nothing but the token', async () => {
		const run = await list();
		expect(run.items().map(({ json }) => json)).toEqual([documentedDevice]);
		expect(paths()).toEqual([LOGIN, DEVICES]);
		expect(stored()).toEqual({ ...wassly.simulator.loginCredential, token: expect.any(String) });
		expect(JSON.stringify(stored())).not.toContain(PROFILE.openai_api_key);
	});

	test('the login sends the API key, but no token', async () => {
		await list();
		const [{ method, headers }] = wassly.simulator.requests;
		expect(method).toBe('POST');
		expect(headers.apikey).toBe(wassly.simulator.apikey);
		expect(headers.accept).toBe('application/json');
		expect(headers).not.toHaveProperty('authorization');
	});

	test('later runs use the token that is stored', async () => {
		await list();
		wassly.simulator.requests.length = 0;
		for (let run = 0; run < 10; run++) expect((await list()).error).toBeUndefined();
		expect(paths()).toEqual(Array.from({ length: 10 }, () => DEVICES));
	});

	test('an expired token is renewed with one login, and the call repeated once', async () => {
		await list();
		wassly.simulator.expireTokens();
		wassly.simulator.requests.length = 0;
		const run = await list();
		expect(run.items()).toHaveLength(1);
		expect(paths()).toEqual([DEVICES, LOGIN, DEVICES]);
		await list();
		expect(paths()).toEqual([DEVICES, LOGIN, DEVICES, DEVICES]);
	});

	test('a hundred items lead to one login', async () => {
		const run = await wassly.engine.runNode({
			parameters: { authentication: 'login' },
			input: Array.from({ length: 100 }, () => ({ json: {} })),
		});
		expect(run.items()).toHaveLength(100);
		expect(paths()).toEqual([LOGIN, DEVICES]);
	});

	test.each(['пароль €', 'كلمة السر', '👍🏽 pass'])('a password may be %j', async (password) => {
		wassly.simulator.password = password;
		wassly.engine.saveCredential(wassly.simulator.loginCredential, 'wasslyLoginApi');
		expect((await list()).items()).toHaveLength(1);
	});

	test('the picker logs in, too', async () => {
		const { results } = await wassly.engine.search('searchDevices', '', {
			authentication: 'login',
		});
		expect(results).toHaveLength(1);
		expect(paths()).toEqual([LOGIN, DEVICES]);
	});

	test('the picker renews a token, too', async () => {
		await list();
		wassly.simulator.expireTokens();
		const { results } = await wassly.engine.search('searchDevices', '', {
			authentication: 'login',
		});
		expect(results).toHaveLength(1);
		expect(wassly.simulator.logins).toBe(2);
	});

	test('a passing disturbance after a renewal is still overcome', async () => {
		await list();
		wassly.simulator.expireTokens();
		wassly.simulator.misbehave(undefined, undefined, bad.status(503));
		expect((await list()).items()).toHaveLength(1);
		expect(wassly.simulator.logins).toBe(2);
	});

	test('a new token that is refused as well leads to no further login', async () => {
		const refused = bad.status(401, { message: 'Unauthenticated.' });
		wassly.simulator.misbehave(undefined, refused);
		const { error } = await list();
		expect(error?.message).toBe('Wassly refused a new token: "Unauthenticated."');
		expect(error?.description).toContain('The login itself worked');
		expect(paths()).toEqual([LOGIN, DEVICES]);
	});

	test('a renewed token that is refused as well leads to no further login', async () => {
		await list();
		wassly.simulator.requests.length = 0;
		const refused = bad.status(401, { message: 'Unauthenticated.' });
		wassly.simulator.misbehave(refused, undefined, refused);
		expect((await list()).error?.message).toContain('Wassly refused a new token');
		expect(paths()).toEqual([DEVICES, LOGIN, DEVICES]);
	});
});

interface RefusedLogin {
	what: string;
	answer?: Misbehaviour;
	credential?: object;
	message: string;
	advice: string;
	httpCode: string | null;
}

const noLogin: RefusedLogin[] = [
	{
		what: 'a wrong password',
		credential: { password: 'wrong-password' },
		message: 'Wassly refused the e-mail or the password: "Invalid credentials"',
		advice: "Check 'Email' and 'Password'",
		httpCode: '401',
	},
	{
		what: 'something that is no e-mail address',
		credential: { email: 'somebody' },
		message:
			'Wassly refused the e-mail or the password: "The email must be a valid email address."',
		advice: "Check 'Email' and 'Password'",
		httpCode: '400',
	},
	{
		what: 'a validation that names fields',
		answer: bad.status(422, { message: 'Invalid.', errors: { password: ['Too short.'] } }),
		message: 'Wassly refused the e-mail or the password: "Invalid. Too short."',
		advice: "Check 'Email' and 'Password'",
		httpCode: '422',
	},
	{
		what: 'a wrong API key',
		credential: { apikey: 'wrong-key' },
		message: 'Wassly refused the API key at the login: "Invalid API key."',
		advice: "Copy 'API Key' from the Wassly admin dashboard",
		httpCode: '401',
	},
	{
		what: 'a forbidden API key',
		answer: bad.status(403),
		message: 'Wassly refused the API key at the login',
		advice: "Copy 'API Key' from the Wassly admin dashboard",
		httpCode: '403',
	},
	{
		what: 'too many logins',
		answer: bad.status(429, { message: 'Too Many Attempts.' }, { 'retry-after': '60' }),
		message: 'Wassly receives too many requests: "Too Many Attempts."',
		advice: 'Wassly asks to wait 60 seconds',
		httpCode: '429',
	},
	{
		what: 'too many logins, without a time',
		answer: bad.status(429),
		message: 'Wassly receives too many requests',
		advice: 'Wait a minute',
		httpCode: '429',
	},
	{
		what: 'a server that is down',
		answer: bad.status(503),
		message: "Wassly can't answer right now (HTTP 503)",
		advice: 'Try again',
		httpCode: '503',
	},
	{
		what: 'a refusal with 200',
		answer: bad.json({ success: false, message: 'Your account is suspended' }),
		message: 'Wassly refused the login: "Your account is suspended"',
		advice: "Check 'Email', 'Password' and 'API Key'",
		httpCode: '200',
	},
	{
		what: 'an answer without a token',
		answer: bad.json({ success: true, message: 'Login Successfully', data: { ...PROFILE } }),
		message: 'Wassly accepted the login, but its answer holds no token',
		advice: 'Try again',
		httpCode: '200',
	},
	{
		what: 'an answer with an empty token',
		answer: bad.json({ success: true, data: { ...PROFILE, token: ' ' } }),
		message: 'Wassly accepted the login, but its answer holds no token',
		advice: 'Try again',
		httpCode: '200',
	},
	{
		what: 'a web page',
		answer: bad.page('Welcome'),
		message: 'A web page came back instead of data: "Welcome"',
		advice: 'Check the Base URL',
		httpCode: '200',
	},
	{
		what: 'a redirect',
		answer: bad.redirect('https://elsewhere.example/login'),
		message: 'The Base URL redirects to https://elsewhere.example instead of answering (HTTP 302)',
		advice: 'Check the Base URL',
		httpCode: '302',
	},
	{
		what: 'broken JSON',
		answer: bad.brokenJson,
		message: "The answer can't be read as data",
		advice: 'try again',
		httpCode: '200',
	},
	{
		what: 'a reset connection',
		answer: bad.reset,
		message: 'The connection to Wassly broke before the answer was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
	},
	{
		what: 'a cut answer',
		answer: bad.cutBody,
		message: 'The connection to Wassly broke before the answer was complete',
		advice: 'Try again',
		httpCode: 'ECONNRESET',
	},
	{
		what: 'nothing that listens',
		credential: { baseUrl: 'http://127.0.0.1:1' },
		message: 'Nothing answers at http://127.0.0.1:1',
		advice: 'Check the Base URL',
		httpCode: 'ECONNREFUSED',
	},
	{
		what: 'an empty e-mail',
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

const login = ({ answer, credential }: RefusedLogin, token: string) => {
	const { simulator, engine } = wassly;
	engine.saveCredential(
		{ ...simulator.loginCredential, token, ...(credential as object) },
		'wasslyLoginApi',
	);
	return { answer, simulator };
};

describe('A login that does not work', () => {
	test.each(noLogin)('is refused in words at the first run: $what', async (row) => {
		const { answer, simulator } = login(row, '');
		if (answer) simulator.misbehave(answer);
		const { error } = await list();
		expect(error?.message).toContain(row.message);
		expect(error?.description).toContain(row.advice);
		expect(error?.httpCode ?? null).toBe(row.httpCode);
		expect(paths().filter((path) => path === LOGIN).length).toBeLessThanOrEqual(1);
		expect(paths()).not.toContain(DEVICES);
	});

	test.each(noLogin.filter(({ httpCode }) => httpCode !== null && httpCode !== 'ECONNREFUSED'))(
		'is refused in words at a renewal: $what',
		async (row) => {
			const { answer, simulator } = login(row, 'expired-token');
			simulator.misbehave(bad.status(401), answer);
			const { error } = await list();
			expect(error?.message).toContain(row.message);
			expect(error?.description).toContain(row.advice);
			expect(error?.httpCode).toBe(row.httpCode);
			expect(paths()).toEqual([DEVICES, LOGIN]);
		},
	);

	test('keeps the old token, so that a passing refusal costs nothing', async () => {
		login(noLogin[0], 'expired-token');
		await list();
		expect(stored().token).toBe('expired-token');
	});

	test('is tried once for all items', async () => {
		login(noLogin[0], '');
		const run = await wassly.engine.runNode({
			parameters: { authentication: 'login' },
			input: Array.from({ length: 20 }, () => ({ json: {} })),
			onError: 'continueRegularOutput',
		});
		expect(run.items()).toHaveLength(20);
		expect(paths()).toEqual([LOGIN]);
	});

	test('ends at its time limit', async () => {
		wassly.simulator.misbehave(bad.trickle);
		const { error } = await list();
		expect(error?.message).toBe('Wassly did not answer within 2 seconds');
	});
});

describe('The connection test of the login credential', () => {
	const judge = async (credential: object = {}) =>
		await testCredential(wassly.engine, 'wasslyLoginApi', {
			...wassly.simulator.loginCredential,
			...credential,
		});

	test('logs in and is content', async () => {
		expect(await judge()).toMatchObject({ status: 'OK' });
		expect(paths()).toEqual([LOGIN, DEVICES]);
	});

	test('logs in even if there is a token', async () => {
		expect(await judge({ token: 'expired-token' })).toMatchObject({ status: 'OK' });
		expect(paths()).toEqual([LOGIN, DEVICES]);
	});

	test.each(noLogin.filter(({ answer }) => !answer))('says what is wrong: $what', async (row) => {
		expect(await judge(row.credential)).toEqual({
			status: 'Error',
			message: expect.stringContaining(row.message),
		});
	});

	test.each(noLogin.filter(({ answer }) => answer))(
		'says what is wrong with the answer: $what',
		async ({ answer, message }) => {
			wassly.simulator.misbehave(answer, answer);
			expect(await judge()).toEqual({ status: 'Error', message: expect.stringContaining(message) });
		},
	);
});

describe('What belongs to the login', () => {
	const secrets = () => [
		wassly.simulator.password,
		wassly.simulator.email,
		PROFILE.openai_api_key,
		PROFILE.phone,
		PROFILE.location,
		PROFILE.name,
		'issued-token-',
	];

	beforeEach(() => {
		printed.length = 0;
		LoggerProxy.init({ debug: keep, info: keep, warn: keep, error: keep });
	});

	test.each([
		['a run', []],
		['a run with a renewal', [bad.status(401)]],
		['an answer that repeats it', [undefined, bad.echo(403)]],
		['a login that repeats it', [bad.echoLogin(401)]],
		['a login with 200 that repeats it', [bad.echoLogin(200)]],
		['a login that is cut off', [bad.body(JSON.stringify(PROFILE).slice(0, -1))]],
		['a login behind a notice of PHP', [bad.body(`Notice: ${JSON.stringify({ data: PROFILE })}`)]],
		['a login in a list', [bad.json([{ success: true, data: PROFILE }])]],
	])('stays in the credential: %s', async (_what, misbehaviours) => {
		wassly.simulator.misbehave(...misbehaviours);
		const { run } = await list();
		const traces = JSON.stringify(run) + printed.join('\n');
		for (const secret of secrets()) expect(traces).not.toContain(secret);
	});
});
