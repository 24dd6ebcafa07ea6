import { DEFAULT_BASE_URL } from '../defaultBaseUrl';

/**
 * What the texts of this folder have in common. They tell a user why something can't be done.
 *
 * n8n's rule for them: the message says what happened, the description says what to do, in words
 * that need no programmer.
 */
export const CHECK_BASE_URL = `Check the Base URL of the credential. It is normally ${DEFAULT_BASE_URL}.`;

export const TRY_LATER =
	"Try again in a few minutes. With Retry On Fail in the node's settings, n8n does so by itself.";

/** A length of time in the unit that a person would use: "1 second", "90 seconds", "60 minutes". */
export function lasting(seconds: number): string {
	if (seconds > 120) return `${Math.ceil(seconds / 60)} minutes`;
	return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}

/** @param said the server's own words, freed of secrets */
export const quoted = (said?: string) => (said ? `: "${said}"` : '');
