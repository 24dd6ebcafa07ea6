/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readBaseUrl } from '@nodes/shared/credential/readCredential';

describe('The Base URL of Wassly itself', () => {
	test.each([
		['http://www.wassly.com.', 'https://www.wassly.com.'],
		['http://wassly.com.', 'https://wassly.com.'],
		['HTTP://WASSLY.COM', 'https://wassly.com'],
		['WASSLY.COM', 'https://wassly.com'],
		['WWW.Wassly.Com/api', 'https://www.wassly.com'],
		['http://www.wassly.com:80/', 'https://www.wassly.com'],
		['http://api.wassly.com', 'https://api.wassly.com'],
	])('%s is never used without https', (baseUrl, used) => {
		expect(readBaseUrl({ baseUrl })).toBe(used);
	});

	test.each(['http://notwassly.com', 'http://wassly.com.example', 'http://localhost:8080'])(
		'is not what another server has: %s stays as it is',
		(baseUrl) => {
			expect(readBaseUrl({ baseUrl })).toBe(baseUrl);
		},
	);
});
