import { duration } from '../../../../shared/errors/phrases';
import type { Message } from '../message';
import type { Outcome } from './outcome';

/** How long the messages of a run have waited for more than their own interval, in milliseconds. */
export interface Waits {
	/** The longest time that one stood in line behind messages of other executions. */
	others: number;
	/** The longest time that one waited for Wassly's rate limit. */
	rateLimit: number;
}

/** Nobody notices a shorter wait. */
const MIN_WAIT_MS = 2000;

/** More than this looks like bulk sending. */
const MANY_MESSAGES = 20;

const FEW_CONVERSATIONS = 100;

/**
 * What a person should know about a run that ended well, or that continues on fail. n8n shows it above
 * the output.
 *
 * @param settled the messages of the run with what became of them
 * @param left conversations of the account; negative without a limit
 */
export function hintsFor(
	settled: Array<{ message: Message; outcome: Outcome }>,
	waits: Waits,
	left: number | undefined,
): string[] {
	const hints: string[] = [];
	const unknown = settled.filter(({ outcome }) => outcome.status === 'unknown').length;
	if (unknown > 0) {
		hints.push(`${messages(unknown, 'may have been')} sent: check the chat before sending again.`);
	}
	const before = settled.filter(({ outcome }) => isAlreadySent(outcome)).length;
	if (before > 0) {
		hints.push(`${messages(before)} sent before, and did not go out again: see "alreadySent".`);
	}
	const standIns = settled.filter(
		({ outcome }) => outcome.status === 'sent' && outcome.receipt.replacedInstanceId !== undefined,
	).length;
	if (standIns > 0) {
		hints.push(
			`${messages(standIns)} sent through another device, because the chosen one was not connected: see "replacedInstanceId".`,
		);
	}
	if (waits.others >= MIN_WAIT_MS) {
		hints.push(
			`Messages waited up to ${duration(Math.round(waits.others / 1000))} for other executions that send through the same device.`,
		);
	}
	if (waits.rateLimit >= MIN_WAIT_MS) {
		hints.push(
			`Messages waited up to ${duration(Math.round(waits.rateLimit / 1000))}, because Wassly received too many requests. To send more slowly, set 'Interval' in the node's options.`,
		);
	}
	if (mostThroughOneDevice(settled) > MANY_MESSAGES) {
		hints.push(
			"Many messages went through one device without a pause. WhatsApp may restrict numbers that send in bulk: set 'Interval' in the node's options, and write only to people who expect your messages.",
		);
	}
	if (left !== undefined && left >= 0 && left < FEW_CONVERSATIONS) {
		hints.push(`The account has ${left} ${left === 1 ? 'conversation' : 'conversations'} left.`);
	}
	return hints;
}

const isAlreadySent = (outcome: Outcome): boolean =>
	outcome.status === 'sent' && outcome.receipt.alreadySent === true;

const messages = (count: number, verb?: string) =>
	`${count} ${count === 1 ? 'message' : 'messages'} ${verb ?? (count === 1 ? 'was' : 'were')}`;

/** Messages without an interval. */
function mostThroughOneDevice(settled: Array<{ message: Message; outcome: Outcome }>): number {
	const counts = new Map<unknown, number>();
	for (const { message, outcome } of settled) {
		if (outcome.status !== 'sent' || isAlreadySent(outcome)) continue;
		if ((message.pace.maxInterval ?? message.pace.interval) > 0) continue;
		const device = outcome.receipt.instance_id;
		counts.set(device, (counts.get(device) ?? 0) + 1);
	}
	return Math.max(0, ...counts.values());
}
