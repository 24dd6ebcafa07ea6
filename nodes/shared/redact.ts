/**
 * Takes secrets out of anything that came from outside: a server may echo what it was sent, and a
 * device, a text or an address must not carry that further.
 *
 * @param value plain data, as JSON.parse returns it
 * @param secrets values to remove, wherever they stand in a text or a field name
 * @returns the same value if no secret is in it, else a copy without them
 */
export function redact<T>(value: T, secrets: string[]): T {
	const forms = secrets
		// A shorter "secret" is a typing slip; removing it would tear words apart.
		.filter((secret) => secret.length >= 4)
		.flatMap(formsOf);
	if (forms.length === 0) return value;
	const shortest = Math.min(...forms.map(({ length }) => length));
	const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	// Most forms of a secret are equal, and each answer is searched for every one.
	const pattern = [...new Set(escaped)].join('|');
	const secret = new RegExp(pattern, 'i');
	const isSecret = (text: string) => text.length >= shortest && secret.test(text);
	// Nearly every answer is free of them, and looking is cheaper than copying.
	return isFree(value, isSecret) ? value : (clean(value, new RegExp(pattern, 'gi')) as T);
}

/** As servers may write it: escaped by PHP, in an address, encoded. The plain form comes last. */
const formsOf = (secret: string): string[] => [
	secret.replaceAll('/', '\\/'),
	encodeURIComponent(secret.replace(/\p{Cs}/gu, '')),
	base64(secret),
	secret,
];

/** Of its UTF-8 bytes: a password may hold any letter. */
const base64 = (text: string): string =>
	btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

const REDACTED = '[redacted]';

// No real answer is nested deeper. What can't be searched to its end isn't kept.
const DEEPEST_LEVEL = 100;

function isFree(value: unknown, isSecret: (text: string) => boolean, level = 0): boolean {
	if (typeof value === 'string') return !isSecret(value);
	if (typeof value !== 'object' || value === null) return true;
	if (level === DEEPEST_LEVEL) return false;
	if (Array.isArray(value)) return value.every((entry) => isFree(entry, isSecret, level + 1));
	// A loop: all that entries() would make for 10 000 devices takes longer than looking at them.
	for (const name in value) {
		const entry = (value as Record<string, unknown>)[name];
		if (isSecret(name) || !isFree(entry, isSecret, level + 1)) return false;
	}
	return true;
}

function clean(value: unknown, secret: RegExp, level = 0): unknown {
	if (typeof value === 'string') return value.replace(secret, REDACTED);
	if (typeof value !== 'object' || value === null) return value;
	if (level === DEEPEST_LEVEL) return REDACTED;
	if (Array.isArray(value)) return value.map((entry) => clean(entry, secret, level + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			clean(name, secret),
			clean(entry, secret, level + 1),
		]),
	);
}
