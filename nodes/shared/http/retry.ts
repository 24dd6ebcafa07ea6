import type { RequestResult } from './result';

const MAX_RETRIES = 2;
const MAX_DELAY_SECONDS = 30;
const FIRST_DELAY_MS = 500;

/**
 * Decides whether a GET is retried: while Wassly is busy or behind a failing proxy (429, 502, 503,
 * 504), and after a broken connection; never more than 30 seconds later.
 *
 * @param retries so far
 * @returns milliseconds to wait before the next one, or undefined for none
 */
export function retryDelay(result: RequestResult, retries: number): number | undefined {
	if (!isTemporary(result) || retries >= MAX_RETRIES) return undefined;
	const seconds = result.kind === 'response' ? retryAfter(result.headers) : undefined;
	if (seconds === undefined) return FIRST_DELAY_MS * 2 ** retries;
	return seconds <= MAX_DELAY_SECONDS ? seconds * 1000 : undefined;
}

const isTemporary = (result: RequestResult) =>
	result.kind === 'response'
		? [429, 502, 503, 504].includes(result.status)
		: result.failure === 'broken';

/**
 * Reads a Retry-After header (RFC 9110: a number of seconds or an HTTP date).
 *
 * @param now milliseconds since 1970
 * @returns whole seconds, 0 for a past date; undefined without a readable header
 */
export function retryAfter(
	headers: Record<string, unknown>,
	now: number = Date.now(),
): number | undefined {
	const value = String(headers['retry-after'] ?? '').trim();
	if (/^\d+$/.test(value)) return Math.min(Number(value), Number.MAX_SAFE_INTEGER);
	const date = /^[a-z]+, /i.test(value) ? Date.parse(value) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
