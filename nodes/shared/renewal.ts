import type { IHttpRequestOptions } from 'n8n-workflow';

/** A request for which a new token is got first, whatever is stored. */
export interface RenewableRequest extends IHttpRequestOptions {
	renewToken?: boolean;
}

/**
 * Makes n8n renew the token, if the request asks for that: n8n does so, once and then signs again,
 * when signing or sending ends with a status 401. A real 401 would do too, but n8n only sees one if
 * it may throw, and n8n 1 loses headers and body of all that it throws for.
 *
 * @throws what n8n takes for an expired token
 */
export function renewIfAsked(request: RenewableRequest): void {
	if (!request.renewToken) return;
	// n8n hands over the same object once more.
	delete request.renewToken;
	throw Object.assign(new Error('The token has expired'), { response: { status: 401 } });
}
