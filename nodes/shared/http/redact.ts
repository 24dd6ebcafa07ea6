/** Removes secrets from anything that a server sent: it may echo what it received. */

/** A shorter "secret" is a typo; removing it would tear words apart. */
const MIN_LENGTH = 4;

const REDACTED = '[redacted]';

/** No real response is nested deeper. What can't be searched to its end isn't kept. */
const MAX_DEPTH = 100;

/**
 * Removes secrets in the forms in which servers repeat them: plain, escaped (JSON, URL, HTML), and in
 * Base64 (also Base64 for URLs, with or without padding, alone or behind "Bearer "). The first 32 characters
 * of a long secret are enough.
 *
 * It takes time in proportion to the text, and can't throw, whatever the secrets and the text are.
 *
 * @param value plain data, as JSON.parse returns it
 * @param secrets to remove from texts and field names
 * @returns the same value if it contains no secret, else a copy without them
 * @preserve
 */
export function redact<T>(value: T, secrets: string[]): T {
	const known = [...new Set(secrets)].filter(({ length }) => length >= MIN_LENGTH);
	if (known.length === 0) return value;
	const forms = known.flatMap(formsOf);
	const beginning = forms.map(([first]) => first).join('|');
	const anyBeginning = new RegExp(beginning, 'i');
	const shortest = Math.min(...known.map(({ length }) => length));
	const isSecret = (text: string) => text.length >= shortest && anyBeginning.test(text);
	// Nearly every response is free of them, and searching is cheaper than copying.
	if (isFree(value, isSecret)) return value;
	const pieces = forms.map((form) => form.map((piece) => new RegExp(piece, 'iy')));
	return clean(value, (text) => withoutSecrets(text, new RegExp(beginning, 'gi'), pieces)) as T;
}

function isFree(value: unknown, isSecret: (text: string) => boolean, depth = 0): boolean {
	if (typeof value === 'string') return !isSecret(value);
	if (typeof value !== 'object' || value === null) return true;
	if (depth === MAX_DEPTH) return false;
	if (Array.isArray(value)) return value.every((entry) => isFree(entry, isSecret, depth + 1));
	// For 10,000 devices, Object.entries() would take longer than the search.
	for (const name in value) {
		const entry = (value as Record<string, unknown>)[name];
		if (isSecret(name) || !isFree(entry, isSecret, depth + 1)) return false;
	}
	return true;
}

function clean(value: unknown, cleanText: (text: string) => string, depth = 0): unknown {
	if (typeof value === 'string') return cleanText(value);
	if (typeof value !== 'object' || value === null) return value;
	if (depth === MAX_DEPTH) return REDACTED;
	if (Array.isArray(value)) return value.map((entry) => clean(entry, cleanText, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			cleanText(name),
			clean(entry, cleanText, depth + 1),
		]),
	);
}

/** @param forms the pieces of each form */
function withoutSecrets(text: string, beginning: RegExp, forms: RegExp[][]): string {
	let cleaned = '';
	let end = 0;
	for (;;) {
		beginning.lastIndex = end;
		const found = beginning.exec(text);
		if (!found) return cleaned + text.slice(end);
		cleaned += text.slice(end, found.index) + REDACTED;
		// Tokens of one issuer begin alike, so the longest match counts.
		end = Math.max(...forms.map((pieces) => endOf(pieces, text, found.index)));
	}
}

/** Where the pieces that follow each other from `start` end. */
function endOf(pieces: RegExp[], text: string, start: number): number {
	let end = start;
	for (const piece of pieces) {
		piece.lastIndex = end;
		if (!piece.test(text)) break;
		end = piece.lastIndex;
	}
	return end;
}

/**
 * With one pattern for a whole secret, its length and the server's text would decide how long a search
 * takes and whether the engine accepts it. So pieces are searched one after the other.
 */
const PIECE_LENGTH = 32;

/** The forms of a secret, each as the patterns of its pieces. */
const formsOf = (secret: string): string[][] => [
	...['', 'Bearer ', 'bearer '].map((prefix) => base64Pieces(prefix + secret)),
	plainPieces(secret),
];

/** Backslashes belong to the character behind them, however many an escape adds. */
const plainPieces = (secret: string): string[] =>
	// A long row of them at the beginning would be searched again from each one.
	groups(
		secret.replace(/^\\{16,}/, '\\'.repeat(16)).match(/\\*[^\\]|\\+$/gu) ?? [],
		PIECE_LENGTH,
	).map((units) => units.map(unitPattern).join(''));

const unitPattern = (unit: string): string => {
	const character = unit.replace(/^\\+/, '');
	const count = unit.length - character.length;
	const rest = /^[a-zA-Z\d]?$/.test(character)
		? character
		: characterPattern(character, count === 0);
	// Each may be doubled, and the one more may escape the character.
	return count === 0 ? rest : `${characterPattern('\\')}{${count},${2 * count + 1}}${rest}`;
};

/** One character, other than a letter or a digit, in all its escaped forms. */
function characterPattern(character: string, mayHaveBackslash = false): string {
	const code = character.codePointAt(0) ?? 0;
	const units = character.split('').map((unit) => unit.charCodeAt(0));
	const inUrl = encodeURIComponent(character.replace(/\p{Cs}/u, ''));
	const forms = [
		inUrl === character ? '' : literal(inUrl.toLowerCase()),
		// PHP escapes some that JavaScript doesn't.
		code < 128 ? `%${code.toString(16).padStart(2, '0')}` : '',
		units.map((unit) => `\\\\u0{0,6}${unit.toString(16)}`).join(''),
		`\\\\u0{0,6}${code.toString(16)}`,
		`&#0{0,6}${code};`,
		`&#x0{0,6}${code.toString(16)};`,
		...(NAMED_ENTITIES[character] ?? []),
		// Last, because "%" and "&" begin other forms.
		(mayHaveBackslash ? '\\\\?' : '') + literal(character),
	];
	// Each form once: two equal ways to match would double the work with each character.
	const different = new Set(forms.filter((form) => form !== ''));
	return `(?:${[...different].join('|')})`;
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

function base64Pieces(text: string): string[] {
	const encoded = Buffer.from(text).toString('base64').replace(/=+$/, '');
	const pieces = groups([...encoded], PIECE_LENGTH).map((signs) =>
		signs.map((sign) => BASE64_SIGNS[sign] ?? sign).join(''),
	);
	return [...pieces.slice(0, -1), `${pieces.at(-1)}(?:=|%3D){0,2}`];
}

/** The same two signs in both alphabets, and escaped. */
const BASE64_SIGNS: Record<string, string> = {
	'+': '(?:[+-]|%2B)',
	'/': '(?:\\\\?/|_|%2F)',
};

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const groups = (list: string[], size: number): string[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
		list.slice(index * size, (index + 1) * size),
	);
