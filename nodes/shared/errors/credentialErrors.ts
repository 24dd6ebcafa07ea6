import { DEFAULT_BASE_URL } from '../api';
import { WasslyError } from './WasslyError';

export const emptyCredentialField = (label: string) =>
	new WasslyError(
		`The ${label} in the Wassly credential is empty`,
		`Open the credential and fill in '${label}'.`,
	);

export const invalidSecret = (label: string) =>
	new WasslyError(
		`The ${label} in the Wassly credential can't be sent`,
		`Copy '${label}' again. It contains only English letters, digits and symbols, 8,192 at most.`,
	);

export const invalidBaseUrl = () =>
	new WasslyError(
		'The Base URL in the Wassly credential is not a web address',
		`Set 'Base URL' to ${DEFAULT_BASE_URL}, or to the address of your Wassly server.`,
	);

/** @param requested the origin of the request, 'null' if it has none */
export const foreignOrigin = (own: string, requested: string) =>
	new WasslyError(
		`This Wassly credential is only for ${own}, not for ${requested === 'null' ? 'this address' : requested}`,
		"Correct the URL, or the credential's Base URL. The API key and the token are not sent anywhere else.",
	);

export const invalidRequestUrl = (baseUrl: string) =>
	new WasslyError(
		'The URL of this request is not a web address',
		`Use a URL that starts with ${baseUrl}/api/.`,
	);

/** @param method in capitals */
export const unsafeMethod = (method: string) =>
	new WasslyError(
		`This Wassly credential can't be used with the method ${method.slice(0, 20)}`,
		'Choose GET, POST, PUT, PATCH, DELETE or HEAD: with others, the server may send the API key and the token back.',
	);

/** @param what the request asks for @param option of the HTTP Request node */
export const detour = (what: string, option: string) =>
	new WasslyError(
		`This Wassly credential can't be used with ${what}`,
		`Remove '${option}' from the node: the API key and the token could be read on the way.`,
	);
