/** A shorter "secret" is a typo; removing it would tear words apart. */
const MIN_LENGTH = 4;

export const worthRedacting = (secrets: string[]): string[] => [
	...new Set(secrets.filter(({ length }) => length >= MIN_LENGTH)),
];

/**
 * A regular expression for secrets in the forms in which servers repeat them: plain, escaped (JSON,
 * URL, HTML), and in Base64 (also that of URLs, with or without padding, alone or behind "Bearer ").
 *
 * @param secrets one or more
 */
export function patternFor(secrets: string[]): string {
	const forms = secrets.flatMap((secret) => [
		...['', 'Bearer ', 'bearer '].map((prefix) => base64Pattern(prefix + secret)),
		// Letters and digits are never escaped.
		secret.replace(/[^a-zA-Z\d]/gu, characterPattern),
	]);
	return [...new Set(forms)].join('|');
}

/** One character in all its escaped forms. */
function characterPattern(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const forms = [
		literal(encodeURIComponent(character.replace(/\p{Cs}/u, ''))),
		// PHP escapes some that JavaScript doesn't.
		code < 128 ? `%${code.toString(16).padStart(2, '0')}` : '',
		`\\\\u0*${code.toString(16)}`,
		`&#0*${code};`,
		`&#x0*${code.toString(16)};`,
		...(NAMED_ENTITIES[character] ?? []),
		// Last: of several, "%" and "&" begin others.
		`\\\\?${literal(character)}`,
	];
	return `(?:${forms.filter((form) => form !== '').join('|')})`;
}

const NAMED_ENTITIES: Record<string, string[]> = {
	'&': ['&amp;'],
	'<': ['&lt;'],
	'>': ['&gt;'],
	'"': ['&quot;'],
	"'": ['&apos;'],
	'/': ['&sol;'],
	'+': ['&plus;'],
	'=': ['&equals;'],
};

function base64Pattern(text: string): string {
	const encoded = Buffer.from(text).toString('base64').replace(/=+$/, '');
	return encoded.replace(/[+/]/g, (sign) => BASE64_SIGNS[sign] ?? sign) + '(?:=|%3D){0,2}';
}

/** The same two signs in both alphabets, and escaped. */
const BASE64_SIGNS: Record<string, string> = {
	'+': '(?:[+-]|%2B)',
	'/': '(?:\\\\?/|_|%2F)',
};

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
