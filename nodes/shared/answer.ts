import { emptyAnswer, unreadableAnswer, webPage, type Refused } from './refusals/answer';
import { brokenConnection, noConnection, tooSlow } from './refusals/connection';
import { retryAfter } from './retryAfter';

/** What came back from a request, freed of secrets, whatever it was. */
export interface Answer {
	/** The HTTP status; missing if no answer began. */
	status?: number;
	headers?: Record<string, unknown>;
	/** Parsed JSON, or the text that isn't JSON. */
	body?: unknown;
	/** Why there is no (whole) answer: a network code of Node.js or axios. */
	code?: string;
	/** The network's own words to `code`. */
	reason?: string;
}

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** True where the connection was made, but the end of the answer never came. */
export const isBroken = ({ code = '' }: Answer): boolean => BROKEN_CODES.includes(code);

// ERR_BAD_RESPONSE is axios's code for a body that was cut off, Z_BUF_ERROR that of a compressed one.
const BROKEN_CODES = ['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'Z_BUF_ERROR'];

/**
 * The JSON object that Wassly answered with.
 *
 * @param request where it went, how many seconds it had, and the words for a refusal
 * @throws Refusal for everything else: no answer, a status other than 2xx, a redirect, a web page,
 * text, an empty body, and `success: false`, which Wassly may send with status 200
 */
export function dataOf(
	answer: Answer,
	request: { origin: string; seconds: number; refused: Refused },
): JsonObject {
	const { status, headers, body, code, reason } = answer;
	if (isBroken(answer)) throw brokenConnection();
	if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') throw tooSlow(request.seconds, code);
	if (status === undefined) {
		throw noConnection(request.origin, code ?? 'none', reason ?? 'no reason is known');
	}
	if (code !== undefined) throw unreadableAnswer(status);
	if (status < 200 || status > 299) {
		throw request.refused(status, {
			said: wordsOf(body),
			waitSeconds: retryAfter(headers),
			target: redirectTarget(headers?.location, request.origin),
		});
	}
	if (isObject(body)) {
		if (isRefusal(body)) throw request.refused(200, { said: wordsOf(body) });
		return body;
	}
	if (typeof body !== 'string') throw unreadableAnswer(status, excerpt(JSON.stringify(body)));
	if (body.trim() === '') throw emptyAnswer(status);
	if (isHtml(body)) throw webPage(status, titleOf(body));
	throw unreadableAnswer(status, excerpt(body));
}

/**
 * The documented flag is `true`; anything else in its place is a refusal, however a back end in PHP
 * writes it (0, '', null). Without the flag, the server's `error` is one.
 */
export const isRefusal = ({ success, error, errors }: JsonObject): boolean =>
	success === undefined
		? [error, errors].flatMap(textsIn).length > 0
		: !['true', '1'].includes(JSON.stringify(success).replaceAll('"', '').toLowerCase());

/**
 * What the server says of a refusal: its `message` or `error`, and the texts of `errors`, which
 * name the fields that a validation refused.
 */
export function wordsOf(body: unknown): string | undefined {
	if (!isObject(body)) return undefined;
	const { message, error, errors } = body;
	const words = [message, error, errors].flatMap(textsIn);
	return words.length > 0 ? excerpt([...new Set(words)].join(' ')) : undefined;
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (isObject(value)) return textsIn(value.message ?? Object.values(value));
	return [];
}

export const isHtml = (text: string): boolean =>
	/^\s*(<!doctype html|<html|<head|<body|<\w+[\s>])/i.test(text);

const titleOf = (html: string): string | undefined => {
	const title = /<title[^<>]*>([^<]+)</i.exec(html)?.[1];
	return title && excerpt(title);
};

const LONGEST_EXCERPT = 200;

function excerpt(text: string | undefined): string | undefined {
	const line = text?.replace(/\s+/g, ' ').trim();
	return line && line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line;
}

/** Only the origin: the rest of such an address may hold anything. */
function redirectTarget(location: unknown, base: string): string | undefined {
	if (typeof location !== 'string') return undefined;
	try {
		return new URL(location, base).origin;
	} catch {
		return undefined;
	}
}
