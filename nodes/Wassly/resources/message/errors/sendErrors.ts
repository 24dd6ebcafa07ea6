/** Why a message can't be sent, before anything is sent. */
import { utc } from '../../../../shared/errors/phrases';
import { WasslyError } from '../../../../shared/errors/WasslyError';

export const nothingToSend = () =>
	new WasslyError(
		"'Message' is empty, and there is no file to send",
		"Fill in 'Message', or add a document or media under 'Additional Fields'.",
	);

/** For an execution that a person cancels before a message leaves. */
export const canceledBeforeSending = () =>
	new WasslyError(
		'The execution was canceled, so the message was not sent',
		'To send it, run the workflow again with the items that were not sent.',
	);

/** For a message whose time has passed before its turn came. */
export class TooLateError extends WasslyError {}

/** @param time of 'Send Before': milliseconds since 1970 */
export const tooLate = (time: number) =>
	new TooLateError(
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
		`The account has ${left} ${left === 1 ? 'conversation' : 'conversations'} left, so this message was not sent`,
		`'Minimum Conversations Left' is ${keep}. Lower it, or top up your plan in Wassly.`,
	);

export const intervalsReversed = () =>
	new WasslyError(
		"'Max Interval (Milliseconds)' is shorter than 'Interval (Milliseconds)'",
		'Set it to the longest time to wait between two messages, or remove it.',
	);
