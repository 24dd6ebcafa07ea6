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

/** The server's words for people, each text once. `data` has none. */
export const serverMessage = (body: unknown): string | undefined =>
	isObject(body) ? joinTexts(wordsIn({ ...body, data: undefined })) : undefined;

/**
 * The same for a refusal, with the texts that name the fields that a validation refused. They are in
 * `errors`, or in `data` in the form `{ field: [texts] }`.
 */
export const refusalMessage = (body: unknown): string | undefined =>
	isObject(body)
		? joinTexts(wordsIn({ ...body, data: undefined }), valuesOf(fieldErrors(body.data)))
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

/** All texts in a value. From an object with words for people, only those. */
export function textsIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (depth > MAX_DEPTH) return [];
	if (Array.isArray(value)) return value.flatMap((entry) => textsIn(entry, depth + 1));
	if (!isObject(value)) return [];
	const words = wordsIn(value, depth);
	return words.length > 0 ? words : textsIn(Object.values(value), depth);
}

/** The words for people in an object and in the objects that it wraps. */
const wordsIn = (body: JsonObject, depth = 0): string[] =>
	Object.entries(body).flatMap(([name, value]) => {
		if (name === 'errors') return textsIn(valuesOf(value), depth + 1);
		if (WORDS.test(name)) return textsIn(value, depth + 1);
		return isObject(value) && depth < MAX_DEPTH ? wordsIn(value, depth + 1) : [];
	});

/** The fields in which back ends and gateways give a reason. */
const WORDS = /^(error|response|(error[_-]?)?(messages?|msg|details?|description|reason|title))$/i;

/** No real response is nested deeper. */
export const MAX_DEPTH = 10;

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
