import { TOO_LARGE } from './readBody';

/** What became of a request, free of secrets. */
export type RequestResult = HttpResponse | RequestFailure;

export interface HttpResponse {
	kind: 'response';
	request: RequestInfo;
	status: number;
	headers: Record<string, unknown>;
	/** Parsed JSON, or the text that isn't JSON. */
	body: unknown;
}

/** A request without a (whole) response. */
export type RequestFailure = {
	kind: 'failure';
	request: RequestInfo;
	/** A network code of Node.js or axios, e.g. 'ECONNRESET'. */
	code: string;
	/** The network's own words. */
	reason: string;
	/** Where the proxy is that couldn't be reached, if it was one. */
	proxy?: string;
} & (
	| {
			/**
			 * notConnected: the request never left. timeout, noResponse: it may have arrived. broken: the
			 * connection ended before the response did.
			 */
			failure: 'notConnected' | 'timeout' | 'broken' | 'noResponse';
			status?: undefined;
	  }
	/** A response came, but its body can't be decoded, or is too large. */
	| { failure: 'unreadable' | 'tooLarge'; status: number }
);

/** Whether the server took the request, as far as the status says. */
export const is2xx = (status: number): boolean => status >= 200 && status <= 299;

/** What errors say about a request. */
export interface RequestInfo {
	origin: string;
	/** The timeout. */
	seconds: number;
	/** Whether it was signed with a token that n8n can renew. */
	canRenew?: boolean;
}

/** @param status of the response, if one had begun */
export function requestFailure(
	request: RequestInfo,
	code: string,
	reason: string,
	status?: number,
): RequestFailure {
	const base = { kind: 'failure' as const, request, code, reason };
	if (BROKEN.has(code)) return { ...base, failure: 'broken' };
	if (TIMEOUT.has(code)) return { ...base, failure: 'timeout' };
	if (status !== undefined && code !== 'ERR_CANCELED') {
		return { ...base, failure: code === TOO_LARGE ? 'tooLarge' : 'unreadable', status };
	}
	return { ...base, failure: NOT_CONNECTED.test(code) ? 'notConnected' : 'noResponse' };
}

// The last two: in the middle of a compressed body.
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR']);

const TIMEOUT = new Set(['ECONNABORTED', 'ETIMEDOUT']);

/** CANCELED_BEFORE is our own: canceled before the request left. */
const NOT_CONNECTED =
	/^(CANCELED_BEFORE|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EPROTO|.*(CERT|UNABLE_TO_).*)$/;
