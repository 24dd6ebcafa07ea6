import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { readCredential } from '../nodes/shared/credential/readCredential';
import {
	foreignOrigin,
	invalidRequestUrl,
	unsafeMethod,
} from '../nodes/shared/errors/credentialErrors';
import { asCredential, renewTokenIfAsked } from '../nodes/shared/http/n8nContext';
import { redact } from '../nodes/shared/http/redact';
import { refuseDetours, type AnyRequest } from './refuseDetours';

/**
 * Signs a request to Wassly with the API key and the token.
 *
 * The secrets are sent to Wassly alone: a request to any origin but that of the base URL is refused,
 * and redirects are turned off, since n8n would send both headers along to another host. A URL without
 * a host ("/api/…") is relative to the base URL.
 *
 * @returns a signed copy; the request that was passed stays free of secrets
 * @throws WasslyError for another origin, for options that could take the secrets elsewhere, and for an
 * unusable credential
 * @preserve
 */
export const signRequest = async (
	stored: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> => await asCredential(stored, async () => signed(stored, request));

function signed(
	stored: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { apikey, token, baseUrl } = readCredential(stored);
	const { uri, baseURL, ...rest } = request as AnyRequest;
	// n8n's connection test passes the Base URL as it was typed.
	const base = !baseURL || baseURL === stored.baseUrl ? baseUrl : baseURL;
	// One of them may have been pasted into the Base URL, too.
	const safe = (text: string) => redact(text, [apikey, token]);
	const url = absoluteUrl(String(request.url ?? uri ?? ''), base);
	if (!url) throw invalidRequestUrl(safe(base));

	const origin = new URL(baseUrl).origin;
	if (url.origin !== origin) throw foreignOrigin(safe(origin), safe(url.origin));
	refuseDetours(request, url);
	const method = String(request.method ?? 'GET').toUpperCase();
	if (!SAFE_METHODS.has(method)) throw unsafeMethod(safe(method));

	const result: AnyRequest = {
		...rest,
		url: url.href,
		headers: {
			...requestHeaders(request.headers),
			apikey,
			Authorization: `Bearer ${token}`,
		},
		disableFollowRedirect: true,
		// The same for the HTTP Request node.
		followRedirect: false,
		followAllRedirects: false,
		// It stores a stream, and the signed request in it, with a manual execution.
		useStream: false,
	};
	return result;
}

/** For a credential whose token n8n can renew. @throws what makes n8n do so, if the request asks for it */
export async function signRequestOrRenew(
	stored: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	renewTokenIfAsked(request);
	return await signRequest(stored, request);
}

/** What REST APIs use. A server responds to TRACE with the request, and so with its secrets. */
const SAFE_METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']);

/** Resolves URLs as axios does: one without a host is relative to the base. */
function absoluteUrl(address: string, base: string): URL | undefined {
	const hasHost = /^([a-z][a-z\d+.-]*:)?[/\\]{2}/i.test(address);
	try {
		return new URL(hasHost ? address : `${base}/${address.replace(/^[/\\]+/, '')}`, base);
	} catch {
		return undefined;
	}
}

/** Without headers that would duplicate ours; asks for JSON unless the request asks for something else. */
function requestHeaders(headers?: IDataObject | null): IDataObject {
	const own = Object.entries(headers ?? {}).filter(
		([name]) => !/^(apikey|authorization)$/i.test(name.trim()),
	);
	// Without it, back ends of this kind respond to a refused request with a redirect to a login page.
	const hasAccept = own.some(([name]) => /^accept$/i.test(name.trim()));
	return { ...(hasAccept ? {} : { Accept: 'application/json' }), ...Object.fromEntries(own) };
}
