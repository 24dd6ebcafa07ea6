/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { DEFAULT_BASE_URL } from '@nodes/shared/api';
import { readCredential } from '@nodes/shared/credential/readCredential';

const baseUrlOf = (baseUrl?: string) =>
	readCredential({ apikey: 'the-key', token: 'the-token', baseUrl: baseUrl as string }).baseUrl;

describe('Reading a stored credential', () => {
	test.each([
		undefined,
		'',
		'  ',
		DEFAULT_BASE_URL,
		'www.wassly.com',
		'https://www.wassly.com/api/',
		'http://www.wassly.com',
	])('takes the base URL %p for that of the public reference', (baseUrl) => {
		expect(baseUrlOf(baseUrl)).toBe('https://www.wassly.com');
	});

	test('keeps a path, and drops a user name, a query and a fragment', () => {
		expect(baseUrlOf('http://me:pw@Host:8080/wassly//?a=1#b')).toBe('http://host:8080/wassly');
	});

	test.each([
		'https:/www.wassly.com',
		'https://https://www.wassly.com',
		'{{baseUrl}}',
		'ftp://host',
	])('refuses the base URL %p', (baseUrl) => {
		expect(() => baseUrlOf(baseUrl)).toThrow(
			new Error('The Base URL in the Wassly credential is not a web address'),
		);
	});

	test.each([
		'Bearer the-token',
		'"the-token"',
		"'Bearer the-token'",
		'Authorization: Bearer the-token',
		'Bearer Bearer the-token',
	])('takes what is pasted as %p for the token in it', (token) => {
		expect(readCredential({ apikey: 'the-key', token }).token).toBe('the-token');
	});

	test('keeps a token that only begins like one', () => {
		expect(readCredential({ apikey: 'k', token: 'bearer-1' }).token).toBe('bearer-1');
	});

	test('keeps what only looks like /api', () => {
		expect(baseUrlOf('https://host/myapi')).toBe('https://host/myapi');
	});
});
