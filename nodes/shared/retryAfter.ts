/**
 * Seconds that a server asks to wait, from its Retry-After header (RFC 9110: a number of seconds
 * or an HTTP date).
 *
 * @param now milliseconds since 1970
 * @returns whole seconds, 0 for a date that is past; undefined if the server asks for nothing
 */
export function retryAfter(
	headers: Record<string, unknown> | undefined,
	now: number = Date.now(),
): number | undefined {
	const value = String(headers?.['retry-after'] ?? '').trim();
	if (/^\d+$/.test(value)) return Math.min(Number(value), Number.MAX_SAFE_INTEGER);
	const date = /^[a-z]+, /i.test(value) ? Date.parse(value) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
