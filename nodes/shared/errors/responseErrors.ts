import { CHECK_BASE_URL, duration, quoted, TRY_LATER } from './phrases';
import { WasslyError } from './WasslyError';

/** Makes the error for a response that refuses the request; 200 stands for `success: false`. */
export type ErrorForStatus = (status: number, details: ResponseDetails) => WasslyError;

export interface ResponseDetails {
	/** The server's own words, free of secrets. */
	serverMessage?: string;
	/** Seconds, from Retry-After. */
	retryAfter?: number;
	/** The origin that a redirect points to. */
	redirectTarget?: string;
}

export function responseError(status: number, details: ResponseDetails = {}): WasslyError {
	if (status === 200) return unsuccessful(details.serverMessage);
	const [message, description] = textsFor(status, details);
	return new WasslyError(message, description, String(status));
}

function textsFor(
	status: number,
	{ serverMessage, retryAfter, redirectTarget }: ResponseDetails,
): [message: string, description: string] {
	const words = quoted(serverMessage);
	switch (status) {
		case 301:
		case 302:
		case 303:
		case 307:
		case 308:
			return [
				`The Base URL redirects${redirectTarget ? ` to ${redirectTarget}` : ''} instead of responding (HTTP ${status})`,
				`${CHECK_BASE_URL} The API key and the token are never sent to another address. A redirect to a login page can also mean that the token has expired.`,
			];
		case 400:
		case 422:
			return [
				`Wassly did not accept the request${words || ` (HTTP ${status})`}`,
				'Check the values in the node and in the credential.',
			];
		case 401:
			return [
				`Wassly refused the API key or the token${words}`,
				'Tokens expire: get a new one from the login API and paste it into the credential. If that does not help, copy the API key from the Wassly admin dashboard again.',
			];
		case 403:
			return [
				`Wassly does not allow this${words}`,
				'Check in the Wassly admin dashboard that the API key is active and that your account may use WhatsApp Web devices.',
			];
		case 404:
			return [`There is no Wassly API at the Base URL (HTTP 404)${words}`, CHECK_BASE_URL];
		case 408:
		case 409:
		case 425:
			return [`Wassly did not complete the request (HTTP ${status})${words}`, TRY_LATER];
		case 429:
			return [
				`Wassly is receiving too many requests${words}`,
				`${retryAfter ? `Wassly asks you to wait ${duration(retryAfter)}` : 'Wait a minute'}, then try again. If this keeps happening, run the workflow less often.`,
			];
	}
	if (status < 500) return [`Wassly responded with HTTP ${status}${words}`, CHECK_BASE_URL];
	return [
		`Wassly can't respond right now (HTTP ${status})${words}`,
		retryAfter ? `Wassly asks you to wait ${duration(retryAfter)}. ${TRY_LATER}` : TRY_LATER,
	];
}

/** For a token that the login has only just returned. */
export const newTokenError: ErrorForStatus = (status, details) =>
	status === 401
		? new WasslyError(
				`Wassly refused a new token${quoted(details.serverMessage)}`,
				'The login worked. Check in the Wassly admin dashboard that the API key is active and belongs to this account.',
				'401',
			)
		: responseError(status, details);

/** For `success: false` with status 200. */
export const unsuccessful = (serverMessage?: string) =>
	new WasslyError(
		`Wassly refused the request${quoted(serverMessage)}`,
		serverMessage
			? 'This is the reason that Wassly gave. If it mentions the API key or the token, replace it in the credential.'
			: 'Check the credential and your account in the Wassly admin dashboard.',
		'200',
	);
