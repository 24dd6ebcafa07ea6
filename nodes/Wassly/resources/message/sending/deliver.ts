import { waitUntil } from '../../../../shared/timer';
import { isUsable } from '../../device/deviceList';
import type { Run } from '../../run';
import { canceledBeforeSending, tooLate } from '../errors/sendErrors';
import { readFile, type ItemFile } from '../file/file';
import { listTimeout, type Message } from '../message';
import type { Account } from './account';
import type { Settle } from './conversations';
import type { Waits } from './hints';
import { Line } from './line';
import { refusal, type Outcome } from './outcome';
import { canBeReplaced, chooseStandIn, type Sender } from './plan';
import type { DurableRecord } from './durableRecord';
import { post, type Files } from './post';
import type { KnownMessage } from './record';

/** A message of an item, and the device that was chosen for it. */
export interface PlannedMessage extends KnownMessage {
	message: Message;
	sender: Sender;
	files: { document?: ItemFile; media?: ItemFile };
}

/** What the messages of a run share. */
export interface Delivery {
	run: Run;
	account: Account;
	record: DurableRecord;
	/** By instance_id: through each device, the messages of a run go out in their order. */
	queues: Map<string, Line>;
	waits: Waits;
	/** Aborted when nothing more may go out. Its reason says why: 'stopped' or 'canceled'. */
	signal: AbortSignal;
}

/** Each of these may hold files of 200 MiB in memory. */
const sendsWithFiles = new Line(20);

/**
 * Sends one message when its device's turn comes. It goes out through another device only if its own
 * has refused it and dropped, or dropped before its turn.
 *
 * @returns undefined if the run was stopped before the message left
 * @preserve
 */
export async function deliver(
	planned: PlannedMessage,
	delivery: Delivery,
): Promise<Outcome | undefined> {
	const { queues, signal } = delivery;
	const refusedBy = new Set<string>();
	let outcome: Outcome | undefined;
	let sender: Sender | undefined = planned.sender;
	while (sender && !refusedBy.has(sender.instanceId)) {
		const current: Sender = sender;
		const queue = queues.get(current.instanceId) ?? new Line();
		queues.set(current.instanceId, queue);
		const turn = await queue.turn(signal, async () => await takeTurn(planned, current, delivery));
		if (turn?.outcome) refusedBy.add(current.instanceId);
		outcome = turn?.outcome ?? outcome;
		sender = turn?.next;
	}
	return outcome ?? (signal.reason === 'canceled' ? refusal(canceledBeforeSending()) : undefined);
}

/** @property next the device to try instead */
interface Turn {
	outcome?: Outcome;
	next?: Sender;
}

/** The device's next message waits until it is clear whether the device has dropped. */
async function takeTurn(
	planned: PlannedMessage,
	sender: Sender,
	delivery: Delivery,
): Promise<Turn> {
	const { devices } = delivery.run;
	const canMove = canBeReplaced(planned.message);
	if (canMove && devices.hasDropped(sender.instanceId)) {
		const turn = await moveOn(planned, sender, delivery);
		if (turn.next ?? turn.outcome) return turn;
	}
	const outcome = await send(planned, sender, delivery);
	const mayHaveDropped = outcome?.status === 'refused' && outcome.cause === 'device';
	if (!mayHaveDropped || !canMove) return { outcome };
	return { outcome, ...(await moveOn(planned, sender, delivery)) };
}

/** Undefined if the device is still connected, or its status is unknown. */
async function moveOn(
	{ message, sender: planned }: PlannedMessage,
	{ instanceId }: Sender,
	{ run, account, signal }: Delivery,
): Promise<Turn> {
	await account.rateLimit.waitForEnd(Date.now() + message.rateLimitWait, signal);
	const devices = await run.devices
		.refresh(instanceId, listTimeout(message))
		.catch(() => undefined);
	if (!devices || isUsable(devices, instanceId)) return {};
	try {
		return { next: chooseStandIn(message, planned, devices) };
	} catch (error) {
		return { outcome: refusal(error) };
	}
}

/** @returns undefined if the run ended before the message left */
async function send(
	planned: PlannedMessage,
	sender: Sender,
	delivery: Delivery,
): Promise<Outcome | undefined> {
	const { sendBefore } = planned.message;
	if (sendBefore === undefined) return await sendAlone(planned, sender, delivery);
	const late = new AbortController();
	const settled = new AbortController();
	// Not AbortSignal.timeout(): Node.js 20 may garbage-collect it when it is part of a combined signal.
	void waitUntil(sendBefore, settled.signal).then(() => late.abort());
	const signal = AbortSignal.any([delivery.signal, late.signal]);
	const outcome = await sendAlone(planned, sender, { ...delivery, signal });
	settled.abort();
	if (outcome || delivery.signal.aborted) return outcome;
	return refusal(tooLate(sendBefore));
}

const sendAlone = async (planned: PlannedMessage, sender: Sender, delivery: Delivery) =>
	await delivery.record.alone(
		planned,
		delivery.signal,
		async () => await sendInTurn(planned, sender, delivery),
	);

/** Waits for the device's turn, and then for Wassly's rate limit. */
async function sendInTurn(
	planned: PlannedMessage,
	sender: Sender,
	delivery: Delivery,
): Promise<Outcome | undefined> {
	const { account, signal, waits } = delivery;
	const { pace, rateLimitWait } = planned.message;
	return await account.turn(sender.instanceId, pace, signal, async (stoodInLine, leave) => {
		waits.others = Math.max(waits.others, stoodInLine);
		const cameAt = Date.now();
		return await account.rateLimit.pass(cameAt + rateLimitWait, signal, async () => {
			waits.rateLimit = Math.max(waits.rateLimit, Date.now() - cameAt);
			return await sendNow(planned, sender, delivery, leave);
		});
	});
}

async function sendNow(
	planned: PlannedMessage,
	sender: Sender,
	delivery: Delivery,
	leave: () => void,
): Promise<Outcome | undefined> {
	const { message, files } = planned;
	const { account, signal } = delivery;
	const { document, media } = files;
	let settle: Settle;
	try {
		settle = await account.conversations.claim(message.keepConversations, signal);
	} catch (error) {
		return refusal(error);
	}
	let posted: Outcome | undefined;
	const postNow = async () => {
		let content: Files;
		let found: Outcome | undefined;
		try {
			content = await readFiles(planned, delivery);
			found = await delivery.record.attempt(planned);
		} catch (error) {
			return refusal(error);
		}
		if (found) return found;
		const isLate = message.sendBefore !== undefined && Date.now() >= message.sendBefore;
		// The message may have waited for others since its turn came.
		const outcome = isLate || signal.aborted ? undefined : account.rateLimit.check();
		if (!outcome && !isLate && !signal.aborted) {
			leave();
			posted = await post(delivery.run.transport, message, sender, content);
		}
		delivery.record.settle(planned, posted);
		return posted ?? outcome;
	};
	try {
		return document || media ? await sendsWithFiles.turn(signal, postNow) : await postNow();
	} finally {
		settle(posted);
	}
}

const readFiles = async (
	{ files: { document, media } }: PlannedMessage,
	{ run: { context } }: Delivery,
): Promise<Files> => ({
	document: await readFile(context, document),
	media: await readFile(context, media),
});
