import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { DEFAULT_BASE_URL } from '../api';
import { invalidBaseUrl, emptyCredentialField, invalidSecret } from '../errors/credentialErrors';

/** A stored credential, cleaned of what people paste along with it. */
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
 * @throws WasslyError if the key or the token is missing or can't be sent, or the base URL is invalid
 */
export function readCredential(stored: ICredentialDataDecryptedObject): WasslyCredential {
	return {
		apikey: cleanSecret(stored.apikey, 'API Key'),
		token: cleanSecret(stored.token, 'Token'),
		baseUrl: readBaseUrl(stored),
	};
}

/** What a login needs, cleaned in the same way. */
export interface WasslyLogin {
	apikey: string;
	email: string;
	password: string;
	baseUrl: string;
}

/** @throws WasslyError if anything is missing or can't be sent, or the base URL is invalid */
export function readLogin(stored: ICredentialDataDecryptedObject): WasslyLogin {
	const email = readPasted(stored.email);
	// Not trimmed: a password may begin or end with a space.
	const password = String(stored.password ?? '');
	if (email === '') throw emptyCredentialField('Email');
	if (password === '') throw emptyCredentialField('Password');
	return {
		apikey: cleanSecret(stored.apikey, 'API Key'),
		email,
		password,
		baseUrl: readBaseUrl(stored),
	};
}

/** @throws WasslyError if it is invalid */
export const readBaseUrl = (stored: ICredentialDataDecryptedObject): string =>
	cleanBaseUrl(stored.baseUrl);

/**
 * The secrets of either credential type that no item or error may contain. The password isn't one of
 * them: it is sent only to the login, and a short one may occur in any date or name.
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

/** Web servers accept no longer header or address. */
const MAX_LENGTH = 8 * 1024;

/** Only visible ASCII can stand in an HTTP header. */
export const isSendable = (secret: string): boolean =>
	secret.length <= MAX_LENGTH && /^[\x21-\x7e]+$/.test(secret);

const readSecret = (pasted: unknown): string =>
	unquoted(unquoted(readPasted(pasted)).replace(PREFIXES, ''))
		// Neither a key nor a token contains space: it came from a wrapped email or a terminal.
		.replace(/\s+/g, '');

const unquoted = (text: string) => text.trim().replace(/^(["'`])(.*)\1$/s, '$2');

/** As they are copied from documentation: "Authorization: Bearer …". */
const PREFIXES = /^\s*(authorization\s*:|apikey\s*:)?(\s*bearer(\s+|$))*/i;

function cleanSecret(pasted: unknown, label: string): string {
	const value = readSecret(pasted);
	if (value === '') throw emptyCredentialField(label);
	if (!isSendable(value)) throw invalidSecret(label);
	return value;
}

function cleanBaseUrl(pasted: unknown): string {
	const value = readPasted(pasted) || DEFAULT_BASE_URL;
	if (value.length > MAX_LENGTH) throw invalidBaseUrl();
	const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(value);
	const url = parseUrl(hasScheme ? value : `https://${value}`);
	const isWebAddress = url && /^https?:$/.test(url.protocol) && isHost(url.hostname, hasScheme);
	// The error doesn't quote it: it may be a key or a token in the wrong field.
	if (!isWebAddress) throw invalidBaseUrl();
	// Wassly itself would only redirect to https, after the secrets were sent unencrypted.
	if (/(^|\.)wassly\.com\.?$/i.test(url.hostname)) url.protocol = 'https:';
	return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/api$/i, '');
}

/** Its first part is the Base64 of an object that begins with a field name. */
const JSON_WEB_TOKEN = /^eyj[\w-]{12,}\.[\w-]+\.[\w-]+$/i;

/**
 * A name or an IP address; not a template such as {{baseUrl}}, nor the "https" of "https:/". A word
 * without a scheme or a dot is a secret in the wrong field, and so is a token with dots (JWT).
 */
function isHost(host: string, hasScheme: boolean): boolean {
	if (/^\[[\da-f:.]+\]$/i.test(host)) return true;
	if (!/^[\w.-]{1,253}$/.test(host) || /^https?$/i.test(host)) return false;
	if (JSON_WEB_TOKEN.test(host)) return false;
	const labels = host.replace(/\.$/, '').split('.');
	if (labels.some((label) => label.length > 63)) return false;
	return hasScheme || host === 'localhost' || labels.length > 1;
}

function parseUrl(value: string): URL | undefined {
	try {
		return new URL(value);
	} catch {
		return undefined;
	}
}
