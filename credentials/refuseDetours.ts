import type { IHttpRequestOptions } from 'n8n-workflow';
import { detour } from '../nodes/shared/errors/credentialErrors';

/** A request of n8n, or of the HTTP Request node, which uses n8n's older request options. */
export interface AnyRequest extends IHttpRequestOptions {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
	/** The older option; newer ones have `skipSslCertificateValidation`. */
	rejectUnauthorized?: boolean;
}

/**
 * Refuses options of the HTTP Request node that could take the secrets elsewhere although the URL is
 * right. A proxy from n8n's environment is its administrator's choice, and one that the request names
 * sees nothing of a connection whose certificate is checked: both go on working.
 *
 * @throws WasslyError
 */
export function refuseDetours(request: IHttpRequestOptions, url: URL): void {
	const isSecure = url.protocol === 'https:';
	const options = request as AnyRequest & Record<string, unknown>;
	if (options.proxy && !isSecure) throw detour('a proxy without https', 'Proxy');
	if (isSecure && skipsCertificateCheck(options)) {
		throw detour('certificates that are not checked', 'Ignore SSL Issues');
	}
	const agent = Object.keys(options).find((name) => OWN_CONNECTIONS.has(name) && options[name]);
	if (agent) throw detour(`a connection of its own (${agent})`, agent);
	const host = Object.entries(options.headers ?? {}).find(([name]) => /^host$/i.test(name))?.[1];
	if (host !== undefined && String(host).trim().toLowerCase() !== url.host) {
		throw detour('another host in its headers', 'Host');
	}
}

const OWN_CONNECTIONS = new Set(['agent', 'agents', 'httpAgent', 'httpsAgent', 'socketPath']);

/** All that n8n's SSL Certificates option sets, without the authorities of a request of its own. */
const HARMLESS_AGENT_OPTIONS = new Set(['cert', 'key', 'passphrase', 'servername']);

function skipsCertificateCheck(options: AnyRequest): boolean {
	const { skipSslCertificateValidation, rejectUnauthorized, agentOptions, proxy } = options;
	const risky = Object.keys(agentOptions ?? {}).filter((name) => !HARMLESS_AGENT_OPTIONS.has(name));
	// Without a proxy that the request names, an authority of its own only helps a private server.
	const isAllowed = risky.every((name) => name === 'ca' && !proxy);
	return Boolean(skipSslCertificateValidation) || rejectUnauthorized === false || !isAllowed;
}
