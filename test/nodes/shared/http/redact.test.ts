/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { secretForms } from '@test/support/secretForms';
import { redact } from '@nodes/shared/http/redact';

const SECRET = 's3cret/+=';

const secrets = fc.oneof(
	// Visible ASCII, as the credential takes keys and tokens.
	fc.stringMatching(/^[\x21-\x7e]{8,80}$/),
	// What escapes look like, again and again.
	fc.stringMatching(/^[\\"/%&#;u4]{8,80}$/),
);

describe('Redacting', () => {
	test('removes a secret from texts, field names and everything below', () => {
		const value = { a: [`x${SECRET}y`, { [SECRET]: SECRET }], b: `${SECRET}${SECRET}` };
		expect(redact(value, [SECRET])).toEqual({
			a: ['x[redacted]y', { '[redacted]': '[redacted]' }],
			b: '[redacted][redacted]',
		});
	});

	test.each(Object.entries(secretForms(SECRET)))('knows a secret %s', (_what, form) => {
		expect(redact(`a ${form} b`, [SECRET])).toBe('a [redacted] b');
	});

	test.each([
		['s3cret&#x2F;&#43;&#61;', 's3cret/+='],
		['s3cret&#47;+=', 's3cret/+='],
		['s3cret&sol;&plus;&equals;', 's3cret/+='],
		['a&amp;b&lt;c&gt;d&quot;e&apos;f', `a&b<c>d"e'f`],
		['a&#38;b&#060;c&#X3e;d&#34;e&#039;f', `a&b<c>d"e'f`],
		['s3cret%2f%2b%3d', 's3cret/+='],
		['smile\\U0001F600', 'smile😀'],
	])('knows %p for %p', (form, secret) => {
		expect(redact(`<p>${form}</p>`, [secret])).toBe('<p>[redacted]</p>');
	});

	test('finds every form of any secret that a header can hold', () => {
		const around = fc.constantFrom('', ' ', '"', ' key: ', '<b>');
		fc.assert(
			fc.property(secrets, around, around, (secret, before, after) => {
				for (const [what, form] of Object.entries(secretForms(secret))) {
					expect([what, redact(before + form + after, [secret])]).toEqual([
						what,
						`${before}[redacted]${after}`,
					]);
				}
			}),
		);
	});

	test.each([
		'İİİ-2026',
		'ΑΣΦΆΛΕΙΑ',
		'пароль',
		'كلمةالسر',
		'ß-€uro',
		'emoji😀👨‍👩‍👧',
		'𐲩𐲲-old',
		'3 of them: \\\\\\x',
		'2 at the end: \\\\',
		`before 20: ${'\\'.repeat(20)}!`,
	])('finds every form of the password %p', (password) => {
		for (const [what, form] of Object.entries(secretForms(password))) {
			// In other letters, it isn't the password any more.
			if (/capitals|small/.test(what)) continue;
			expect([what, redact(`<b>${form}</b>`, [password])]).toEqual([what, '<b>[redacted]</b>']);
		}
	});

	test('removes all of a secret that begins with many backslashes', () => {
		const secret = `${'\\'.repeat(20)}behind 20`;
		expect(redact(`<b>${secret}</b>`, [secret])).toBe('<b>[redacted]</b>');
		// In JSON there are 40, which say nothing.
		expect(redact(JSON.stringify({ a: secret }), [secret])).not.toContain('behind');
	});

	test('accepts half a character, which no server can receive', () => {
		expect(redact('a half\ud800 b', ['half\ud800'])).toBe('a [redacted] b');
	});

	test('leaves texts alone that contain no form of a secret', () => {
		const texts = fc.oneof(fc.lorem(), fc.string({ maxLength: 200 }), fc.base64String());
		fc.assert(
			fc.property(secrets, texts, (secret, text) => {
				const all = Object.values(secretForms(secret));
				fc.pre(!all.some((form) => text.toLowerCase().includes(form.toLowerCase())));
				expect(redact(text, [secret])).toBe(text);
			}),
		);
	});

	test('returns the very same value where there is nothing to remove', () => {
		const value = { a: [1, null, 'text', { b: true }] };
		expect(redact(value, [SECRET])).toBe(value);
	});

	test('does not tear words apart for a secret that is only a typing slip', () => {
		expect(redact('a banana', ['a', ''])).toBe('a banana');
	});

	test('removes a secret of 4 characters', () => {
		expect(redact('key k3y! here', ['k3y!'])).toBe('key [redacted] here');
	});

	test('removes a short secret from a text that is shorter than another secret', () => {
		expect(redact('key k3y! here', ['k3y!', 'a much longer one'])).toBe('key [redacted] here');
	});

	test('knows the Base64 of "bearer " in small letters', () => {
		const form = Buffer.from(`bearer ${SECRET}`).toString('base64');
		expect(redact(form, [SECRET])).toBe('[redacted]');
	});

	describe.each([
		['lists', (value: unknown) => [value]],
		['objects', (value: unknown) => ({ value })],
	])('in nested %s', (_what, within) => {
		const nested = (value: unknown, depth: number) => {
			for (let level = 0; level < depth; level++) value = within(value);
			return value;
		};

		test('searches a hundred levels', () => {
			expect(redact(nested(SECRET, 100), [SECRET])).toEqual(nested('[redacted]', 100));
			expect(redact(nested(null, 100), [SECRET])).toEqual(nested(null, 100));
		});

		test('keeps nothing that is deeper, whether there is a secret or not', () => {
			expect(redact(nested(SECRET, 101), [SECRET])).toEqual(nested('[redacted]', 100));
			expect(redact(nested('text', 150), [SECRET])).toEqual(nested('[redacted]', 100));
		});
	});

	test('removes the whole of a long token, although another one begins alike', () => {
		const [old, latest] = ['1', '2'].map((end) => `${'header'.repeat(10)}.${end.repeat(90)}`);
		expect(redact(`a ${latest} b`, [String(old), String(latest)])).toBe('a [redacted] b');
	});

	test('leaves no secret anywhere, and changes nothing else', () => {
		const text = fc.oneof(
			fc.string(),
			fc.string().map((rest) => rest + SECRET + rest),
		);
		const { tree } = fc.letrec((tie) => ({
			tree: fc.oneof(
				{ depthSize: 'small' },
				text,
				fc.integer(),
				fc.constant(null),
				fc.array(tie('tree')),
				fc.dictionary(text, tie('tree')),
			),
		}));
		fc.assert(
			fc.property(tree, (value) => {
				const cleaned = redact(value, [SECRET]);
				expect(JSON.stringify(cleaned)).not.toContain(SECRET);
				if (!JSON.stringify(value).includes(SECRET)) expect(cleaned).toEqual(value);
			}),
		);
	});
});
