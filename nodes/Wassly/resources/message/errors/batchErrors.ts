/** Where a run with several messages stands when it ends with an error. */
import { CHECK_CHAT } from '../../../../shared/errors/phrases';
import { WasslyError } from '../../../../shared/errors/WasslyError';

export interface Progress {
	/** How many messages the run has. */
	total: number;
	/** Items whose message may have been sent. */
	unknown: number[];
	/** The output items of the messages that were sent, as JSON. */
	receipts: string[];
	executionId?: string;
	/** Whether Retry On Fail is on. */
	retriesOnFail: boolean;
}

/** @param item that stopped the run, counted from 0 as n8n does */
export function batchStopped(error: WasslyError, item: number, progress: Progress): WasslyError {
	const others = progress.unknown.filter((index) => index !== item);
	const doubt =
		others.length > 0 ? `The ${messages(others)} may have been sent, too: check the chat. ` : '';
	const { description, responseCode } = error;
	return new WasslyError(
		`${count(progress)}, then item ${item} stopped the run. ${error.message}`,
		`${description} ${doubt}Nothing else was sent. ${howToGoOn(progress)}`.trim(),
		responseCode,
		progress.receipts,
	);
}

/** Everything else was sent. */
export const someUnknown = (progress: Progress) =>
	new WasslyError(
		`${count(progress)}. The ${messages(progress.unknown)} may have been sent in an earlier try, and did not go out again`,
		`${CHECK_CHAT} If a message did not arrive, send it with a new execution.`,
		undefined,
		progress.receipts,
	);

/** For a single message. */
export const inEarlierTry = () =>
	new WasslyError(
		'The message may have been sent in an earlier try, and did not go out again',
		`${CHECK_CHAT} If it did not arrive, send it with a new execution.`,
	);

const count = ({ receipts: { length }, total }: Progress) =>
	`${length} of ${total} messages ${length === 1 ? 'was' : 'were'} sent`;

const messages = (items: number[]) =>
	items.length === 1 ? `message of item ${items[0]}` : `messages of items ${items.join(', ')}`;

const howToGoOn = ({ executionId, retriesOnFail }: Progress) =>
	`To send the rest, retry ${executionId ? `execution ${executionId}` : 'this execution'} under Executions${retriesOnFail ? '' : ', or turn on Retry On Fail'}: messages that were sent, or may have been sent, don't go out again.`;
