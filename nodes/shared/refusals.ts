/**
 * Every text that tells a user why something can't be done.
 *
 * n8n's rule for them: the message says what happened, the description says what to do, in words
 * that need no programmer. `said` is always the server's own text, freed of secrets.
 */
import { Refusal } from './refusal';

const WASSLY = 'https://www.wassly.com';

const CHECK_BASE_URL = `Check the Base URL of the credential. It is normally ${WASSLY}.`;
const TRY_LATER =
	"Try again in a few minutes. With Retry On Fail in the node's settings, n8n does so by itself.";

const inSeconds = (count: number) => `${count} ${count === 1 ? 'second' : 'seconds'}`;

const quoted = (said?: string) => (said ? `: "${said}"` : '');

// --- The credential -----------------------------------------------------------------------------

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
		`Set 'Base URL' to ${WASSLY}, or to the address at which you reach Wassly.`,
	);

export const foreignOrigin = (own: string, host: string) =>
	new Refusal(
		`This Wassly credential is only for ${own}, not for ${host || 'this address'}`,
		'Correct the URL, or the Base URL of the credential. The API key and the token are sent nowhere else.',
	);

export const badRequestUrl = (baseUrl: string) =>
	new Refusal(
		'The URL of this request is not a web address',
		`Use an address that begins with ${baseUrl}/api/.`,
	);

// --- The connection -----------------------------------------------------------------------------

export const tooSlow = (seconds: number, code: string) =>
	new Refusal(
		`Wassly did not answer within ${inSeconds(seconds)}`,
		"Try again, or raise 'Timeout' in the node's options.",
		code,
	);

/** @param code a network code of Node.js, such as ECONNREFUSED @param reason its own words */
export function noConnection(origin: string, code: string, reason: string): Refusal {
	const { host } = new URL(origin);
	if (code === 'ECONNREFUSED') {
		return new Refusal(
			`Nothing answers at ${origin}`,
			`The server may be down for a moment. ${CHECK_BASE_URL}`,
			code,
		);
	}
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
		return new Refusal(
			`The host ${host} was not found`,
			`${CHECK_BASE_URL} If it is right, check the network of your n8n.`,
			code,
		);
	}
	if (code === 'ERR_CANCELED') {
		return new Refusal('The request was cancelled', 'Run the node again when you are ready.', code);
	}
	if (/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_/.test(code)) {
		return new Refusal(
			`No secure connection to ${host} could be made (${code})`,
			`${CHECK_BASE_URL} A server without a valid certificate is not accepted.`,
			code,
		);
	}
	return new Refusal(
		`The request to ${host} did not get through: ${reason}`,
		`${CHECK_BASE_URL} If it is right, check the network of your n8n.`,
		code,
	);
}

export const brokenConnection = () =>
	new Refusal(
		'The connection to Wassly broke before the answer was complete',
		TRY_LATER,
		'ECONNRESET',
	);

// --- The answer's status ------------------------------------------------------------------------

/**
 * @param status any HTTP status but 2xx
 * @param said the server's own words
 * @param waitSeconds what Retry-After asked for
 * @param target origin to which a redirect points
 */
export function refusedWithStatus(
	status: number,
	{ said, waitSeconds, target }: { said?: string; waitSeconds?: number; target?: string } = {},
): Refusal {
	const [message, description] = statusTexts(status, quoted(said), waitSeconds, target);
	return new Refusal(message, description, String(status));
}

function statusTexts(
	status: number,
	said: string,
	waitSeconds?: number,
	target?: string,
): [string, string] {
	if (status >= 300 && status < 400) {
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
		case 404:
			return [`There is no Wassly API at the Base URL (HTTP 404)${said}`, CHECK_BASE_URL];
		case 429:
			return [
				`Wassly receives too many requests${said}`,
				waitSeconds === undefined
					? 'Wait a minute, then try again. Let the workflow run less often if this keeps happening.'
					: `Wassly asks to wait ${inSeconds(waitSeconds)}, then try again. Let the workflow run less often if this keeps happening.`,
			];
	}
	if (status >= 500) {
		return [
			`Wassly can't answer right now (HTTP ${status})${said}`,
			waitSeconds === undefined
				? TRY_LATER
				: `Wassly asks to wait ${inSeconds(waitSeconds)}. ${TRY_LATER}`,
		];
	}
	return [`Wassly answered with HTTP ${status}${said}`, CHECK_BASE_URL];
}

// --- The answer's content -----------------------------------------------------------------------

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

// --- The node's fields --------------------------------------------------------------------------

export const missingValue = (label: string) =>
	new Refusal(
		`'${label}' is empty`,
		`Fill in '${label}'. If it is an expression, check that it gives a value for this item.`,
	);

export const badNumber = (label: string, value: unknown, atLeast: number) =>
	new Refusal(
		`'${label}' is not a number from ${atLeast} up: "${String(value)}"`,
		`Set '${label}' to a number such as ${atLeast}. If it is an expression, check what it gives for this item.`,
	);

export const badDate = (label: string, value: unknown) =>
	new Refusal(
		`'${label}' is not a date and time: "${String(value)}"`,
		`Use a value such as 2024-01-15T10:30:00Z for '${label}'.`,
	);

export const badChoice = (label: string, value: unknown, choices: string[]) =>
	new Refusal(
		`'${label}' can't be "${String(value)}"`,
		`Use one of these for '${label}': ${choices.join(', ')}.`,
	);

export const unknownOperation = (resource: string, operation: string) =>
	new Refusal(
		`This version of the node can't do "${operation}" for "${resource}"`,
		"Choose 'Resource' and 'Operation' again, or update the package.",
	);

/** @param known some of the devices that there are, as "name (ID)" */
export const unknownDevice = (id: string, known: string[], count: number) =>
	new Refusal(
		`There is no device with the ID "${id}"`,
		count === 0
			? 'The account has no device. Add one in Wassly first.'
			: `Choose one from the list, or use an instance_id that "List WhatsApp Web Devices" returns. ${devicesThatAreThere(known, count)}`,
	);

function devicesThatAreThere(known: string[], count: number): string {
	const more = count > known.length ? ` and ${count - known.length} more` : '';
	return `The account has: ${known.join(', ')}${more}.`;
}
