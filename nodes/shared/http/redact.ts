import { patternFor, worthRedacting } from './secretPattern';

/**
 * Removes secrets from anything that a server sent: it may echo what it received.
 *
 * @param value plain data, as JSON.parse returns it
 * @param secrets to remove from texts and field names
 * @returns the same value if it contains no secret, else a copy without them
 */
export function redact<T>(value: T, secrets: string[]): T {
	const known = worthRedacting(secrets);
	if (known.length === 0) return value;
	const pattern = patternFor(known);
	const secret = new RegExp(pattern, 'i');
	const shortest = Math.min(...known.map(({ length }) => length));
	const isSecret = (text: string) => text.length >= shortest && secret.test(text);
	// Nearly every response is free of them, and searching is cheaper than copying.
	return isFree(value, isSecret) ? value : (clean(value, new RegExp(pattern, 'gi')) as T);
}

const REDACTED = '[redacted]';

// No real response is nested deeper. What can't be searched to its end isn't kept.
const MAX_DEPTH = 100;

function isFree(value: unknown, isSecret: (text: string) => boolean, depth = 0): boolean {
	if (typeof value === 'string') return !isSecret(value);
	if (typeof value !== 'object' || value === null) return true;
	if (depth === MAX_DEPTH) return false;
	if (Array.isArray(value)) return value.every((entry) => isFree(entry, isSecret, depth + 1));
	// For 10 000 devices, the lists that Object.entries() makes would take longer than the search.
	for (const name in value) {
		const entry = (value as Record<string, unknown>)[name];
		if (isSecret(name) || !isFree(entry, isSecret, depth + 1)) return false;
	}
	return true;
}

function clean(value: unknown, secret: RegExp, depth = 0): unknown {
	if (typeof value === 'string') return value.replace(secret, REDACTED);
	if (typeof value !== 'object' || value === null) return value;
	if (depth === MAX_DEPTH) return REDACTED;
	if (Array.isArray(value)) return value.map((entry) => clean(entry, secret, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			clean(name, secret),
			clean(entry, secret, depth + 1),
		]),
	);
}
