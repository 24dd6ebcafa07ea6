import { CHECK_BASE_URL, duration, PROXY_VARIABLES, TRY_LATER } from './phrases';
import { WasslyError } from './WasslyError';

export const timedOut = (seconds: number, code: string) =>
	new WasslyError(
		`Wassly did not respond within ${duration(seconds)}`,
		"Try again, or increase 'Timeout' in the node's options.",
		code,
	);

/**
 * @param code a network code of Node.js, such as ECONNREFUSED
 * @param reason its own words; '' for none
 * @param proxy that the request should have gone through, as far as that is known
 */
export function noResponse(
	origin: string,
	code: string,
	reason: string,
	proxy?: string,
): WasslyError {
	// Not by URL: a secret that was pasted into the Base URL has been replaced in it.
	const host = origin.replace(/^https?:\/\//, '');
	if (proxy !== undefined) {
		return new WasslyError(
			isUnknownHost(code)
				? `The proxy ${proxy} was not found`
				: `The proxy at ${proxy} does not respond`,
			`n8n reaches ${host} through it. Check ${PROXY_VARIABLES}, and whether the proxy is running. To connect without the proxy, add ${host} to NO_PROXY.`,
			code,
		);
	}
	if (code === 'ECONNREFUSED') {
		return new WasslyError(
			`No server responds at ${origin}`,
			`It may be temporarily down. ${CHECK_BASE_URL}`,
			code,
		);
	}
	if (isUnknownHost(code)) {
		return new WasslyError(
			`The host ${host} was not found`,
			`${CHECK_BASE_URL} If it is correct, check the network that n8n runs in.`,
			code,
		);
	}
	if (code.startsWith('HPE_')) {
		return new WasslyError(`The server at ${origin} is not a web server`, CHECK_BASE_URL, code);
	}
	if (code === 'ERR_CANCELED' || code === 'CANCELED_BEFORE') {
		return new WasslyError('The request was canceled', 'Run the node again.', code);
	}
	if (/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_/.test(code)) {
		return new WasslyError(
			`Couldn't connect securely to ${host} (${code})`,
			/SELF_SIGNED|UNABLE_TO_/.test(code) ? TRUST_CERTIFICATE : NEEDS_CERTIFICATE,
			code,
		);
	}
	return new WasslyError(
		`The request to ${host} did not get through${reason && `: ${reason}`}`,
		`${CHECK_BASE_URL} If it is correct, check the network that n8n runs in${reason ? '' : `, ${PROTECTION}`}.`,
		code,
	);
}

/** What n8n itself refuses has no words of the network. */
const PROTECTION =
	"and whether n8n's protection of private networks (N8N_SSRF_PROTECTION_ENABLED) blocks the address";

const isUnknownHost = (code: string) => code === 'ENOTFOUND' || code === 'EAI_AGAIN';

const NEEDS_CERTIFICATE = `${CHECK_BASE_URL} The server needs a valid certificate.`;

const TRUST_CERTIFICATE = `${NEEDS_CERTIFICATE} If the certificate is from your own or your company's authority, set n8n's environment variable NODE_EXTRA_CA_CERTS to the file with that authority's certificate, and restart n8n.`;

export const brokenConnection = () =>
	new WasslyError(
		'The connection to Wassly broke before the response was complete',
		TRY_LATER,
		'ECONNRESET',
	);
