import { WasslyError } from '../errors/WasslyError';
import { requestFailure, type RequestFailure, type RequestInfo } from './result';

/**
 * What the credential's own code has thrown, inside the error that n8n made of it. n8n 1 keeps only
 * the texts; there, an error of the network has a code and no description.
 */
export function errorOfCredential(thrown: ThrownByN8n): WasslyError | undefined {
	const { cause, httpCode, message, description } = thrown;
	if (cause instanceof WasslyError) return cause;
	if (cause || httpCode || !message || !description) return undefined;
	return new WasslyError(message, description);
}

/**
 * What is known of a request without a whole response. n8n 2 keeps the network's error as `cause`;
 * n8n 1 keeps only its code in `httpCode`, or the status and a text if the response had begun.
 */
export function failureFrom(thrown: ThrownByN8n, request: RequestInfo): RequestFailure {
	const { cause, httpCode = thrown.code, message, messages = [] } = thrown;
	const { response = thrown.response, code, message: reason = message ?? '' } = cause ?? {};
	const isStatus = /^\d+$/.test(httpCode ?? '');
	const isCut = /aborted|unexpected end of file/.test(reason);
	const failure = requestFailure(
		request,
		code ?? (!isStatus && httpCode ? httpCode : isCut ? 'ECONNRESET' : 'ERR_NETWORK'),
		reason,
		response?.status ?? (isStatus ? Number(httpCode) : undefined),
	);
	const server = new URL(request.origin);
	const proxies = [reason, ...messages].map((text) => proxyIn(text, server));
	return { ...failure, proxy: proxies.find((proxy) => proxy !== undefined) };
}

/** The address that Node.js names, if it isn't that of the server: then it is a proxy of n8n's. */
function proxyIn(reason: string, { hostname, port, protocol }: URL): string | undefined {
	const [, unknown] = /^getaddrinfo \w+ (\S+)/.exec(reason) ?? [];
	if (unknown !== undefined) return unknown === hostname ? undefined : unknown;
	const [, address, addressPort] = /^connect \w+ (\S+):(\d+)/.exec(reason) ?? [];
	if (address === undefined) return undefined;
	const isServer =
		addressPort === (port || (protocol === 'https:' ? '443' : '80')) &&
		// Of a name, nobody knows the addresses.
		(!/^[\d.]+$|^\[/.test(hostname) || hostname.replace(/[[\]]/g, '') === address);
	return isServer ? undefined : `${address}:${addressPort}`;
}

/** n8n's error for a node; for a credential it is axios's own. */
export interface ThrownByN8n {
	message?: string;
	httpCode?: string | null;
	code?: string;
	response?: { status?: number };
	description?: string | null;
	/** What n8n has replaced by words of its own. */
	messages?: string[];
	cause?: { code?: string; message?: string; response?: { status?: number } } | null;
}
