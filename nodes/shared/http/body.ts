/** What the body of a response says: whether the request worked, and the words for people in it. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a body says about the request: yes, no, something that is neither, or nothing. */
export type SuccessFlag = 'yes' | 'no' | 'odd' | 'missing';

/**
 * Reads a body's flag. `success` is documented, as a boolean; PHP back ends also write it as a number
 * or text. Other back ends of the family send `status` instead, where only a no counts; two flags
 * that contradict each other are odd.
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

/** The server's `message` and `error`, each text once. */
export const serverMessage = (body: unknown): string | undefined =>
	isObject(body) ? joinTexts(body.message, body.error) : undefined;

/**
 * The same for a refusal, with the texts that name the fields that a validation refused. They are in
 * `errors`, or in `data` in the form `{ field: [texts] }`.
 */
export const refusalMessage = (body: unknown): string | undefined =>
	isObject(body)
		? joinTexts(body.message, body.error, valuesOf(body.errors), valuesOf(fieldErrors(body.data)))
		: undefined;

/** A refusal's other data isn't meant for people. */
const fieldErrors = (data: unknown) =>
	isObject(data) && Object.values(data).every(isListOfTexts) ? data : undefined;

/** By field: the API documents one called `message`. */
const valuesOf = (errors: unknown) => (isObject(errors) ? Object.values(errors) : errors);

const isListOfTexts = (value: unknown) =>
	Array.isArray(value) && value.every((text) => typeof text === 'string');

function joinTexts(...values: unknown[]): string | undefined {
	const texts = values.flatMap(textsIn);
	return texts.length > 0 ? excerpt([...new Set(texts)].join(' ')) : undefined;
}

/** All texts in a value; of an object with a `message` only that. */
export function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (isObject(value)) return textsIn(value.message ?? Object.values(value));
	return [];
}

export const isHtml = (text: string): boolean =>
	/^\s*(<!doctype html|<html|<head|<body|<\w+[\s>])/i.test(text);

export const pageTitle = (html: string): string | undefined =>
	excerpt(/<title[^<>]*>([^<]+)</i.exec(html)?.[1]);

const MAX_EXCERPT_LENGTH = 200;

/** One line, cut to what fits into an error. */
export function excerpt(text: string | undefined): string | undefined {
	const line = text?.replace(/\s+/g, ' ').trim();
	return line && line.length > MAX_EXCERPT_LENGTH ? `${line.slice(0, MAX_EXCERPT_LENGTH)}…` : line;
}
