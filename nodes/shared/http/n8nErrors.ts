import { requestFailure, type RequestFailure, type RequestInfo } from './result';

/**
 * What is known of a request without a whole response. n8n 2 keeps the network's error as `cause`;
 * n8n 1 keeps only its code in `httpCode`. Without a code it isn't the network's, and its text may
 * contain anything.
 *
 * @param status of the response, if one had begun
 */
export function failureFrom(
	thrown: ThrownByN8n,
	request: RequestInfo,
	status?: number,
): RequestFailure {
	const { cause, httpCode, code = cause?.code ?? httpCode, messages = [] } = thrown;
	if (!code) return requestFailure(request, 'ERR_NETWORK', '', status);
	const reason = cause?.message ?? thrown.message ?? '';
	const server = new URL(request.origin);
	const proxies = [reason, ...messages].map((text) => proxyIn(text, server));
	const proxy = proxies.find((found) => found !== undefined);
	return { ...requestFailure(request, code, reason, status), proxy };
}

/** The address that Node.js names, if it isn't that of the server: then it is a proxy of n8n's. */
function proxyIn(reason: string, { hostname, port, protocol }: URL): string | undefined {
	const [, unknown] = /^getaddrinfo \w+ (\S+)/.exec(reason) ?? [];
	if (unknown !== undefined) return unknown === hostname ? undefined : unknown;
	const [, address, addressPort] = /^connect \w+ (\S+):(\d+)/.exec(reason) ?? [];
	if (address === undefined) return undefined;
	const isServer =
		addressPort === (port || (protocol === 'https:' ? '443' : '80')) &&
		// The addresses behind a name are unknown.
		(!/^[\d.]+$|^\[/.test(hostname) || hostname.replace(/[[\]]/g, '') === address);
	return isServer ? undefined : `${address}:${addressPort}`;
}

/** n8n's error for a node; for a credential, and for a body, it is that of the network. */
export interface ThrownByN8n {
	message?: string;
	httpCode?: string | null;
	code?: string;
	/** What n8n has replaced by words of its own. */
	messages?: string[];
	cause?: { code?: string; message?: string } | null;
}
