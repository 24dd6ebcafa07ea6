import { DEFAULT_BASE_URL } from '../../nodes/shared/defaultBaseUrl';
import { readCredential } from '../../credentials/readCredential';

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
	])('takes the base URL %p for that of the public reference', (baseUrl) => {
		expect(baseUrlOf(baseUrl)).toBe('https://www.wassly.com');
	});

	test('keeps a path, and drops a user name, a query and a fragment', () => {
		expect(baseUrlOf('http://me:pw@Host:8080/wassly//?a=1#b')).toBe('http://host:8080/wassly');
	});

	test('keeps what only looks like /api', () => {
		expect(baseUrlOf('https://host/myapi')).toBe('https://host/myapi');
	});
});
