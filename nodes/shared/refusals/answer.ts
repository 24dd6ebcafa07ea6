import { CHECK_BASE_URL, lasting, quoted, TRY_LATER } from './phrases';
import { Refusal } from './refusal';

/** The words for an answer that refuses; 200 stands for `success: false`. */
export type Refused = (status: number, details: RefusalDetails) => Refusal;

interface RefusalDetails {
	/** The server's own words. */
	said?: string;
	/** What Retry-After asked for. */
	waitSeconds?: number;
	/** Origin to which a redirect points. */
	target?: string;
}

export function refusedWithStatus(
	status: number,
	{ said, waitSeconds, target }: RefusalDetails = {},
): Refusal {
	if (status === 200) return refusedInAnswer(said);
	const [message, description] = statusTexts(status, quoted(said), waitSeconds, target);
	return new Refusal(message, description, String(status));
}

function statusTexts(
	status: number,
	said: string,
	waitSeconds?: number,
	target?: string,
): [string, string] {
	if ([301, 302, 303, 307, 308].includes(status)) {
		return [
			`The Base URL redirects${target ? ` to ${target}` : ''} instead of answering (HTTP ${status})`,
			`${CHECK_BASE_URL} The API key and the token are never sent along to another address. A redirect to a login page can also mean that the token has expired.`,
		];
	}
	switch (status) {
		case 400:
		case 422:
			return [
				`Wassly did not accept the request${said || ` (HTTP ${status})`}`,
				'Check the values in the node and in the credential.',
			];
		case 401:
			return [
				`Wassly refused the API key or the token${said}`,
				'Tokens expire: get a new one from the login API and paste it into the credential. If that does not help, copy the API key from the admin dashboard once more.',
			];
		case 403:
			return [
				`Wassly does not allow this${said}`,
				'Check in the Wassly admin dashboard that the API key is active and that your account may use WhatsApp Web devices.',
			];
		case 408:
		case 409:
		case 425:
			return [`Wassly did not complete the request (HTTP ${status})${said}`, TRY_LATER];
		case 404:
			return [`There is no Wassly API at the Base URL (HTTP 404)${said}`, CHECK_BASE_URL];
		case 429:
			return [
				`Wassly receives too many requests${said}`,
				!waitSeconds
					? 'Wait a minute, then try again. Let the workflow run less often if this keeps happening.'
					: `Wassly asks to wait ${lasting(waitSeconds)}, then try again. Let the workflow run less often if this keeps happening.`,
			];
	}
	if (status >= 500) {
		return [
			`Wassly can't answer right now (HTTP ${status})${said}`,
			!waitSeconds ? TRY_LATER : `Wassly asks to wait ${lasting(waitSeconds)}. ${TRY_LATER}`,
		];
	}
	return [`Wassly answered with HTTP ${status}${said}`, CHECK_BASE_URL];
}

/** The same after a token has been got just now. */
export const refusedNewToken: Refused = (status, details) =>
	status === 401
		? new Refusal(
				`Wassly refused a new token${quoted(details.said)}`,
				'The login itself worked. Check in the Wassly admin dashboard that the API key is active and belongs to this account.',
				'401',
			)
		: refusedWithStatus(status, details);

export const refusedInAnswer = (said?: string) =>
	new Refusal(
		`Wassly refused the request${quoted(said)}`,
		said
			? 'Wassly gave this as the reason. If it names the key or the token, renew it in the credential.'
			: 'Check the credential, and look at your account in the Wassly admin dashboard.',
		'200',
	);

/** For n8n's connection test, which can't tell a web page from other answers that aren't Wassly's. */
export const noWasslyAnswer = () =>
	new Refusal(
		'Something answered, but not the Wassly API: perhaps a web page',
		CHECK_BASE_URL,
		'200',
	);

export const emptyAnswer = (status: number) =>
	new Refusal(
		'Wassly sent an empty answer',
		`Try again. If it stays so: ${CHECK_BASE_URL}`,
		String(status),
	);

/** @param title that of the page, freed of secrets */
export const webPage = (status: number, title?: string) =>
	new Refusal(
		`A web page came back instead of data${quoted(title)}`,
		`The Base URL leads to a website or a proxy, not to the Wassly API. ${CHECK_BASE_URL}`,
		String(status),
	);

/** @param beginning its first characters, freed of secrets */
export const unreadableAnswer = (status: number, beginning?: string) =>
	new Refusal(
		`The answer can't be read as data${quoted(beginning)}`,
		`It may have been cut off on its way: try again. If it stays so: ${CHECK_BASE_URL}`,
		String(status),
	);

/** @param holds what stands there instead, e.g. the names of the fields */
export const noDeviceList = (holds: string, said?: string) =>
	new Refusal(
		`The answer holds no list of devices${quoted(said)}`,
		`It holds ${holds}. ${CHECK_BASE_URL}`,
		'200',
	);

/** @param position counted from 1 */
export const notADevice = (position: number, holds: string) =>
	new Refusal(
		`Entry ${position} of the device list is not a device`,
		`It is ${holds}, where an object with an id or an instance_id should be. Try again, and tell Wassly's support if it stays so.`,
		'200',
	);
