/**
 * Takes secrets out of anything that came from outside: a server may echo what it was sent, and a
 * device, a text or an address must not carry that further.
 *
 * @param value plain data, as JSON.parse returns it
 * @param secrets values to remove, wherever they stand in a text or a field name
 * @returns the same value if no secret is in it, else a copy without them
 */
export function redact<T>(value: T, secrets: string[]): T {
	const worthHiding = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
	// Nearly every answer is free of them, and looking is cheaper than copying.
	return isFree(value, worthHiding) ? value : (clean(value, worthHiding) as T);
}

const REDACTED = '[redacted]';

// A shorter "secret" is a typing slip; removing it would tear words apart.
const SHORTEST_SECRET = 4;

// No real answer is nested deeper. What can't be searched to its end isn't kept.
const DEEPEST_LEVEL = 100;

function isFree(value: unknown, secrets: string[], level = 0): boolean {
	if (typeof value === 'string') return !secrets.some((secret) => value.includes(secret));
	if (typeof value !== 'object' || value === null) return true;
	if (level === DEEPEST_LEVEL) return false;
	if (Array.isArray(value)) return value.every((entry) => isFree(entry, secrets, level + 1));
	return Object.entries(value).every(
		([name, entry]) => isFree(name, secrets) && isFree(entry, secrets, level + 1),
	);
}

function clean(value: unknown, secrets: string[], level = 0): unknown {
	if (typeof value === 'string') {
		return secrets.reduce((text, secret) => text.replaceAll(secret, REDACTED), value);
	}
	if (typeof value !== 'object' || value === null) return value;
	if (level === DEEPEST_LEVEL) return REDACTED;
	if (Array.isArray(value)) return value.map((entry) => clean(entry, secrets, level + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			clean(name, secrets),
			clean(entry, secrets, level + 1),
		]),
	);
}
