import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { badRequestUrl, foreignOrigin } from '../nodes/shared/refusals/credential';
import { readCredential } from '../nodes/shared/readCredential';

/** n8n's own request, or that of the HTTP Request node, which takes an older path through n8n. */
interface AnyRequest extends IHttpRequestOptions {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
}

/**
 * Signs a request to Wassly with the API key and the token.
 *
 * The secrets go to Wassly alone: a request to any other origin than that of the base URL is
 * refused, and redirects are turned off, since n8n would take both headers along to another host.
 * An address without a host ("/api/…") is one below the base URL.
 *
 * @returns a signed copy; the request that was passed stays free of secrets
 * @throws Refusal for another origin or an unusable credential
 */
export async function signRequest(
	stored: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { apikey, token, baseUrl } = readCredential(stored);
	const { uri, baseURL, ...rest } = request as AnyRequest;
	// n8n's connection test hands over the Base URL as it was typed.
	const base = !baseURL || baseURL === stored.baseUrl ? baseUrl : baseURL;
	const url = addressOf(String(request.url ?? uri ?? ''), base);

	const origin = new URL(baseUrl).origin;
	if (url.origin !== origin) throw foreignOrigin(origin, url.origin);

	const signed: AnyRequest = {
		...rest,
		url: url.href,
		headers: {
			...sendable(request.headers),
			apikey,
			Authorization: `Bearer ${token}`,
		},
		disableFollowRedirect: true,
		// The same for the older path of the HTTP Request node.
		followRedirect: false,
		followAllRedirects: false,
	};
	return signed;
}

/** Reads addresses as axios does: what has no host stands below the base. */
function addressOf(address: string, base: string): URL {
	const hasHost = /^([a-z][a-z\d+.-]*:)?[/\\]{2}/i.test(address);
	try {
		return new URL(hasHost ? address : `${base}/${address.replace(/^[/\\]+/, '')}`, base);
	} catch {
		throw badRequestUrl(base);
	}
}

/** Without headers that would stand beside ours, and asking for JSON if nothing else is asked for. */
function sendable(headers?: IDataObject | null): IDataObject {
	const own = Object.entries(headers ?? {}).filter(
		([name]) => !/^(apikey|authorization)$/i.test(name),
	);
	// Asked for anything else, back ends of this kind answer a refused call with a redirect to a
	// login page.
	const asksForType = own.some(([name]) => /^accept$/i.test(name));
	return { ...(asksForType ? {} : { Accept: 'application/json' }), ...Object.fromEntries(own) };
}
