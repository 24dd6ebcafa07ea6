import type { IDataObject } from 'n8n-workflow';
import { canceledBetweenMessages } from '../../../../../shared/errors/message/sendErrors';
import type { WasslyError } from '../../../../../shared/errors/WasslyError';
import type { Item } from '../../../operation';
import type { Run } from '../../../run';
import { readFile } from '../../file';
import { sendMessage } from '../../sendMessage';
import type { SendRequest } from '../readSendRequest';
import { canBeReplaced, chooseSender, type Sender } from '../sender';
import type { DeviceQueues } from './deviceQueues';
import { isUsable, type DeviceWatch } from './deviceWatch';
import { receiptOf } from './output';
import type { Quota } from './quota';
import type { Slots } from './slots';

/** What the messages of a run share. */
export interface Shared {
	run: Run;
	queues: DeviceQueues;
	slots: Slots;
	watch: DeviceWatch;
	quota: Quota;
	/** Whether nothing more may go out, because a message failed. */
	isStopped: boolean;
	/** Whether a person has canceled the execution. */
	isCanceled: boolean;
}

/** A message and the device that was chosen for it. */
export interface Planned extends Item<SendRequest> {
	sender: Sender;
}

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
	shared: Shared,
	message: Planned,
): Promise<Outcome | undefined> {
	const refusedBy = new Set<string>();
	let sender: Sender | undefined = message.sender;
	let outcome: Outcome | undefined;
	while (sender && !refusedBy.has(sender.instanceId)) {
		const current: Sender = sender;
		const turn: Turn = await shared.queues.add(current.instanceId, async () => {
			return await takeTurn(shared, message, current);
		});
		if (turn.outcome) refusedBy.add(current.instanceId);
		outcome = turn.outcome ?? outcome;
		sender = turn.next;
	}
	return outcome;
}

/** The device's next message waits until it is clear whether the device has dropped. */
async function takeTurn(shared: Shared, message: Planned, sender: Sender): Promise<Turn> {
	const { request } = message;
	const { instanceId } = sender;
	const mayMove = canBeReplaced(request);
	if (shared.isStopped) return {};
	if (mayMove && shared.watch.hasDropped(instanceId)) {
		const next = await standIn(shared, message, instanceId);
		if (next) return { next };
	}
	await shared.queues.wait(instanceId, request);
	if (shared.isStopped) return {};
	if (shared.isCanceled) throw canceledBetweenMessages();
	const outcome = await shared.slots.use(async () => await sendNow(shared, message, sender));
	if (outcome?.status !== 'refused' || !mayMove) return { outcome };
	return { outcome, next: await standIn(shared, message, instanceId) };
}

/** @returns undefined if the run was stopped while this message waited */
async function sendNow(
	shared: Shared,
	{ index, request }: Planned,
	sender: Sender,
): Promise<Outcome | undefined> {
	const { run, quota } = shared;
	const { to, text, contactName, timeout } = request;
	const { instanceId } = sender;
	await quota.take(request.keepConversations);
	let remaining: unknown;
	try {
		const document = await readFile(run.context, index, request.document);
		const media = await readFile(run.context, index, request.media);
		if (shared.isStopped) return undefined;
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
	{ watch }: Shared,
	{ request, sender }: Planned,
	dropped: string,
): Promise<Sender | undefined> {
	const devices = await watch.askAgain(dropped, request).catch(() => undefined);
	if (!devices || isUsable(devices, dropped)) return undefined;
	const { instanceId } = chooseSender(request, devices);
	const planned = sender.replacedInstanceId ?? sender.instanceId;
	return instanceId === planned ? { instanceId } : { instanceId, replacedInstanceId: planned };
}
