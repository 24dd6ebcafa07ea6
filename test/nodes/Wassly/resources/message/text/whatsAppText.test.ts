/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { whatsAppText } from '@nodes/Wassly/resources/message/text/whatsAppText';
import { byMarkdownIt, withoutSpaces } from './byMarkdownIt';

describe('Markdown in WhatsApp', () => {
	test.each([
		['**bold**', '*bold*'],
		['__bold__', '*bold*'],
		['*italic*', '_italic_'],
		['_italic_', '_italic_'],
		['***both***', '*_both_*'],
		['___both___', '*_both_*'],
		['**_both_** and _**both**_', '*_both_* and _*both*_'],
		['~~old~~ and ~**~~new~~**~', '~old~ and ~*~new~*~'],
		['**bold *both* bold**', '*bold _both_ bold*'],
		['*italic **both***', '_italic *both*_'],
		['**Total:** 5 € (**net**)', '*Total:* 5 € (*net*)'],
		['**bold __still__ bold**', '*bold still bold*'],
		['这是**粗体**文字', '这是*粗体*文字'],
		['**مرحبا** بك', '*مرحبا* بك'],
		['**👍🏽**', '*👍🏽*'],
		['- **One:** 1\n* *two*\n+ __three__', '- *One:* 1\n* _two_\n+ *three*'],
	])('has signs of its own for emphasis: %j', (markdown, text) => {
		expect(whatsAppText(markdown)).toBe(text);
	});

	test.each([
		['# Title', '*Title*'],
		['###### Title ##', '*Title*'],
		['# **Title**', '*Title*'],
		['## The *new* `code`', '*The _new_ `code`*'],
		['> # Title', '> *Title*'],
		['>># Title', '>>*Title*'],
		['# #1 of C#', '*#1 of C#*'],
		['Text\n# Title\r\n\r\nText', 'Text\n*Title*\r\n\r\nText'],
	])('has bold titles: %j', (markdown, text) => {
		expect(whatsAppText(markdown)).toBe(text);
	});

	test.each([
		['[Shop](https://example.com/a_b_c)', 'Shop (https://example.com/a_b_c)'],
		['[**Shop**](https://example.com "The shop")', '*Shop* (https://example.com)'],
		['**[Shop](https://example.com)**', '*Shop (https://example.com)*'],
		['[Wiki](https://example.com/A_(b))', 'Wiki (https://example.com/A_(b))'],
		['[Wiki](https://example.com/A_(b_c)_d#e)', 'Wiki (https://example.com/A_(b_c)_d#e)'],
		[
			'[a](https://b.example) [c](https://d.example)',
			'a (https://b.example) c (https://d.example)',
		],
		['[a (b)](https://c.example)(d) e', 'a (b) (https://c.example)(d) e'],
		["[Shop](https://example.com   'The shop')", 'Shop (https://example.com)'],
		['[a [b] c](https://d.example)', 'a [b] c (https://d.example)'],
		['[Shop](<https://example.com/a b>)', 'Shop (https://example.com/a b)'],
		['[Shop](https://example.com/a\\_b)', 'Shop (https://example.com/a_b)'],
		['[https://example.com/a_b](https://example.com/a_b)', 'https://example.com/a_b'],
		['[example.com](https://example.com/)', 'example.com'],
		['<https://example.com/a_b>', 'https://example.com/a_b'],
		['[example.com](http://example.com)', 'example.com'],
		['[example.coma](https://example.com/a)', 'example.coma (https://example.com/a)'],
		[
			'[a.example?b.example](https://a.example?https://b.example)',
			'a.example?b.example (https://a.example?https://b.example)',
		],
		['<http://example.com/a_b>', 'http://example.com/a_b'],
		['[Mail](https://example.com/mailto:a)', 'Mail (https://example.com/mailto:a)'],
		['[Mail us](mailto:shop@example.com)', 'Mail us (shop@example.com)'],
		['[shop@example.com](mailto:shop@example.com)', 'shop@example.com'],
		['![Map](https://example.com/map.png)', 'Map (https://example.com/map.png)'],
		['![](https://example.com/map.png)', 'https://example.com/map.png'],
		[
			'[![Map](https://example.com/map.png)](https://example.com)',
			'Map (https://example.com/map.png) (https://example.com)',
		],
		['*[a*](https://example.com)', '*a* (https://example.com)'],
		['[ **_*](https://example.com)', ' **_* (https://example.com)'],
		['[**a"*](https://example.com)', '**a"* (https://example.com)'],
		['[x] [y]: [a [b](https://b.example)](z)', '[x] [y]: [a b (https://b.example)](z)'],
	])('has addresses that can be tapped: %j', (markdown, text) => {
		expect(whatsAppText(markdown)).toBe(text);
	});

	test.each([
		'```\n**code**\n```',
		'```\n**code**\n`````',
		'```\n**code**\n  ``` \t',
		'~~~\n**code**\n~~~',
		'~~~ **code**\n**code**\n~~~~',
		'````\n```\n**code**\n````',
		'> ```\n> **code**\n> ```',
		'-   ```\n    **code**\n    ```',
		'12. ```\n    **code**\n    ```',
		'1)\t~~~\n\t**code**\n\t~~~',
		'```\n**code**\n``` x\nx ```\n**code**\n~~~\n``\n```',
	])('keeps code as it is, and nothing behind it: %j', (code) => {
		expect(whatsAppText(code)).toBe(code);
		expect(whatsAppText(`${code}\n**text**`)).toBe(`${code}\n*text*`);
	});

	test.each(['a ```', '1 ```', '1x ```', 'a. ```', '```a``` b', '``', '~~'])(
		'does not take %j for the beginning of code',
		(line) => {
			expect(whatsAppText(`${line}\n**text**`)).toBe(`${line}\n*text*`);
		},
	);

	test.each([
		['\\*no\\* \\_no\\_ \\# \\[no\\](x) 1\\. C:\\new', '*no* _no_ # [no](x) 1. C:\\new'],
		['one\\\ntwo', 'one\ntwo'],
	])('has no escapes: %j', (markdown, text) => {
		expect(whatsAppText(markdown)).toBe(text);
	});

	// WhatsApp has no other sign for it, or the same.
	test.each([
		'',
		'2 * 3 * 4, 2*3*4 and a*b',
		'snake_case_name and __init',
		'http://example.com/__a__/b and https://example.com/_a_/b__c__d and https://example.com/*a*?b=**c**d',
		'* item\n  * item\n- item\n\t+ item\n1. item\n2) item',
		'- [ ] to do\n- [x] done',
		'**not closed, *nor this, ~~or this, [or](this',
		'** not bold ** and * not italic *',
		'`**code**` and ``a ` **b**`` and `[a](https://b.example)`',
		'```js\n**code** # no\n```',
		'~~~\n# code\n```\n~~~',
		'1. Step:\n   ```\n   **code**\n   ```',
		'````\n```\n**code**\n````',
		'```\n# not closed',
		'> quote\n> > quote',
		'***\n* * *\n---\n___',
		'| a | b |\n| --- | --- |\n| 1 | 2 |',
		'<b>bold</b> &amp; <br>',
		'Title\n=====',
		'[Shop][1] and [2]\n\n[1]: https://example.com',
		'#sale #1 #',
		'a\\nb',
		'  space \u00a0 around  \r\n\r\n\r\n',
	])('leaves the rest as it is: %j', (text) => {
		expect(whatsAppText(text)).toBe(text);
	});

	const emphasis = ['*', '**', '***', '_', '__', '~~', '****', '_*', '**_'];
	const piece = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...emphasis) },
		{ weight: 3, arbitrary: fc.constantFrom('a', 'two', 'é', '粗', ' ', ' ', '.', '"', '👍', '€') },
		fc.constantFrom('`', '``', '\\*', '[', '](b_c)', ']', '# ', '\n\n'),
	);

	// Not for images: markdown-it reads their text as if nothing were around it.
	test("is read as CommonMark's own parser reads it", () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
				const markdown = pieces.join('');
				const expected = byMarkdownIt(markdown);
				fc.pre(expected !== undefined);
				expect(withoutSpaces(whatsAppText(markdown))).toBe(expected);
			}),
			{ numRuns: 5_000 },
		);
	});
});
