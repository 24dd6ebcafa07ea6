/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { safeFileName } from '@nodes/Wassly/resources/message/file/fileName';

describe('A file name', () => {
	test.each([
		['offer.pdf', 'offer.pdf'],
		['../../etc/passwd', 'passwd'],
		['..\\..\\boot.ini', 'boot.ini'],
		['/etc/passwd', 'passwd'],
		['C:\\Users\\offer.pdf', 'offer.pdf'],
		['c:offer.pdf', 'offer.pdf'],
		['a.php\0.pdf', 'a.php.pdf'],
		['of\r\nfer\t.pdf', 'offer.pdf'],
		['.htaccess', '.htaccess'],
		['عرض سعر 1.pdf', 'عرض سعر 1.pdf'],
		['offer: 12.pdf', 'offer: 12.pdf'],
		['..', ''],
		['../', ''],
		[' . ', ''],
		['', ''],
	])('%j is sent as %j', (name, sent) => {
		expect(safeFileName(name)).toBe(sent);
	});

	test('leads nowhere, whatever it is', () => {
		const part = fc.oneof(fc.string(), fc.constantFrom('../', '..\\', '/', '\0', '..', 'C:', '\n'));
		fc.assert(
			fc.property(fc.array(part), (parts) => {
				const name = safeFileName(parts.join(''));
				expect(name).not.toMatch(/[/\\\p{Cc}]|^\.+$/u);
				expect(safeFileName(name)).toBe(name);
			}),
		);
	});
});
