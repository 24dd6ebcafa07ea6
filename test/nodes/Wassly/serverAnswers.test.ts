/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type AddressInfo } from 'node:net';
import { PROFILE } from '@dev/simulator/account';
import * as bad from '@dev/simulator/misbehavior';
import { startSecureServer } from '@test/credentials/tls/servers';
import { dump, findSecrets } from '@test/support/findSecrets';
import { setUpSend } from './resources/message/send/setUpSend';

const { wassly, send, posts } = setUpSend();

const list = async (authentication = 'token') =>
	await wassly.engine.runNode({ parameters: { authentication } });

const logIn = async () => await list('login');

const calls = [
	{ what: 'a list', run: list },
	{ what: 'a message', run: send },
	{ what: 'a login', run: logIn },
];

const BASE_URL = "Check the credential's Base URL";

describe('A reason is shown, however deep it is', () => {
	const bodies = [
		{ response: { message: ['No such number'] } },
		{ status: 400, error: 'No such number', response: { message: [['No such number']] } },
		{ exception: { message: 'No such number' } },
		{ error: { details: 'No such number' } },
		{ error: { code: 'E17', details: [{ reason: 'No such number' }] } },
	];

	const rows = calls.flatMap((call) => bodies.map((body) => ({ ...call, body })));

	test.each(rows)('$what: $body', async ({ run, body }) => {
		wassly.simulator.alwaysMisbehave(bad.status(400, body));
		expect((await run()).error?.message).toMatch(/: "No such number"/);
	});

	test.each([
		[{ error: { message: 'Bad', details: 'Too old' } }, 'Bad Too old'],
		[{ message: 'Bad', error: { to: 'Too old' } }, 'Bad Too old'],
		[
			{ message: 'Bad', meta: { version: 'two' }, response: { errors: { to: ['Old'] } } },
			'Bad Old',
		],
		[{ invokeStatus: { method: 'SendMessage', description: 'Quota exceeded' } }, 'Quota exceeded'],
		[{ title: 'Bad', detail: 'Too old', type: 'about:blank' }, 'Bad Too old'],
		[{ error: { response: { status: 'x', data: { message: 'Bad' } } } }, 'Bad'],
	])('and nothing beside it: %j', async (body, reason) => {
		wassly.simulator.alwaysMisbehave(bad.status(400, body));
		expect((await list()).error?.message).toBe(`Wassly did not accept the request: "${reason}"`);
	});

	test('also where a 200 confirms nothing', async () => {
		wassly.simulator.alwaysMisbehave(bad.json({ response: { message: ['Queued'] } }));
		expect((await send()).error?.message).toContain('does not confirm the message: "Queued"');
		expect((await list()).error?.message).toContain('no list of devices: "Queued"');
	});

	test('but not the person that a refused login is about', async () => {
		const user = { ...PROFILE, description: PROFILE.location };
		const body = { success: false, error: { user }, response: user, exception: { user }, user };
		wassly.simulator.alwaysMisbehave(bad.status(400, body));
		const { error } = await logIn();
		expect(error?.message).toBe('Wassly refused the email, the password or the API key');
		const secrets = [PROFILE.openai_api_key, PROFILE.phone, PROFILE.location];
		expect(findSecrets(dump(error), secrets)).toEqual([]);
	});

	test.each(calls)('unless it is deeper than anybody reads: $what', async ({ run }) => {
		const text = `{"message":${'['.repeat(50_000)}"x"${']'.repeat(50_000)}}`;
		wassly.simulator.alwaysMisbehave((_request, response) => response.writeHead(400).end(text));
		const { error } = await run();
		expect(error?.message).toMatch(/^Wassly (did not accept|refused) the /);
		expect(error?.message).not.toContain('"');
	});
});

describe('The advice for a message that may have been sent', () => {
	test.each([
		['a redirect to https with 308', bad.redirect('https://www.wassly.com/', 308)],
		['a redirect to https with 301', bad.redirect('https://www.wassly.com/', 301)],
		['a redirect to a login page', bad.redirect('/login')],
		['a web page', bad.page('Welcome')],
	])('names the Base URL after %s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await send();
		expect(error?.message).toMatch(/\. The message may have been sent$/);
		expect(error?.description).toMatch(/^Check the chat before sending again\. /);
		expect(error?.description).toContain(BASE_URL);
	});

	test.each([
		['HTTP 500', bad.status(500)],
		['an empty response', bad.emptyBody],
		['broken JSON', bad.brokenJson],
		['a broken connection', bad.reset],
	])('is only to check the chat after %s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(response);
		expect((await send()).error?.description).toBe('Check the chat before sending again.');
	});
});

