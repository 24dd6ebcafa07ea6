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
	return worthHiding.length === 0 ? value : (clean(value, worthHiding) as T);
}

export const REDACTED = '[redacted]';

// A shorter "secret" is a typing slip; removing it would tear words apart.
const SHORTEST_SECRET = 4;

// No real answer is nested deeper. What can't be searched to its end isn't kept.
const DEEPEST_LEVEL = 100;

function clean(value: unknown, secrets: string[], level = 0): unknown {
	if (level > DEEPEST_LEVEL) return REDACTED;
	if (typeof value === 'string') return cleanText(value, secrets);
	if (Array.isArray(value)) {
		const cleaned = value.map((entry) => clean(entry, secrets, level + 1));
		return cleaned.some((entry, index) => entry !== value[index]) ? cleaned : value;
	}
	if (typeof value === 'object' && value !== null) {
		let changed = false;
		const entries = Object.entries(value).map(([name, entry]) => {
			const cleaned: [string, unknown] = [
				cleanText(name, secrets),
				clean(entry, secrets, level + 1),
			];
			changed ||= cleaned[0] !== name || cleaned[1] !== entry;
			return cleaned;
		});
		return changed ? Object.fromEntries(entries) : value;
	}
	return value;
}

function cleanText(text: string, secrets: string[]): string {
	return secrets.reduce(
		(rest, secret) => (rest.includes(secret) ? rest.split(secret).join(REDACTED) : rest),
		text,
	);
}
