/** Why a message can't be sent, before anything is sent. */
import { utc } from '../../../../shared/errors/phrases';
import { WasslyError } from '../../../../shared/errors/WasslyError';

export const nothingToSend = () =>
	new WasslyError(
		"'Message' is empty, and there is no file to send",
		"Fill in 'Message', or add a document or media under 'Additional Fields'.",
	);

/** @param label of the field that names it @param available the binary fields of the item */
export const missingFile = (label: string, name: string, available: string[]) =>
	new WasslyError(
		`The item has no file in the field "${name}", which '${label}' points to`,
		available.length === 0
			? 'It has no files. Check the node before this one.'
			: `It has files in these fields: ${available.join(', ')}.`,
	);

export const missingContent = (label: string, name: string) =>
	new WasslyError(
		`The file in the field "${name}", which '${label}' points to, has no content`,
		'It may have been deleted since it was stored. Run the workflow from the node that gets the file.',
	);

export const notMedia = (label: string, type: string) =>
	new WasslyError(
		`The file in '${label}' is not an image, video or audio file, but ${type || 'of an unknown type'}`,
		"Send it as a document: use 'Document Binary Field' instead.",
	);

export const fileTooLarge = (label: string, mebibytes: number, limit: number) =>
	new WasslyError(
		`The file in '${label}' is too large: ${mebibytes} MiB`,
		`Send a file of at most ${limit} MiB, or a link to it in the message.`,
	);

/** For an execution that a person cancels before a message leaves. */
export const canceledBeforeSending = () =>
	new WasslyError(
		'The execution was canceled, so the message was not sent',
		'To send it, run the workflow again with the items that were not sent.',
	);

/** @param time of 'Send Before': milliseconds since 1970 */
export const tooLate = (time: number) =>
	new WasslyError(
		`The time in 'Send Before' (${utc(time)}) has passed, so the message was not sent`,
		"Set 'Send Before' to a later time, or send the message again without it.",
	);

/** @param name of the device @param status as Wassly sends it */
export const notConnected = (name: string, status: string) =>
	new WasslyError(
		`The device "${name}" is not connected${status ? ` (${status})` : ''}, so the message was not sent`,
		"Connect it in Wassly, choose another device, or set 'If Not Connected' to 'Use Best Connected Device'.",
	);

/** @param count of the account's devices */
export const noConnectedDevice = (count: number) =>
	new WasslyError(
		'No device is connected, so the message was not sent',
		count === 0
			? 'The account has no devices. Add one in Wassly first.'
			: 'Connect a device in Wassly, then run the node again.',
	);

export const quotaReached = (keep: number, left: number) =>
	new WasslyError(
		`The account has ${left} conversations left, so this message was not sent`,
		`'Minimum Conversations Left' is ${keep}. Lower it, or top up your plan in Wassly.`,
	);

export const intervalsReversed = () =>
	new WasslyError(
		"'Max Interval (Milliseconds)' is shorter than 'Interval (Milliseconds)'",
		'Set it to the longest time to wait between two messages, or remove it.',
	);
