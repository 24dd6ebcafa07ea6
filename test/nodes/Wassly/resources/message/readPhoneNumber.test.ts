/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readPhoneNumber } from '@nodes/Wassly/resources/message/readPhoneNumber';

describe('Reading a phone number', () => {
	test.each([
		'+4915112345678',
		'+49 151 1234 5678',
		'+49-151-12345678',
		'+49‑151‑12345678',
		'+49.151.12345678',
		'(+49) 151 12345678',
		'+49 (0) 151 12345678',
		'0049(0)151 12345678',
		'+49-(0)151-12345678',
		'(+49) (0) 151.12345678',
		'0049 151 12345678',
		'\u202a+49 151 12345678\u202c',
		'\u00a0+49\u00a0151\u00a012345678\n',
		'+٤٩١٥١١٢٣٤٥٦٧٨',
		'+۴۹۱۵۱۱۲۳۴۵۶۷۸',
		'٠٠٤٩ ١٥١ ١٢٣٤٥٦٧٨',
	])('understands %j', (value) => {
		expect(readPhoneNumber(value)).toBe('+4915112345678');
	});

	test.each([
		['+39 (0)6 1234567', '+3906 1234567'],
		['+1 (555) 010-020(0)', '+1 555 0100200'],
	])('takes no digit from %j that belongs to it', (value, same) => {
		expect(readPhoneNumber(value)).toBe(same.replaceAll(' ', ''));
	});

	test.each([
		'',
		undefined,
		null,
		'4915112345678',
		4915112345678,
		'0151 12345678',
		'+1234567',
		'+0151 12345678',
		'+1234567890123456',
		'++4915112345678',
		'+49 151 1234567a',
		'+49/151/12345678',
		'me@example.com',
		{},
	])('refuses %p', (value) => {
		expect(readPhoneNumber(value)).toBeUndefined();
	});
});
