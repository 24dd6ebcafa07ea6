/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { followRedirect } from '@nodes/Wassly/resources/message/file/address';

const from = (address: string, location: string) =>
	followRedirect('Media URL', new URL(address), location).href;

describe('A redirect', () => {
	test.each([
		['https://a.example/x', 'https://b.example/y', 'https://b.example/y'],
		['http://a.example/x', 'https://a.example/x', 'https://a.example/x'],
		['http://a.example/x', 'http://b.example/y', 'http://b.example/y'],
		['https://a.example/x/y', '../z#top', 'https://a.example/z'],
		['https://a.example/x', '//b.example/y', 'https://b.example/y'],
	])('from %s to %s is followed', (address, location, to) => {
		expect(from(address, location)).toBe(to);
	});

	test.each([
		['https://a.example/x', 'http://a.example/x'],
		['https://a.example/x', 'https://user@a.example/x'],
		['https://a.example/x', 'https://:password@a.example/x'],
		['https://a.example/x', 'file:///etc/passwd'],
		['https://a.example/x', 'https://[::]/x'],
		['https://a.example/x', 'https://[0::0]:8080/x'],
		['https://a.example/x', 'https://'],
	])('from %s to %s is not followed', (address, location) => {
		expect(() => from(address, location)).toThrow("a.example redirects 'Media URL'");
	});
});
