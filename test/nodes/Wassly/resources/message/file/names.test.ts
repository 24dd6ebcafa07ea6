/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { judgeType } from '@nodes/Wassly/resources/message/file/content';
import { nameInContentDisposition } from '@nodes/Wassly/resources/message/file/contentDisposition';
import { safeFileName } from '@nodes/Wassly/resources/message/file/fileName';
import { readDataAddress } from '@nodes/Wassly/resources/message/file/address';
import { growth, limitOfGrowth } from '@test/support/growth';

const hostile = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc
		.array(fc.constantFrom(...['../', '\\', '\0', '\r\n', '.', ' ', 'a', 'ä', '👍', '"', ';', '=']))
		.map((parts) => parts.join('')),
	fc.string().map((name) => `attachment; filename="${name}`),
	fc.string().map((name) => `attachment; filename*=UTF-8''${name}`),
);

describe('A name from anywhere', () => {
	test('never leads into another folder and breaks no header', () => {
		fc.assert(
			fc.property(hostile, (name) => {
				const safe = safeFileName(name);
				expect(safe).not.toMatch(/[/\\\p{Cc}]/u);
				expect(safe).not.toMatch(/^\.+$/);
				expect(safeFileName(safe)).toBe(safe);
			}),
		);
	});

	test('is read from any header', () => {
		fc.assert(
			fc.property(hostile, (header) => typeof nameInContentDisposition(header) === 'string'),
		);
	});
});

describe('Reading grows with the length, not with its square', () => {
	test.each<[string, (length: number) => void]>([
		...[';', '=', '"', ';="', ';a="\\', '; ', ' ;a= ', "'", '%'].map(
			(unit): [string, (length: number) => void] => [
				`a header of ${unit}`,
				(length) =>
					nameInContentDisposition(
						`attachment; filename*=UTF-8''${unit.repeat(length / unit.length)}`,
					),
			],
		),
		...['.', '/', ' ', 'a', '.1', '..a'].map((unit): [string, (length: number) => void] => [
			`a name of ${unit}`,
			(length) => safeFileName(unit.repeat(length / unit.length)),
		]),
		['a file of spaces', (length) => judgeType('', Buffer.alloc(length, ' '))],
		[
			'a data address',
			(length) => {
				expect(() => readDataAddress('', `data:;base64,${'= '.repeat(length / 2)}!`)).toThrow();
			},
		],
	])('%s', (_what, act) => {
		expect(growth(act, 50_000, 16)).toBeLessThan(limitOfGrowth(16));
	});
});
