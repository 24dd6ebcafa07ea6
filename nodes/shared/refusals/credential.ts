import { DEFAULT_BASE_URL } from '../defaultBaseUrl';
import { Refusal } from './refusal';

export const emptySecret = (label: string) =>
	new Refusal(
		`The ${label} in the Wassly credential is empty`,
		`Open the credential and fill in '${label}'.`,
	);

export const unsendableSecret = (label: string) =>
	new Refusal(
		`The ${label} in the Wassly credential holds characters that can't be sent`,
		`Copy '${label}' once more: it consists of English letters, digits and signs.`,
	);

export const badBaseUrl = (value: string) =>
	new Refusal(
		`The Base URL in the Wassly credential is not a web address: "${value}"`,
		`Set 'Base URL' to ${DEFAULT_BASE_URL}, or to the address at which you reach Wassly.`,
	);

/** @param asked the origin of the request, 'null' if it has none */
export const foreignOrigin = (own: string, asked: string) =>
	new Refusal(
		`This Wassly credential is only for ${own}, not for ${asked === 'null' ? 'this address' : asked}`,
		'Correct the URL, or the Base URL of the credential. The API key and the token are sent nowhere else.',
	);

export const badRequestUrl = (baseUrl: string) =>
	new Refusal(
		'The URL of this request is not a web address',
		`Use an address that begins with ${baseUrl}/api/.`,
	);
