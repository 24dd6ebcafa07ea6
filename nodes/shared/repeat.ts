import { isBroken, type Answer } from './answer';
import { retryAfter } from './retryAfter';

const MOST_REPEATS = 2;
const LONGEST_WAIT_SECONDS = 30;
const FIRST_WAIT_MS = 500;

/**
 * Decides whether a GET is worth a repeat: while Wassly is busy or a proxy has lost it
 * (429, 502, 503, 504) and when the connection broke; never longer than 30 seconds away.
 *
 * @param repeats how often the request was repeated so far
 * @returns milliseconds to wait before the next one, or undefined for none
 */
export function waitBeforeRepeat(answer: Answer, repeats: number): number | undefined {
	const { status, headers } = answer;
	const isPassing = isBroken(answer) || [429, 502, 503, 504].includes(status ?? 0);
	if (!isPassing || repeats >= MOST_REPEATS) return undefined;

	const asked = retryAfter(headers);
	if (asked === undefined) return FIRST_WAIT_MS * 2 ** repeats;
	return asked <= LONGEST_WAIT_SECONDS ? asked * 1000 : undefined;
}
