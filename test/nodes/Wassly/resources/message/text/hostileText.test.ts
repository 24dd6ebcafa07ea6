/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { whatsAppText } from '@nodes/Wassly/resources/message/text/whatsAppText';
import { growth, limitOfGrowth } from '@test/support/growth';

describe('A hostile text in Markdown', () => {
	test.each([
		...['*', '_', '~', '`', '[', ']', '#', '\\', '>', ' ', '<', '(', '-'],
		...[
			'*a ',
			'a* ',
			'_a ',
			'*a_ ',
			'**a *b ',
			'~~a ',
			'a**b',
			'*a**b',
			'[a](',
			'](x',
			'![',
			'[a](b)',
		],
		...['![](', '`a``b', '\\`', 'https://', '[](<', '[](a "', "[](a '", '> ', '# ', '- ', '```\n'],
		...['[![a](b)', '[*a', '_*a', 'a_*', '](()', '[](x (y)'],
	])('takes no longer for each character, the longer it is: %j', (unit) => {
		const work = (length: number) => whatsAppText(`*${unit.repeat(length / unit.length)}*`);
		expect(growth(work, 2 ** 13, 16)).toBeLessThan(limitOfGrowth(16));
	});

	test.each(['*', '_', '[', ']', '`', '*a_ '])('takes a megabyte of %j', (unit) => {
		const text = unit.repeat(1e6 / unit.length);
		expect(whatsAppText(text) === text).toBe(true);
	});
});
