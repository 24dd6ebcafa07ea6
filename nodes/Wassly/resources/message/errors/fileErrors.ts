/** Why the file of a message can't be sent. Nothing has been sent then. */
import { duration, TRY_LATER } from '../../../../shared/errors/phrases';
import { WasslyError } from '../../../../shared/errors/WasslyError';

/** @param label of the field that names it @param available the binary fields of the item */
export const missingFile = (label: string, name: string, available: string[]) =>
	new WasslyError(
		`The item has no file in the field "${name}", which '${label}' points to`,
		available.length === 0
			? 'It has no files. Check the node before this one.'
			: `It has files in these fields: ${available.join(', ')}.`,
	);

export const noFileReturned = (label: string) =>
	new WasslyError(
		`The expression in '${label}' returns no file`,
		'Return a file, such as {{ $binary.data }}, or the name of an input field.',
	);

export const severalFiles = (label: string) =>
	new WasslyError(
		`'${label}' names several fields, but a message takes one file of each kind`,
		'Name one field. To send several files, split them into items of their own first.',
	);

/** @param addressLabel of the field for addresses */
export const addressInBinaryField = (label: string, addressLabel: string) =>
	new WasslyError(
		`'${label}' contains an address, not the name of an input field`,
		`Put the address into '${addressLabel}' instead.`,
	);

export const fieldAndAddress = (label: string, addressLabel: string) =>
	new WasslyError(
		`'${label}' and '${addressLabel}' are both filled in, so the message was not sent`,
		'A message takes one file of each kind: remove one of the two.',
	);

/** @param name of the binary field, if the file was found by its name */
export const missingContent = (label: string, name?: string) =>
	new WasslyError(
		name === undefined
			? `The file in '${label}' has no content`
			: `The file in the field "${name}", which '${label}' points to, has no content`,
		'It may be empty, or may have been deleted. Run the workflow from the node that gets the file.',
	);

/** @param documentLabel of the field that sends a file of any type */
export const notMedia = (label: string, type: string, documentLabel: string) =>
	new WasslyError(
		`The file in '${label}' is not an image, video or audio file, but ${type || 'of an unknown type'}`,
		`Send it as a document: use '${documentLabel}' instead.`,
	);

/** @param mebibytes undefined if nobody knows, because the rest wasn't fetched */
export const fileTooLarge = (label: string, mebibytes: number | undefined, limit: number) =>
	new WasslyError(
		`The file in '${label}' is too large: ${mebibytes ?? `more than ${limit}`} MiB`,
		`Send a file of at most ${limit} MiB, or a link to it in the message.`,
	);

// An address may hold secrets in its path and its query, so that errors name the host alone.

export const invalidAddress = (label: string) =>
	new WasslyError(
		`'${label}' is not the address of a file, so the message was not sent`,
		'Enter an address that starts with https:// or http://, or one that starts with data: and holds the file itself.',
	);

export const loginInAddress = (label: string) =>
	new WasslyError(
		`'${label}' contains a user name or a password, so the message was not sent`,
		'Get the file with an HTTP Request node, which can log in, and send it with the binary field instead.',
	);

/** @param host to which n8n must not connect */
export const hostNotAllowed = (label: string, host: string) =>
	new WasslyError(
		`n8n does not allow fetching the file in '${label}' from ${host}, so the message was not sent`,
		'The host is in a private network. Use a public address, or ask the administrator of n8n to allow the host.',
	);

export const redirectNotAllowed = (label: string, host: string) =>
	new WasslyError(
		`${host} redirects '${label}' to an address that is not safe to follow, so the message was not sent`,
		'Redirects must lead to https:// addresses (or from http:// to http://), without a user name. Use the address of the file itself.',
	);

export const tooManyRedirects = (label: string, host: string) =>
	new WasslyError(
		`${host} keeps redirecting '${label}', so the message was not sent`,
		'Use the address of the file itself.',
	);

export const notFetched = (label: string, host: string, status: number) =>
	new WasslyError(
		`${host} responded with HTTP ${status} instead of the file in '${label}', so the message was not sent`,
		adviceFor(status),
	);

function adviceFor(status: number): string {
	if (status === 401 || status === 403) {
		return 'The address must work without a login. If it needs one, get the file with an HTTP Request node.';
	}
	return status === 429 || status >= 500
		? TRY_LATER
		: 'Check the address: open it in a private browser window. It may have expired.';
}

export const fetchTimedOut = (label: string, host: string, seconds: number) =>
	new WasslyError(
		`${host} did not send the whole file in '${label}' within ${duration(seconds)}, so the message was not sent`,
		"Try again, or increase 'Timeout' in the node's options.",
	);

/** @param code of the network, if there is one */
export const fetchFailed = (label: string, host: string, code: string) =>
	new WasslyError(
		`The file in '${label}' could not be fetched from ${host}${code && ` (${code})`}, so the message was not sent`,
		'Check the address, and the network that n8n runs in.',
	);

export const webPage = (label: string) =>
	new WasslyError(
		`'${label}' leads to a web page, not to a file, so the message was not sent`,
		'Use the address that downloads the file itself, without a login or a preview page.',
	);

export const storeFailed = (label: string) =>
	new WasslyError(
		`n8n could not store the file in '${label}', so the message was not sent`,
		"Check n8n's storage for files and its free space.",
	);