describe("With a proxy in n8n's environment", () => {
	const before = { ...process.env };
	let port: number;

	/** @param url of the proxy, which nobody answers at */
	const use = (url: string) => {
		for (const name of ['NO_PROXY', 'no_proxy']) delete process.env[name];
		for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy']) {
			process.env[name] = url;
		}
	};

	const save = (baseUrl: string) => {
		const { credential, loginCredential } = wassly.simulator;
		wassly.engine.saveCredential({ ...credential, baseUrl });
		wassly.engine.saveCredential({ ...loginCredential, baseUrl }, 'wasslyLoginApi');
	};

	beforeEach(async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		({ port } = server.address() as AddressInfo);
		await new Promise((resolve) => server.close(resolve));
	});

	afterEach(() => {
		for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
		Object.assign(process.env, before);
	});

	const rows = calls.flatMap((call) =>
		['http://wassly.example', 'https://wassly.example', 'http://192.0.2.1:8080'].map((baseUrl) => ({
			...call,
			baseUrl,
		})),
	);

	test.each(rows)(
		'that is dead, the error names it: $what, $baseUrl',
		async ({ what, run, baseUrl }) => {
			use(`http://127.0.0.1:${port}`);
			save(baseUrl);
			const { error } = await run();
			expect(error?.message).toContain(`The proxy at 127.0.0.1:${port} does not respond`);
			expect(error?.message).toMatch(
				what === 'a message' ? /\. The message was not sent$/ : /respond$/,
			);
			expect(error?.description).toContain('HTTP_PROXY and HTTPS_PROXY');
			expect(error?.description).toContain(`reaches ${new URL(baseUrl).host} through it`);
			expect(error?.description).not.toContain('Base URL');
		},
	);

	test.each(calls)('that does not exist, the error names it: $what', async ({ run }) => {
		use('http://no-such-proxy.invalid:3128');
		save('https://wassly.example');
		const { error } = await run();
		expect(error?.message).toContain('The proxy no-such-proxy.invalid was not found');
		expect(error?.description).toContain('HTTP_PROXY and HTTPS_PROXY');
	});

	test.each(calls)('that wants a password, the error says so: $what', async ({ run }) => {
		wassly.simulator.alwaysMisbehave(bad.status(407, '<html></html>'));
		const { error } = await run();
		expect(error?.message).toContain('The proxy that n8n uses requires a user name and a password');
		expect(error?.description).toContain('HTTP_PROXY and HTTPS_PROXY');
	});

	test('nothing is called a proxy that is none', async () => {
		save(`http://127.0.0.1:${port}`);
		expect((await list()).error?.message).toBe(`No server responds at http://127.0.0.1:${port}`);
		save('http://no-such-host.invalid');
		expect((await list()).error?.message).toBe('The host no-such-host.invalid was not found');
	});
});

test.each(calls)(
	'The error for a self-signed certificate says how to trust it: $what',
	async ({ run }) => {
		const server = await startSecureServer(wassly.simulator.url);
		try {
			const { credential, loginCredential } = wassly.simulator;
			wassly.engine.saveCredential({ ...credential, baseUrl: server.url });
			wassly.engine.saveCredential({ ...loginCredential, baseUrl: server.url }, 'wasslyLoginApi');
			const { error } = await run();
			expect(error?.message).toContain('(DEPTH_ZERO_SELF_SIGNED_CERT)');
			expect(error?.description).toContain('NODE_EXTRA_CA_CERTS');
			expect(wassly.simulator.requests).toEqual([]);
		} finally {
			await server.stop();
		}
	},
);

describe('An unknown 4xx with JSON', () => {
	const statuses = [405, 406, 410, 415, 418, 423, 451, 466, 498];

	const rows = calls.flatMap((call) => statuses.map((status) => ({ ...call, status })));

	test.each(rows)(
		'is not about the Base URL: $what, HTTP $status',
		async ({ what, run, status }) => {
			wassly.simulator.alwaysMisbehave(bad.status(status, { message: 'Monthly quota exceeded' }));
			const { error } = await run();
			expect(error?.message).toContain(': "Monthly quota exceeded"');
			expect(error?.description).toBeTruthy();
			expect(error?.description).not.toContain('Base URL');
			if (what === 'a message') expect(error?.message).toMatch(/\. The message was not sent$/);
			expect(posts()).toBe(what === 'a message' ? 1 : 0);
		},
	);

	test.each(calls)('is about it without JSON: $what', async ({ run }) => {
		wassly.simulator.alwaysMisbehave(bad.status(466, '<html></html>'));
		expect((await run()).error?.description).toContain(BASE_URL);
	});
});

test('A login at a wrong path names the Base URL first', async () => {
	const { loginCredential, url } = wassly.simulator;
	const credential = { ...loginCredential, baseUrl: `${url}/wrong` };
	wassly.engine.saveCredential(credential, 'wasslyLoginApi');
	const { error } = await logIn();
	expect(error?.message).toBe(
		'Wassly has no login at the Base URL, or no account with this email: "Not found."',
	);
	expect(error?.description).toMatch(/^Check the credential's Base URL\. .* 'Email'/);
});
