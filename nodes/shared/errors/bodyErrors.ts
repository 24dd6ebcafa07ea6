/** For responses whose status is fine and whose body isn't what the API documents. */
import { CHECK_BASE_URL, quoted } from './phrases';
import { WasslyError } from './WasslyError';

/** For n8n's connection test, which can't tell a web page from anything else that isn't Wassly's. */
export const notWassly = () =>
	new WasslyError(
		'The response is not from the Wassly API. It may be a web page',
		CHECK_BASE_URL,
		'200',
	);

export const emptyResponse = (status: number) =>
	new WasslyError(
		'Wassly sent an empty response',
		`Try again. If this keeps happening: ${CHECK_BASE_URL}`,
		String(status),
	);

/** @param title of the page, free of secrets */
export const webPage = (status: number, title?: string) =>
	new WasslyError(
		`A web page came back instead of data${quoted(title)}`,
		`${CHECK_BASE_URL} It points to a website or a proxy, not to the Wassly API.`,
		String(status),
	);

/** @param excerpt the first characters, free of secrets */
export const unreadableResponse = (status: number, excerpt?: string) =>
	new WasslyError(
		`The response can't be read as data${quoted(excerpt)}`,
		`It may have been cut off on the way. Try again. If this keeps happening: ${CHECK_BASE_URL}`,
		String(status),
	);

export const tooLarge = (status: number) =>
	new WasslyError(
		"Wassly's response is too large",
		`It is larger than 25 MiB, so it was not read to its end. ${CHECK_BASE_URL}`,
		String(status),
	);

/** @param found what is there instead, e.g. the names of the fields */
export const noDeviceList = (found: string, serverMessage?: string) =>
	new WasslyError(
		`The response contains no list of devices${quoted(serverMessage)}`,
		`It contains ${found}. ${CHECK_BASE_URL}`,
		'200',
	);

/** An account without devices is documented as a success; another empty list may be a refusal. */
export const unconfirmedEmptyList = (serverMessage?: string) =>
	new WasslyError(
		`Wassly sent an empty list of devices without confirming it${quoted(serverMessage)}`,
		'The account may have no devices, or Wassly may have refused the request. Check the credential, and check your account in the Wassly admin dashboard.',
		'200',
	);

/** @param count of the devices that came @param pages in all, if that is known */
export const incompleteList = (count: number, pages?: number) =>
	new WasslyError(
		`Wassly sent only part of the device list: ${count} ${count === 1 ? 'device' : 'devices'}${pages ? ` on the first of ${pages} pages` : ''}`,
		"Wassly's API reference documents no pages, so this node can't get the others. Please open an issue.",
		'200',
	);

/** @param position counted from 1 */
export const notADevice = (position: number, found: string) =>
	new WasslyError(
		`Entry ${position} of the device list is not a device`,
		`It is ${found}, not an object with an id or an instance_id. Try again. If this keeps happening, contact Wassly's support.`,
		'200',
	);
