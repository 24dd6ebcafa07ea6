import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { DEFAULT_BASE_URL } from './defaultBaseUrl';
import { badBaseUrl, emptySecret, unsendableSecret } from './refusals/credential';

/** A stored credential, freed of what people paste along with it. */
export interface WasslyCredential {
	apikey: string;
	/** Without a leading "Bearer". */
	token: string;
	/** Origin and path, without a trailing slash and without `/api`. */
	baseUrl: string;
}

/**
 * Reads what n8n stored for a Wassly credential.
 *
 * @throws Refusal if the key or the token is missing or can't be sent, or the base URL isn't one
 */
export function readCredential(stored: ICredentialDataDecryptedObject): WasslyCredential {
	return {
		apikey: cleanSecret(stored.apikey, 'API Key'),
		token: cleanSecret(stored.token, 'Token'),
		baseUrl: readBaseUrl(stored),
	};
}

/** What a login needs, freed of the same. */
export interface WasslyLogin {
	apikey: string;
	email: string;
	password: string;
	baseUrl: string;
}

/** @throws Refusal if anything is missing or can't be sent, or the base URL isn't one */
export function readLogin(stored: ICredentialDataDecryptedObject): WasslyLogin {
	const email = readPasted(stored.email);
	// As it is: a password may begin or end with a space.
	const password = String(stored.password ?? '');
	if (email === '') throw emptySecret('Email');
	if (password === '') throw emptySecret('Password');
	return {
		apikey: cleanSecret(stored.apikey, 'API Key'),
		email,
		password,
		baseUrl: readBaseUrl(stored),
	};
}

/** @throws Refusal if it isn't one */
export const readBaseUrl = (stored: ICredentialDataDecryptedObject): string =>
	cleanBaseUrl(stored.baseUrl);

/**
 * What must not be repeated anywhere, of either type of credential. The password isn't among them:
 * it goes to the login alone, and a short one may stand in any date or name.
 */
export const secretsOf = ({ apikey, token }: ICredentialDataDecryptedObject): string[] => [
	readSecret(apikey),
	readSecret(token),
];

/** Without surrounding space, and without the invisible characters that web pages add to a copy. */
const readPasted = (pasted: unknown): string =>
	String(pasted ?? '')
		.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
		.trim();

const readSecret = (pasted: unknown): string =>
	readPasted(pasted)
		.replace(/^(["'`])(.*)\1$/s, '$2')
		.replace(/^\s*(authorization\s*:|apikey\s*:)?(\s*bearer(\s+|$))*/i, '')
		// Neither a key nor a token has space inside: it came with a wrapped e-mail or a terminal.
		.replace(/\s+/g, '');

function cleanSecret(pasted: unknown, label: string): string {
	const value = readSecret(pasted);
	if (value === '') throw emptySecret(label);
	// Only visible ASCII can stand in an HTTP header.
	if (!/^[\x21-\x7e]+$/.test(value)) throw unsendableSecret(label);
	return value;
}

function cleanBaseUrl(pasted: unknown): string {
	const value = readPasted(pasted) || DEFAULT_BASE_URL;
	const url = parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `https://${value}`);
	if (!url || !/^https?:$/.test(url.protocol) || !isHost(url.hostname)) throw badBaseUrl(value);
	// Wassly itself would only redirect to the secure address, after the secrets have gone out.
	if (/(^|\.)wassly\.com$/i.test(url.hostname)) url.protocol = 'https:';
	return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/api$/i, '');
}

/** A name or an IP address; not a template such as {{baseUrl}}, and not the "https" of "https:/". */
const isHost = (host: string) =>
	/^([\w.-]+|\[[\da-f:.]+\])$/i.test(host) && !/^https?$/i.test(host);

function parseUrl(value: string): URL | undefined {
	try {
		return new URL(value);
	} catch {
		return undefined;
	}
}
