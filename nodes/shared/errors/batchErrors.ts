/** Where a run with several messages stands when it ends with an error. */
import { CHECK_CHAT } from './phrases';
import { WasslyError } from './WasslyError';

export interface Progress {
	/** How many messages the run has. */
	total: number;
	/** Items whose message may have been sent. */
	unknown: number[];
	/** The output items of the messages that were sent, as JSON. */
	receipts: string[];
	executionId?: string;
}

/** @param item that stopped the run, counted from 0 as n8n does */
export function batchStopped(error: WasslyError, item: number, progress: Progress): WasslyError {
	const { total, unknown, receipts } = progress;
	const others = unknown.filter((index) => index !== item);
	const doubt =
		others.length > 0 ? ` The ${messages(others)} may have been sent, too: check their chats.` : '';
	return new WasslyError(
		`${receipts.length} of ${total} messages were sent, then item ${item} stopped the run. ${error.message}`,
		`${error.description}${doubt} Nothing else was sent. ${howToGoOn(progress)}`,
		error.responseCode,
		receipts,
	);
}

/** Everything else was sent. */
export const someUnknown = (progress: Progress) =>
	new WasslyError(
		`${progress.receipts.length} of ${progress.total} messages were sent. The ${messages(progress.unknown)} may have been sent in an earlier try, and did not go out again`,
		`${CHECK_CHAT} If a message did not arrive, send it with a new execution.`,
		undefined,
		progress.receipts,
	);

/** For an item of a run that continues on fail. */
export const inEarlierTry = () =>
	new WasslyError(
		'The message may have been sent in an earlier try, and did not go out again',
		`${CHECK_CHAT} If it did not arrive, send it with a new execution.`,
	);

const messages = (items: number[]) =>
	items.length === 1 ? `message of item ${items[0]}` : `messages of items ${items.join(', ')}`;

const howToGoOn = ({ executionId }: Progress) =>
	`To send the rest, retry ${executionId ? `execution ${executionId}` : 'this execution'} under Executions, or turn on Retry On Fail: messages that were sent, or may have been sent, don't go out again.`;
