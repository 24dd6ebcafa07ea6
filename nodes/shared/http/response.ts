import { emptyResponse, tooLarge, unreadableResponse, webPage } from '../errors/bodyErrors';
import { brokenConnection, noResponse, timedOut } from '../errors/connectionErrors';
import type { ErrorForStatus, ResponseDetails } from '../errors/responseErrors';
import type { WasslyError } from '../errors/WasslyError';
import {
	excerpt,
	isHtml,
	isObject,
	pageTitle,
	refusalMessage,
	successFlag,
	textsIn,
	type JsonObject,
} from './body';
import { retryAfter } from './retry';
import { is2xx, type HttpResponse, type RequestFailure, type RequestResult } from './result';

/** What a result means: the JSON that Wassly sent, or an error. */
export type ParsedResponse =
	| { data: JsonObject; error?: undefined }
	| { data?: undefined; error: WasslyError };

/**
 * Reads a result. Every result but a 2xx response with a JSON object that doesn't say that it failed
 * is an error: no response, another status, a redirect, a web page, text, an empty body.
 *
 * @param errorFor makes the error for a response that refuses the request
 */
export function parseResponse(result: RequestResult, errorFor: ErrorForStatus): ParsedResponse {
	if (result.kind === 'failure') return { error: failureError(result) };
	const { status, body } = result;
	if (!is2xx(status)) return { error: errorFor(status, detailsOf(result)) };
	if (!isObject(body)) return { error: bodyError(result) };
	if (isUnsuccessful(body)) return { error: errorFor(200, detailsOf(result)) };
	return { data: body };
}

const detailsOf = ({ headers, body, request }: HttpResponse): ResponseDetails => ({
	isJson: isObject(body),
	canRenew: request.canRenew,
	serverMessage: refusalMessage(body),
	retryAfter: retryAfter(headers),
	redirectTarget: redirectTarget(headers.location, request.origin),
});

/** Whether a body says that the request failed; without a flag, an `error` says so. */
function isUnsuccessful(body: JsonObject): boolean {
	const flag = successFlag(body);
	if (flag === 'missing') return [body.error, body.errors].flatMap(textsIn).length > 0;
	return flag !== 'yes';
}

/** Whether a refusal may mean that the token has expired; a 401 certainly does. */
export function mayMeanExpiredToken(result: RequestResult): boolean {
	if (result.kind === 'failure') return false;
	const { status, body } = result;
	if (is2xx(status)) return isObject(body) && successFlag(body) !== 'yes';
	return [403, 419].includes(status) || (status >= 300 && status <= 399);
}

function failureError({
	failure,
	code,
	reason,
	status,
	request,
	proxy,
}: RequestFailure): WasslyError {
	switch (failure) {
		case 'broken':
			return brokenConnection();
		case 'timeout':
			return timedOut(request.seconds, code);
		case 'unreadable':
			return unreadableResponse(status);
		case 'tooLarge':
			return tooLarge(status);
		default:
			return noResponse(request.origin, code, reason, proxy);
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
