/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import {
	excerpt,
	isHtml,
	isObject,
	pageTitle,
	refusalMessage,
	serverMessage,
	successFlag,
	textsIn,
} from '@nodes/shared/http/body';

test.each([
	[{}, true],
	[{ a: 1 }, true],
	[[], false],
	[null, false],
	[undefined, false],
	['text', false],
	[5, false],
])('An object is an object of JSON: %j %p', (value, is) => {
	expect(isObject(value)).toBe(is);
});

describe('The flag of a body', () => {
	test.each([true, 1, '1', 'true', 'TRUE', ' true '])('says yes: success %j', (success) => {
		expect(successFlag({ success })).toBe('yes');
		expect(successFlag({ success, status: 'ok' })).toBe('yes');
		expect(successFlag({ success, status: 200 })).toBe('yes');
	});

	const no = [false, 0, '0', 'false', 'False ', '', 'error', 'fail', 'failed', 400, 500];

	test.each(no)('says no: %j', (flag) => {
		expect(successFlag({ success: flag })).toBe('no');
		expect(successFlag({ success: flag, status: 'success' })).toBe('no');
		expect(successFlag({ status: flag })).toBe('no');
		expect(successFlag({ success: true, status: flag })).toBe('odd');
	});

	test.each([null, 2, 'no', 'yes', [], {}, 399, '400'])('is odd: success %j', (success) => {
		expect(successFlag({ success })).toBe('odd');
	});

	test.each([undefined, null, true, 1, 'success', 'connected', 200, 399, [], {}])(
		'is missing: status %j alone',
		(status) => {
			expect(successFlag({ status })).toBe('missing');
		},
	);
});

describe("The server's words", () => {
	test.each<[unknown, string | undefined]>([
		[{ message: 'No' }, 'No'],
		[{ Message: ' No ' }, 'No'],
		[{ msg: 'No' }, 'No'],
		[{ error: 'No' }, 'No'],
		[{ error: { message: 'No', code: 'E1' } }, 'No'],
		[{ error: { code: 'E1' } }, 'E1'],
		[{ error: [' ', 'No', 5, null] }, 'No'],
		[{ error_description: 'No' }, 'No'],
		[{ 'error-msg': 'No' }, 'No'],
		[{ errorMessage: 'No' }, 'No'],
		[{ details: 'No' }, 'No'],
		[{ reason: 'No' }, 'No'],
		[{ title: 'No' }, 'No'],
		[{ description: 'No' }, 'No'],
		[{ response: 'No' }, 'No'],
		[{ response: { message: 'No' } }, 'No'],
		[{ meta: { message: 'No' } }, 'No'],
		[{ error: 'No', message: 'Never' }, 'No Never'],
		[{ error: 'No', message: ' No ' }, 'No'],
		[{ errors: { name: ['Too long.'], to: 'Missing.' } }, 'Too long. Missing.'],
		[{ errors: { message: ['Too long.'] } }, 'Too long.'],
		[{ errors: ['Too long.'] }, 'Too long.'],
		[{ errors: 'Too long.' }, 'Too long.'],
		[{ errors: [{ field: 'name', message: 'Too long.' }] }, 'Too long.'],
		[{ message: '' }, undefined],
		[{ name: 'Nathan' }, undefined],
		[{ messages_left: 'No' }, undefined],
		[{ my_message: 'No' }, undefined],
		[{}, undefined],
		['No', undefined],
		[[{ message: 'No' }], undefined],
		[null, undefined],
	])('of %j are %j', (body, words) => {
		expect(serverMessage(body)).toBe(words);
		expect(refusalMessage(body)).toBe(words);
	});

	test('are not in data, but those that a validation writes there are a part of a refusal', () => {
		const data = { to: ['Not a number.'], message: ['Too long.', 'Empty.'] };
		expect(serverMessage({ message: 'No', data })).toBe('No');
		expect(refusalMessage({ message: 'No', data })).toBe('No Not a number. Too long. Empty.');
	});

	test.each([
		{ to: ['Not a number.'], conversation_id: 5 },
		{ to: 'Not a number.' },
		{ to: [5] },
		{ to: ['Not a number.', 5] },
		{ to: [['Not a number.']] },
		['Not a number.'],
		'Not a number.',
		{ message: 'secret' },
	])('are not in data that looks otherwise: %j', (data) => {
		expect(refusalMessage({ message: 'No', data })).toBe('No');
	});

	/** An object within objects, so many deep. */
	const nested = (depth: number, inner: unknown, name: string) => {
		let value = inner;
		for (let level = 0; level < depth; level++) value = { [name]: value };
		return value;
	};

	test.each(['wrapper', 'message'])('are found up to ten levels deep: %s', (name) => {
		expect(serverMessage(nested(10, { message: 'No' }, name))).toBe('No');
		expect(serverMessage(nested(11, { message: 'No' }, name))).toBeUndefined();
	});

	test('are found in lists up to ten levels deep', () => {
		const listed = (depth: number) => {
			let value: unknown = ['No'];
			for (let level = 1; level < depth; level++) value = [value];
			return value;
		};
		expect(textsIn(listed(11))).toEqual(['No']);
		expect(textsIn(listed(12))).toEqual([]);
		expect(serverMessage(nested(20, ['No'], 'errors'))).toBeUndefined();
	});

	test('are cut after 200 characters, and are one line', () => {
		expect(serverMessage({ message: 'a'.repeat(200) })).toBe('a'.repeat(200));
		expect(serverMessage({ message: 'a'.repeat(201) })).toBe(`${'a'.repeat(200)}…`);
		expect(serverMessage({ message: 'a\r\n  b\tc' })).toBe('a b c');
	});
});

describe('A web page', () => {
	test.each([
		'<!doctype html><p>',
		'\n <!DOCTYPE HTML>',
		'<html lang="en">',
		'<HTML>',
		'<head>',
		'<body class="a">',
		'<p>text',
		'<p class="a">',
		'<div\nid="a">',
	])('is one: %j', (text) => {
		expect(isHtml(text)).toBe(true);
	});

	test.each(['', 'text <html>', '<', '< html>', '{"a":"<p>"}', '<!-- -->', '</p>', '<a'])(
		'is none: %j',
		(text) => {
			expect(isHtml(text)).toBe(false);
		},
	);

	test.each([
		['<title>nginx</title>', 'nginx'],
		['<html><TITLE lang="en">\n 502  Bad\nGateway </TITLE>', '502 Bad Gateway'],
		['<title></title>', undefined],
		['<title>open', undefined],
		['<p>title</p>', undefined],
	])('has its title: %j %j', (html, title) => {
		expect(pageTitle(html)).toBe(title);
	});
});

test('An excerpt of nothing is nothing', () => {
	expect(excerpt(undefined)).toBeUndefined();
	expect(excerpt(' ')).toBe('');
});
