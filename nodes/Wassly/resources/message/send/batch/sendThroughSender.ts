import type { IDataObject } from 'n8n-workflow';
import { canceledBetweenMessages } from '../../../../../shared/errors/sendErrors';
import type { WasslyError } from '../../../../../shared/errors/WasslyError';
import { readFile } from '../../file';
import { sendMessage } from '../../sendMessage';
import { canBeReplaced, chooseSender, type Sender } from '../sender';
import { isUsable } from './deviceWatch';
import type { MessageBatch, Planned } from './MessageBatch';
import { receiptOf } from './output';

type Outcome =
	| { status: 'sent'; receipt: IDataObject }
	| { status: 'refused' | 'unknown'; error: WasslyError };

/** What came of a message's turn in a device's queue; neither if the run has been stopped. */
interface Turn {
	outcome?: Outcome;
	/** The device that stands in. */
	next?: Sender;
}

/**
 * Sends one message when its device's turn comes. If the device has dropped, another one stands in;
 * never after an outcome that nobody knows.
 *
 * @returns undefined if the run has been stopped before
 * @throws WasslyError if the message can't leave
 */
export async function sendThroughSender(
	batch: MessageBatch,
	message: Planned,
): Promise<Outcome | undefined> {
	const refusedBy = new Set<string>();
	let sender: Sender | undefined = message.sender;
	let outcome: Outcome | undefined;
	while (sender && !refusedBy.has(sender.instanceId)) {
		const current: Sender = sender;
		const turn: Turn = await batch.queues.add(current.instanceId, async () => {
			return await takeTurn(batch, message, current);
		});
		if (turn.outcome) refusedBy.add(current.instanceId);
		outcome = turn.outcome ?? outcome;
		sender = turn.next;
	}
	return outcome;
}

/** The device's next message waits until it is clear whether the device has dropped. */
async function takeTurn(batch: MessageBatch, message: Planned, sender: Sender): Promise<Turn> {
	const { request } = message;
	const { instanceId } = sender;
	const mayMove = canBeReplaced(request);
	if (batch.isStopped) return {};
	if (mayMove && batch.watch.hasDropped(instanceId)) {
		const next = await standIn(batch, message, instanceId);
		if (next) return { next };
	}
	await batch.queues.wait(instanceId, request);
	if (batch.isStopped) return {};
	if (batch.isCanceled) throw canceledBetweenMessages();
	const outcome = await batch.slots.use(async () => await sendNow(batch, message, sender));
	if (outcome?.status !== 'refused' || !mayMove) return { outcome };
	return { outcome, next: await standIn(batch, message, instanceId) };
}

/** @returns undefined if the run was stopped while this message waited */
async function sendNow(
	batch: MessageBatch,
	{ index, request }: Planned,
	sender: Sender,
): Promise<Outcome | undefined> {
	const { run, quota } = batch;
	const { to, text, contactName, timeout } = request;
	const { instanceId } = sender;
	await quota.take(request.keepConversations);
	let remaining: unknown;
	try {
		const document = await readFile(run.context, index, request.document);
		const media = await readFile(run.context, index, request.media);
		if (batch.isStopped) return undefined;
		const message = { instanceId, to, text, contactName, document, media };
		const outcome = await sendMessage(run.transport, message, timeout);
		if (outcome.status !== 'sent') return outcome;
		const receipt = receiptOf(outcome.receipt, sender);
		remaining = receipt.remaining_conversations;
		return { status: 'sent', receipt };
	} finally {
		quota.done(remaining);
	}
}

/** @returns undefined if the device is still connected, or if nobody can tell */
async function standIn(
	{ watch }: MessageBatch,
	{ request, sender }: Planned,
	dropped: string,
): Promise<Sender | undefined> {
	const devices = await watch.askAgain(dropped, request).catch(() => undefined);
	if (!devices || isUsable(devices, dropped)) return undefined;
	const { instanceId } = chooseSender(request, devices);
	const planned = sender.replacedInstanceId ?? sender.instanceId;
	return instanceId === planned ? { instanceId } : { instanceId, replacedInstanceId: planned };
}
