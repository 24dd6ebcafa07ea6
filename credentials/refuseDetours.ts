import type { IHttpRequestOptions } from 'n8n-workflow';
import { detour } from '../nodes/shared/errors/credentialErrors';

/** A request of n8n, or of the HTTP Request node, which uses n8n's older request options. */
export interface AnyRequest extends IHttpRequestOptions {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
	useStream?: boolean;
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
		throw detour('unchecked certificates', 'Ignore SSL Issues');
	}
	// Alone, an authority of its own only helps a private server. A proxy could use it to read along.
	if (options.proxy && options.agentOptions?.ca) {
		throw detour('both a proxy and a custom certificate authority', 'Proxy');
	}
	const connection = ownConnection(options);
	if (connection) throw detour(`a custom connection (${connection})`, connection);
	// The last of several is the one that is sent.
	const hosts = Object.entries(options.headers ?? {}).filter(([name]) =>
		/^\s*host\s*$/i.test(name),
	);
	if (hosts.some(([, host]) => String(host).trim().toLowerCase() !== url.host)) {
		throw detour('another host in its headers', 'Host');
	}
}

const OWN_CONNECTIONS = new Set(['agent', 'agents', 'httpAgent', 'httpsAgent', 'socketPath']);

/**
 * All that n8n's SSL Certificates option sets, and what is checked above. Others, such as `host`, lead
 * a connection elsewhere.
 */
const HARMLESS_AGENT_OPTIONS = new Set(['ca', 'cert', 'key', 'passphrase', 'rejectUnauthorized']);

/** The name of an option that leads the connection elsewhere. */
const ownConnection = (options: AnyRequest & Record<string, unknown>): string | undefined =>
	Object.keys(options).find((name) => OWN_CONNECTIONS.has(name) && options[name]) ??
	Object.keys(options.agentOptions ?? {}).find((name) => !HARMLESS_AGENT_OPTIONS.has(name));

const skipsCertificateCheck = (options: AnyRequest): boolean =>
	Boolean(options.skipSslCertificateValidation) ||
	options.rejectUnauthorized === false ||
	options.agentOptions?.rejectUnauthorized === false;
