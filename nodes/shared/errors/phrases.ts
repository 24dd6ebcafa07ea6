/**
 * Phrases shared by several errors.
 *
 * n8n's UX rule: an error's message says what happened, its description what to do, both in plain words.
 */
import { DEFAULT_BASE_URL } from '../api';

export const CHECK_BASE_URL = `Check the credential's Base URL. It is normally ${DEFAULT_BASE_URL}.`;

export const PROXY_VARIABLES = "n8n's environment variables HTTP_PROXY and HTTPS_PROXY";

export const TRY_LATER = 'Try again in a few minutes.';

export const CHECK_CHAT = 'Check the chat before sending again.';

/** A duration in the unit a person would use: "1 second", "90 seconds", "60 minutes". */
export function duration(seconds: number): string {
	if (seconds > 120) return `${Math.ceil(seconds / 60)} minutes`;
	const rounded = Math.round(seconds * 10) / 10;
	return `${rounded} ${rounded === 1 ? 'second' : 'seconds'}`;
}

/** @param index counted from 0 @returns for example "1st", "12th" or "23rd" */
export function ordinal(index: number): string {
	const number = index + 1;
	ordinals ??= new Intl.PluralRules('en', { type: 'ordinal' });
	const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Record<string, string>;
	return `${number}${ending[ordinals.select(number)] ?? 'th'}`;
}

// Made at its first use: Intl would slow down n8n's start.
let ordinals: Intl.PluralRules | undefined;

/** @param time milliseconds since 1970 @returns for example "2024-01-15 10:30:00 UTC" */
export const utc = (time: number): string =>
	`${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** @param text from the server, free of secrets */
export const quoted = (text?: string) => (text ? `: "${text}"` : '');

export const REPLACE_TOKEN =
	"Tokens expire: choose 'Email and Password' in the credential's window, and n8n renews the token for you. Or get a new token from the login API, and paste it into the credential.";
