import {
	CHECK_BASE_URL,
	duration,
	PROXY_VARIABLES,
	quoted,
	REPLACE_TOKEN,
	TRY_LATER,
} from './phrases';
import { WasslyError } from './WasslyError';

/** Makes the error for a response that refuses the request; 200 stands for `success: false`. */
export type ErrorForStatus = (status: number, details: ResponseDetails) => WasslyError;

export interface ResponseDetails {
	/** Whether the body is JSON: then it is the API that refuses, and not a proxy or a website. */
	isJson?: boolean;
	/** Whether n8n can renew the token; then it has done so. */
	canRenew?: boolean;
	/** The server's own words, free of secrets. */
	serverMessage?: string;
	/** Seconds, from Retry-After. */
	retryAfter?: number;
	/** The origin that a redirect points to. */
	redirectTarget?: string;
}

/** For any request but a login or a message. */
export function responseError(status: number, details: ResponseDetails = {}): WasslyError {
	if (status === 200) return unsuccessful(details);
	const [message, description] = textsFor(status, details);
	return new WasslyError(message, description, String(status));
}

function textsFor(
	status: number,
	{ isJson, canRenew, serverMessage, retryAfter, redirectTarget }: ResponseDetails,
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
			return canRenew
				? [`Wassly refused a new token${words}`, NEW_TOKEN_REFUSED]
				: [
						`Wassly refused the API key or the token${words}`,
						`${REPLACE_TOKEN} If that does not help, copy the API key from the Wassly admin dashboard again.`,
					];
		case 402:
		case 403:
			return [
				`Wassly denied this request${words}`,
				'Check in the Wassly admin dashboard that the API key and your account are active, and that your plan includes WhatsApp Web devices.',
			];
		case 404:
			return isJson
				? [
						`Wassly found nothing for this request${words}`,
						`Check your account in the Wassly admin dashboard. ${CHECK_BASE_URL}`,
					]
				: [`There is no Wassly API at the Base URL (HTTP 404)`, CHECK_BASE_URL];
		case 407:
			return [
				`The proxy that n8n uses requires a user name and a password (HTTP 407)${words}`,
				`Add them to ${PROXY_VARIABLES}, as in http://user:password@proxy:3128, and restart n8n.`,
			];
		case 408:
		case 409:
		case 425:
			return [`Wassly did not complete the request (HTTP ${status})${words}`, TRY_LATER];
		case 419:
			return [
				`Wassly says that the session has expired (HTTP 419)${words}`,
				canRenew ? NEW_TOKEN_REFUSED : REPLACE_TOKEN,
			];
		case 429:
			return [
				`Wassly is receiving too many requests${words}`,
				`${waitFor(retryAfter)}, then try again. If this keeps happening, run the workflow less often.`,
			];
	}
	if (status < 500) {
		return [
			`Wassly responded with HTTP ${status}${words}`,
			isJson && status >= 400
				? 'Check the values in the node, and your account in the Wassly admin dashboard.'
				: CHECK_BASE_URL,
		];
	}
	return [
		`Wassly can't respond right now (HTTP ${status})${words}`,
		retryAfter ? `${waitFor(retryAfter)}. ${TRY_LATER}` : TRY_LATER,
	];
}

/** @param seconds from Retry-After */
const waitFor = (seconds?: number) =>
	seconds ? `Wassly asks you to wait ${duration(seconds)}` : 'Wait a minute';

const NEW_TOKEN_REFUSED =
	'The login worked. Check in the Wassly admin dashboard that the API key is active and belongs to this account.';

/** For a response with status 200 that says that the request failed. */
export const unsuccessful = ({ serverMessage, canRenew }: ResponseDetails = {}) =>
	new WasslyError(
		`Wassly refused the request${quoted(serverMessage)}`,
		serverMessage
			? `This is the reason that Wassly gave. If it mentions the API key${canRenew ? '' : ' or the token'}, replace it in the credential.`
			: 'Check the credential, and check your account in the Wassly admin dashboard.',
		'200',
	);
