import fc from 'fast-check';
import { redact } from '../../../../nodes/shared/http/redact';

const SECRET = 's3cret/+=';

describe('Redacting', () => {
	test('removes a secret from texts, field names and everything below', () => {
		const value = { a: [`x${SECRET}y`, { [SECRET]: SECRET }], b: `${SECRET}${SECRET}` };
		expect(redact(value, [SECRET])).toEqual({
			a: ['x[redacted]y', { '[redacted]': '[redacted]' }],
			b: '[redacted][redacted]',
		});
	});

	test.each(['S3CRET/+=', 's3cret\\/+=', encodeURIComponent(SECRET), btoa(SECRET)])(
		'knows a secret in the form %p',
		(form) => {
			expect(redact(`a ${form} b`, [SECRET])).toBe('a [redacted] b');
		},
	);

	test('returns the very same value where there is nothing to remove', () => {
		const value = { a: [1, null, 'text', { b: true }] };
		expect(redact(value, [SECRET])).toBe(value);
	});

	test('does not tear words apart for a secret that is only a typing slip', () => {
		expect(redact('a banana', ['a', ''])).toBe('a banana');
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
