import type { IDataObject } from 'n8n-workflow';
import { findDevice, isConnected } from '../../../../../shared/device/device';
import type { WasslyError } from '../../../../../shared/errors/WasslyError';
import { readFile } from '../../file';
import { sendMessage } from '../../sendMessage';
import { canBeReplaced, chooseSender, type Sender } from '../sender';
import type { MessageBatch, Planned } from './MessageBatch';
import { receiptOf } from './output';

type Outcome =
	| { status: 'sent'; receipt: IDataObject }
	| { status: 'refused' | 'unknown'; error: WasslyError };

/**
 * Sends one message when its device's turn comes. If Wassly refuses it because the device has dropped
 * meanwhile, another one stands in; never after an outcome that nobody knows.
 *
 * @returns undefined if the run has been stopped before
 * @throws WasslyError if the message can't leave
 */
export async function sendThroughSender(
	batch: MessageBatch,
	message: Planned,
): Promise<Outcome | undefined> {
	const tried = new Set<string>();
	let sender: Sender | undefined = message.sender;
	let outcome: Outcome | undefined;
	while (sender && !tried.has(sender.instanceId)) {
		const current: Sender = sender;
		tried.add(current.instanceId);
		outcome = await batch.queues.add(current.instanceId, async () => {
			return await sendNow(batch, message, current);
		});
		if (outcome?.status !== 'refused' || !canBeReplaced(message.request)) return outcome;
		sender = await standIn(batch, message, current);
	}
	return outcome;
}

async function sendNow(
	batch: MessageBatch,
	{ index, request }: Planned,
	sender: Sender,
): Promise<Outcome | undefined> {
	const { run, queues, quota } = batch;
	if (batch.stoppedBy !== undefined) return undefined;
	await queues.wait(sender.instanceId, request);
	// It may have been stopped while this message waited.
	if (batch.stoppedBy !== undefined) return undefined;
	const { to, text, contactName, timeout } = request;
	const document = await readFile(run.context, index, request.document);
	const media = await readFile(run.context, index, request.media);
	quota.take(request.keepConversations);
	let remaining: unknown;
	try {
		const { instanceId } = sender;
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

/** @returns undefined if the device is still connected, so that it isn't the reason */
async function standIn(
	batch: MessageBatch,
	{ request, sender: first }: Planned,
	refused: Sender,
): Promise<Sender | undefined> {
	const devices = await batch.run.devices.refresh();
	const device = findDevice(devices, refused.instanceId);
	if (device && isConnected(device)) return undefined;
	const { instanceId } = chooseSender(request, devices);
	return { instanceId, replacedInstanceId: first.replacedInstanceId ?? first.instanceId };
}
