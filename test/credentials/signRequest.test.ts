import type { IHttpRequestOptions } from 'n8n-workflow';
import { signRequest } from '../../credentials/signRequest';

const stored = { apikey: 'the-key', token: 'the-token', baseUrl: 'https://wassly.example/sub/api' };

const sign = async (request: Partial<IHttpRequestOptions>) =>
	await signRequest(stored, request as IHttpRequestOptions);

describe('Signing a request', () => {
	test('adds both headers, asks for JSON and turns redirects off', async () => {
		expect(await sign({ url: 'https://wassly.example/x' })).toEqual({
			url: 'https://wassly.example/x',
			headers: { Accept: 'application/json', apikey: 'the-key', Authorization: 'Bearer the-token' },
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			useStream: false,
		});
	});

	test('does not change the request that it is given', async () => {
		const request = { url: 'https://wassly.example/x', headers: { 'X-Mine': '1' } };
		await sign(request);
		expect(request).toEqual({ url: 'https://wassly.example/x', headers: { 'X-Mine': '1' } });
	});

	test.each<[Partial<IHttpRequestOptions>, string]>([
		[{ url: '/api/devices' }, 'https://wassly.example/sub/api/devices'],
		[{ url: 'api/devices' }, 'https://wassly.example/sub/api/devices'],
		[
			{ url: '/devices', baseURL: 'https://wassly.example/other/' },
			'https://wassly.example/other//devices',
		],
		[
			{ url: 'https://wassly.example/a', baseURL: 'https://elsewhere.example' },
			'https://wassly.example/a',
		],
		[{ url: 'HTTPS://WASSLY.EXAMPLE:443/a' }, 'https://wassly.example/a'],
		[{ url: '/devices', baseURL: stored.baseUrl }, 'https://wassly.example/sub/devices'],
		[{ url: 'javascript:alert(1)' }, 'https://wassly.example/sub/javascript:alert(1)'],
	])('sends %j to %s', async (request, url) => {
		const signed = await sign(request);
		expect(signed.url).toBe(url);
		expect(signed).not.toHaveProperty('baseURL');
	});

	test('quotes no secret of an address that is none', async () => {
		const baseURL = 'https://:the-key-and-the-token';
		await expect(sign({ url: '/a', baseURL })).rejects.toMatchObject({
			description: 'Use a URL that starts with https://:[redacted]-and-[redacted]/api/.',
		});
	});

	test.each([
		{ url: 'https://elsewhere.example/a' },
		{ url: '/a', baseURL: 'https://elsewhere.example' },
		{ url: '//elsewhere.example/a' },
		{ url: '\\\\elsewhere.example/a' },
		{ url: 'https://wassly.example.elsewhere.example/' },
		{ url: 'https://wassly.example:8443/' },
		{ url: 'http://wassly.example/' },
		{ url: 'https://the-user@elsewhere.example#@wassly.example/' },
	])('throws for %j', async (request) => {
		await expect(sign(request)).rejects.toThrow(
			/^This Wassly credential is only for https:\/\/wassly\.example, not for /,
		);
	});
});
