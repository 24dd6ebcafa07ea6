/** What a run with several messages says when it ends with an error. */
import { CHECK_CHAT, ordinal } from '../../../../shared/errors/phrases';
import { WasslyError } from '../../../../shared/errors/WasslyError';
import { TO_GO_ON } from './recordErrors';

export interface Progress {
	/** How many messages the run has. */
	total: number;
	/** Items whose message may have been sent. */
	unknown: number[];
	/** The output items of the messages that were sent, as JSON, each with the item it is for, from 1. */
	receipts: Array<{ item: number; json: string }>;
	/** Whether each message has a key. */
	haveKeys: boolean;
	/** Of the execution, if n8n lets a person retry it. */
	executionId?: string;
}

/** @param item that stopped the run, counted from 0 as n8n does */
export function batchStopped(error: WasslyError, item: number, progress: Progress): WasslyError {
	const others = progress.unknown.filter((index) => index !== item);
	const doubt =
		others.length > 0 ? `The ${messages(others)} may also have been sent: check the chat. ` : '';
	const { description, responseCode } = error;
	return new WasslyError(
		`${count(progress)}, then the ${ordinal(item)} item stopped the run. ${error.message}`,
		`${description} ${doubt}Nothing else was sent. ${howToGoOn(progress)}`.trim(),
		responseCode,
		listed(progress),
	);
}

/** Everything else was sent. */
export const someUnknown = (progress: Progress) =>
	new WasslyError(
		`${count(progress)}. The ${messages(progress.unknown)} may have been sent in an earlier try, and did not go out again`,
		progress.haveKeys
			? `${CHECK_CHAT} If one did not arrive, send it with another 'Message Key'. ${TO_GO_ON}`
			: `${CHECK_CHAT} If one did not arrive, send only that one: a new execution with all items would send the others again. ${TO_GO_ON}`,
		undefined,
		listed(progress),
	);

const count = ({ receipts: { length }, total }: Progress) =>
	`${length} of ${total} messages ${length === 1 ? 'was' : 'were'} sent`;

const messages = (items: number[]) =>
	items.length === 1
		? `message of the ${ordinal(items[0] ?? 0)} item`
		: `messages of the ${items
				.map(ordinal)
				.join(', ')
				.replace(/, ([^,]+)$/, ' and $1')} items`;

/** Only n8n's own retry knows what was sent. */
function howToGoOn({ haveKeys, executionId }: Progress): string {
	if (haveKeys) {
		return "To send the rest, run the workflow again: messages whose 'Message Key' was sent, or may have been, don't go out again.";
	}
	return executionId === undefined
		? 'To send the rest, run the workflow with only the items that were not sent: a new execution sends all of its items.'
		: `To send the rest, retry execution ${executionId} under Executions: messages that were sent, or may have been sent, don't go out again. Executing the workflow or the node anew would send all of them again.`;
}

/** In characters, of one receipt and of all: n8n stores them with the error. */
const MAX_LENGTH = 4_000;
const MAX_TOTAL_LENGTH = 500_000;

/** The receipts, or the items of those that are left out, as lines. */
function listed({ receipts }: Progress): string[] {
	const lines: string[] = [];
	const others: number[] = [];
	let length = 0;
	for (const { item, json } of receipts) {
		if (json.length > MAX_LENGTH || length + json.length > MAX_TOTAL_LENGTH) {
			others.push(item);
			continue;
		}
		lines.push(json);
		length += json.length;
	}
	if (others.length === 0) return lines;
	const items = `${others.length === 1 ? 'item' : 'items'} ${ranges(others)}`;
	return [...lines, `Also sent, with receipts too long to list: ${items}`];
}

/** @param items in ascending order @returns for example "1, 4–6" */
function ranges(items: number[]): string {
	const found: Array<[first: number, last: number]> = [];
	for (const item of items) {
		const range = found.at(-1);
		if (range && item === range[1] + 1) range[1] = item;
		else found.push([item, item]);
	}
	return found.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ');
}
