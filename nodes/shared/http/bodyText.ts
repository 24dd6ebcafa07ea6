/** The texts for people that a response's body contains. */
import { isObject } from './json';

/**
 * What the server says about a refusal: its `message` and `error`, and the texts of `errors`, which
 * name the fields that a validation refused.
 */
export function serverMessage(body: unknown): string | undefined {
	if (!isObject(body)) return undefined;
	const texts = [body.message, body.error, body.errors].flatMap(textsIn);
	return texts.length > 0 ? excerpt([...new Set(texts)].join(' ')) : undefined;
}

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
