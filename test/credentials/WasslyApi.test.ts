/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { testCredential } from '@test/support/testCredential';
import { only } from '@test/support/items';
import { setUpWassly } from '@test/support/setUpWassly';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { DEMO } from '@dev/simulator/account';
import type { Misbehavior } from '@dev/simulator/misbehavior';

const wassly = setUpWassly();

beforeEach(() => {
	wassly.simulator.apikey = DEMO.apikey;
	wassly.engine.saveCredential(wassly.simulator.credential);
});

const list = async (pasted: ICredentialDataDecryptedObject) => {
	wassly.engine.saveCredential({ ...wassly.simulator.credential, ...pasted });
	return await wassly.engine.runNode({});
};

describe('A Wassly API credential', () => {
	const { apikey, token } = DEMO;

	test.each<[string, ICredentialDataDecryptedObject]>([
		['spaces around the key', { apikey: `  ${apikey}\t` }],
		['a line break after the key', { apikey: `${apikey}\r\n` }],
		['a line break after the token', { token: `${token}\n` }],
		['a token that was wrapped', { token: `${token.slice(0, 8)}\n  ${token.slice(8)}` }],
		[
			'invisible characters from a web page',
			{ apikey: `\u200B${apikey}\uFEFF`, token: `\u00A0${token}\u2060` },
		],
		['a leading "Bearer"', { token: `Bearer ${token}` }],
		['a leading "bearer" with spaces around it', { token: ` bearer   ${token} ` }],
	])('works with what people paste: %s', async (_what, pasted) => {
		expect((await list(pasted)).items()).toHaveLength(1);
	});

	test.each<[string, (url: string) => string]>([
		['a trailing slash', (url) => `${url}/`],
		['trailing slashes', (url) => `${url}///`],
		['a trailing /api', (url) => `${url}/api`],
		['a trailing /api/', (url) => `${url}/API/`],
		['spaces and line breaks', (url) => `\n ${url} \r\n`],
		['a query', (url) => `${url}/?from=mail#top`],
	])('works with a base URL that has %s', async (_what, change) => {
		const run = await list({ baseUrl: change(wassly.simulator.url) });
		expect(run.items()).toHaveLength(1);
		expect(only(wassly.simulator.requests).path).toBe('/api/whatsapp-web-devices');
	});

	test('adds https:// to a base URL without a scheme', async () => {
		// The simulator speaks no TLS, but the address was understood.
		const { error } = await list({ baseUrl: wassly.simulator.url.replace('http://', '') });
		expect(error?.message).toMatch(/^Couldn't connect securely to 127\.0\.0\.1:/);
	});

	test('works with a base URL that has a path, as behind a reverse proxy', async () => {
		await list({ baseUrl: `${wassly.simulator.url}/wassly/api/` });
		expect(only(wassly.simulator.requests).path).toBe('/wassly/api/whatsapp-web-devices');
	});

	test.each<[ICredentialDataDecryptedObject, string]>([
		[{ apikey: '' }, 'The API Key in the Wassly credential is empty'],
		[{ apikey: ' \n ' }, 'The API Key in the Wassly credential is empty'],
		[{ token: 'Bearer ' }, 'The Token in the Wassly credential is empty'],
		[{ apikey: 'ключ' }, "The API Key in the Wassly credential can't be sent"],
		[{ token: 'a'.repeat(8193) }, "The Token in the Wassly credential can't be sent"],
		...['ftp://wassly.com', 'https://', 'wassly dot com'].map(
			(baseUrl): [ICredentialDataDecryptedObject, string] => [
				{ baseUrl },
				'The Base URL in the Wassly credential is not a web address',
			],
		),
	])('fails before anything is sent: %j', async (pasted, message) => {
		const { error } = await list(pasted);
		expect(error?.message).toBe(message);
		expect(error?.description).toBeTruthy();
		expect(wassly.simulator.requests).toHaveLength(0);
	});
});

describe('The connection test', () => {
	const connect = async (changes: ICredentialDataDecryptedObject = {}) =>
		await testCredential(wassly.engine, 'wasslyApi', {
			...wassly.simulator.credential,
			...changes,
		});

	test('succeeds with good values, by listing the devices', async () => {
		expect(await connect()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(wassly.simulator.requests).toEqual([
			expect.objectContaining({ method: 'GET', path: '/api/whatsapp-web-devices' }),
		]);
	});

	test('succeeds with what people paste', async () => {
		const { url, token } = wassly.simulator;
		expect(await connect({ baseUrl: ` ${url}/api/\n`, token: `Bearer ${token}` })).toMatchObject({
			status: 'OK',
		});
	});

	test.each<ICredentialDataDecryptedObject>([
		{ allowedHttpRequestDomains: 'none' },
		{ allowedHttpRequestDomains: 'domains', allowedDomains: 'elsewhere.example' },
	])('succeeds whatever the HTTP Request node may do: %j', async (setting) => {
		expect(await connect(setting)).toMatchObject({ status: 'OK' });
	});

	test('succeeds for an account without devices', async () => {
		wassly.simulator.devices = {};
		expect(await connect()).toMatchObject({ status: 'OK' });
	});

	test.each<[string, ICredentialDataDecryptedObject, RegExp]>([
		[
			'a wrong key',
			{ apikey: 'wrong-key' },
			/^Wassly refused the API key or the token\. Tokens expire/,
		],
		[
			'a wrong token',
			{ token: 'wrong-token' },
			/^Wassly refused the API key or the token\. Tokens expire/,
		],
		['an empty key', { apikey: '' }, /^The API Key in the Wassly credential is empty/],
		[
			'an invalid base URL',
			{ baseUrl: 'https://' },
			/^The Base URL in the Wassly credential is not/,
		],
		['a base URL where no server listens', { baseUrl: 'http://127.0.0.1:1' }, /ECONNREFUSED/],
	])('fails for %s', async (_what, changes, message) => {
		const result = await connect(changes);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
	});

	test.each<[string, Misbehavior, RegExp]>([
		[
			'`success: false` with 200',
			bad.json({ success: false, message: 'x' }),
			/^Wassly refused the request\./,
		],
		['`success: null` with 200', bad.json({ success: null }), /^Wassly refused the request\./],
		['`success: 0` with 200', bad.json({ success: 0 }), /^Wassly refused the request\./],
		['a web page', bad.page('Welcome'), /^The response is not from the Wassly API.*Base URL/],
		['an empty body', bad.emptyBody, /^The response is not from the Wassly API/],
		['JSON of another service', bad.json({ ok: true }), /^The response is not from the Wassly API/],
		['a redirect', bad.redirect('/login'), /^The Base URL redirects/],
		['a 403', bad.status(403), /^Wassly denied this request\./],
		['a 404', bad.status(404), /^There is no Wassly API at the Base URL/],
		['a 429', bad.status(429), /^Wassly is receiving too many requests\./],
		['a 503', bad.status(503), /^Wassly can't respond right now \(HTTP 503\)\./],
	])('fails for %s', async (_what, misbehavior, message) => {
		wassly.simulator.alwaysMisbehave(misbehavior);
		const result = await connect();
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('does not follow a redirect', async () => {
		wassly.simulator.misbehave(bad.redirect('/api/whatsapp-web-devices'));
		await connect();
		expect(wassly.simulator.requests).toHaveLength(1);
	});
});

describe("n8n's HTTP Request node with the credential", () => {
	const request = async (parameters: INodeParameters) =>
		await wassly.engine.runNode({ type: 'n8n-nodes-base.httpRequest', parameters });

	test('lists devices', async () => {
		const run = await request({ url: `${wassly.simulator.url}/api/whatsapp-web-devices` });
		expect(only(run.items()).json).toEqual({ success: true, devices: [documentedDevice] });
	});

	test("sends the credential's headers instead of others of the same name", async () => {
		await request({
			url: `${wassly.simulator.url}/api/whatsapp-web-devices`,
			headers: {
				ApiKey: 'x',
				AUTHORIZATION: 'Basic y',
				Accept: 'application/vnd.api+json',
				'X-Mine': 'z',
			},
		});
		expect(only(wassly.simulator.requests).headers).toMatchObject({
			apikey: wassly.simulator.apikey,
			authorization: `Bearer ${wassly.simulator.token}`,
			accept: 'application/vnd.api+json',
			'x-mine': 'z',
		});
	});

	test('follows no redirect, although the node asks for it', async () => {
		wassly.simulator.misbehave(bad.redirect('/login'));
		await request({ url: `${wassly.simulator.url}/api/whatsapp-web-devices` });
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test.each([
		['another host', () => 'http://localhost.invalid/api/whatsapp-web-devices'],
		['another port', () => 'http://127.0.0.1:1/api/whatsapp-web-devices'],
		['another scheme', () => wassly.simulator.url.replace('http:', 'https:')],
		['a host after a user name', () => `${wassly.simulator.url}@wassly.invalid/`],
		['an address without a scheme', () => '//wassly.invalid/api'],
		['backslashes', () => 'http:\\\\wassly.invalid\\api'],
	])('fails with a clear message, before anything is sent, for %s', async (_what, url) => {
		const { error } = await request({ url: url() });
		expect(error?.message).toMatch(
			/^This Wassly credential is only for http:\/\/127\.0\.0\.1:\d+, not for \S+$/,
		);
		expect(error?.description).toMatch(/not sent anywhere else/);
		expect(wassly.simulator.requests).toHaveLength(0);
	});

	test('fails for what is not an address', async () => {
		expect((await request({ url: 'http://[' })).error?.message).toBe(
			'The URL of this request is not a web address',
		);
	});
});
