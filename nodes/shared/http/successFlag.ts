import type { JsonObject } from './json';

/** What a body says of the request: yes, no, something that is neither, or nothing. */
export type SuccessFlag = 'yes' | 'no' | 'odd' | 'missing';

/**
 * Reads the flag of a body. `success` is documented, as a boolean; PHP back ends also write it as a
 * number or a text. Other back ends of the family send `status` instead, of which only a no counts;
 * two flags that contradict each other are odd.
 */
export function successFlag({ success, status }: JsonObject): SuccessFlag {
	if (success === undefined) return isNo(status) ? 'no' : 'missing';
	if (isNo(success)) return 'no';
	const isYes = success === true || success === 1 || isText(success, 'true', '1');
	return isYes && !isNo(status) ? 'yes' : 'odd';
}

const isNo = (flag: unknown): boolean =>
	flag === false ||
	flag === 0 ||
	isText(flag, 'false', '0', '', 'error', 'fail', 'failed') ||
	(typeof flag === 'number' && flag >= 400);

const isText = (flag: unknown, ...texts: string[]) =>
	typeof flag === 'string' && texts.includes(flag.trim().toLowerCase());
