import { emptyResponse, unreadableResponse, webPage } from '../errors/bodyErrors';
import { brokenConnection, noResponse, timedOut } from '../errors/connectionErrors';
import type { ErrorForStatus } from '../errors/responseErrors';
import type { WasslyError } from '../errors/WasslyError';
import { excerpt, isHtml, pageTitle, serverMessage, textsIn } from './bodyText';
import { isObject, type JsonObject } from './json';
import { retryAfter } from './retry';
import type { HttpResponse, RequestFailure, RequestResult } from './result';

/** A result as it is to be understood: the JSON that Wassly sent, or the error that it stands for. */
export type ParsedResponse =
	| { data: JsonObject; error?: undefined }
	| { data?: undefined; error: WasslyError };

/**
 * Reads a result. Every result but a 2xx response with a JSON object that doesn't say `success:
 * false` is an error: no response, another status, a redirect, a web page, text, an empty body.
 *
 * @param errorFor makes the error for a response that refuses the request
 */
export function parseResponse(result: RequestResult, errorFor: ErrorForStatus): ParsedResponse {
	if (result.kind === 'failure') return { error: failureError(result) };
	const { status, headers, body } = result;
	if (status < 200 || status > 299) {
		return {
			error: errorFor(status, {
				serverMessage: serverMessage(body),
				retryAfter: retryAfter(headers),
				redirectTarget: redirectTarget(headers.location, result.request.origin),
			}),
		};
	}
	if (!isObject(body)) return { error: bodyError(result) };
	if (isUnsuccessful(body)) return { error: errorFor(200, { serverMessage: serverMessage(body) }) };
	return { data: body };
}

/**
 * Whether a body says that the request failed. The documented flag is `success: true`; PHP back ends
 * write it in several ways, and anything else in its place is a no. Without the flag, an `error` is.
 */
export const isUnsuccessful = ({ success, error, errors }: JsonObject): boolean =>
	success === undefined ? [error, errors].flatMap(textsIn).length > 0 : !isTrue(success);

const isTrue = (flag: unknown) =>
	flag === true || flag === 1 || (typeof flag === 'string' && /^(true|1)$/i.test(flag));

function failureError({ failure, code, reason, status, request }: RequestFailure): WasslyError {
	switch (failure) {
		case 'broken':
			return brokenConnection();
		case 'timeout':
			return timedOut(request.seconds, code);
		case 'unreadable':
			return unreadableResponse(status);
		default:
			return noResponse(request.origin, code, reason);
	}
}

function bodyError({ status, body }: HttpResponse): WasslyError {
	if (typeof body !== 'string') return unreadableResponse(status, excerpt(JSON.stringify(body)));
	if (body.trim() === '') return emptyResponse(status);
	return isHtml(body)
		? webPage(status, pageTitle(body))
		: unreadableResponse(status, excerpt(body));
}

/** Only the origin: the rest of the address may contain anything. */
function redirectTarget(location: unknown, base: string): string | undefined {
	if (typeof location !== 'string') return undefined;
	try {
		return new URL(location, base).origin;
	} catch {
		return undefined;
	}
}
