/** The texts for people that a response's body contains. */
import { isObject } from './json';

/** What the server says: its `message` and `error`, each text once. */
export const serverMessage = (body: unknown): string | undefined =>
	isObject(body) ? joinTexts(body.message, body.error) : undefined;

/**
 * What the server says about a refusal: the same, and the texts that name the fields that a
 * validation refused. They are in `errors`, or in `data` in the form `{ field: [texts] }`.
 */
export const refusalMessage = (body: unknown): string | undefined =>
	isObject(body)
		? joinTexts(body.message, body.error, valuesOf(body.errors), valuesOf(fieldErrors(body.data)))
		: undefined;

/** Any other data of a refusal is no text for people. */
const fieldErrors = (data: unknown) =>
	isObject(data) && Object.values(data).every(isListOfTexts) ? data : undefined;

/** By field: one of those that the API documents is called `message`. */
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
