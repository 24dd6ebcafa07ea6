import type { Device } from '../../../../shared/device/device';
import { cancelSignalOf } from '../../../../shared/http/n8nContext';
import { neverLeft } from '../errors/messageErrors';
import type { Item, ItemResult } from '../../operation';
import type { Run } from '../../run';
import { Downloads } from '../file/download';
import type { FileLink, ItemFile } from '../file/file';
import { listTimeout, type Message } from '../message';
import { Account } from './account';
import { deliver, type PlannedMessage } from './deliver';
import { Fingerprints } from './fingerprint';
import { hintsFor, type Waits } from './hints';
import type { Line } from './line';
import { refusal, type Outcome } from './outcome';
import { DurableRecord } from './durableRecord';
import { chooseSender, needsDevices } from './plan';
import { ExecutionRecord, type KnownMessage } from './record';
import { report } from './report';

/**
 * Sends the messages of a run, except those that an earlier try has sent: through each device in their
 * order, through all devices at the same time. Every device is chosen before the first message leaves.
 *
 * Unless the node continues on fail, the first one that isn't sent stops those that haven't left yet.
 *
 * @returns the result of each item that was sent or has failed
 * @preserve
 */
export async function sendMessages(items: Array<Item<Message>>, run: Run): Promise<ItemResult[]> {
	let key: string;
	try {
		key = await run.transport.accountKey();
	} catch (error) {
		return items.map(({ index }) => ({ index, error: neverLeft(error) }));
	}
	return await Account.use(
		key,
		async (account) => await new Batch(run, account, key, items).send(),
	);
}

/** A message of an item, and what recognizes it. */
type BatchMessage = KnownMessage & { message: Message };

class Batch {
	private readonly outcomes = new Map<number, Outcome>();

	private readonly stop = new AbortController();

	/** The item that failed first, if that stops the run; of a canceled run, the one with the lowest index. */
	private stoppedBy?: number;

	private readonly record: ExecutionRecord;

	private readonly durable: DurableRecord;

	private readonly downloads: Downloads;

	constructor(
		private readonly run: Run,
		private readonly account: Account,
		key: string,
		private readonly items: Array<Item<Message>>,
	) {
		this.record = new ExecutionRecord(run.context);
		this.durable = new DurableRecord(run.context, key, items.length);
		this.downloads = new Downloads(run.context, this.stop.signal);
		account.conversations.resume(this.record.conversationsLeft);
	}

	async send(): Promise<ItemResult[]> {
		const { context } = this.run;
		const cancelSignal = cancelSignalOf(context);
		const cancel = () => this.stop.abort('canceled');
		if (cancelSignal?.aborted) cancel();
		cancelSignal?.addEventListener('abort', cancel, { once: true });

		const messages = this.recognize();
		const planned = await this.plan(messages);
		const delivery = {
			...{ run: this.run, account: this.account, signal: this.stop.signal, record: this.durable },
			queues: new Map<string, Line>(),
			waits: { others: 0, rateLimit: 0 },
		};
		await Promise.all(
			planned.map(async (message) => this.settle(message, await deliver(message, delivery))),
		);

		cancelSignal?.removeEventListener('abort', cancel);
		this.record.close(messages, this.areAllSent);
		await this.durable.close();
		this.hint(messages, delivery.waits);
		const isCanceled = this.stop.signal.reason === 'canceled';
		return report(context, messages, this.outcomes, this.stoppedBy, isCanceled);
	}

	private recognize(): BatchMessage[] {
		const fingerprints = new Fingerprints(this.run.context.getInstanceId());
		const counts = new Map<string, number>();
		const count = (part: string) => {
			const before = counts.get(part) ?? 0;
			counts.set(part, before + 1);
			return before;
		};
		return this.items.map(({ index, request: message }) => {
			const fingerprint = fingerprints.of(message);
			const round = this.record.roundOf(fingerprint);
			return {
				...{ index, message, fingerprint, round, key: message.key },
				repeats: fingerprint.map(count),
			};
		});
	}

	/**
	 * Chooses the devices, and fetches the files, of the messages that no earlier try has sent.
	 *
	 * @returns none if one that can't be sent stops the run
	 */
	private async plan(messages: BatchMessage[]): Promise<Array<BatchMessage & PlannedMessage>> {
		// For all messages first: an error says what became of each.
		for (const known of messages) {
			const earlier = this.record.find(known);
			if (earlier) this.outcomes.set(known.index, earlier);
		}
		const open = () => messages.filter(({ index }) => !this.outcomes.has(index));
		try {
			for (const [index, outcome] of await this.durable.find(open())) {
				this.outcomes.set(index, outcome);
			}
		} catch (error) {
			for (const known of open()) this.settle(known, refusal(error));
			return [];
		}
		const planned: Array<BatchMessage & PlannedMessage> = [];
		for (const known of open()) {
			try {
				const { message } = known;
				const sender = chooseSender(message, await this.devicesFor(message));
				const files = {
					document: await this.fetch(message.document, message),
					media: await this.fetch(message.media, message),
				};
				planned.push({ ...known, sender, files });
			} catch (error) {
				this.settle(known, refusal(error));
			}
			if (this.stoppedBy !== undefined) return [];
		}
		return planned;
	}

	private async fetch(
		file: ItemFile | FileLink | undefined,
		{ timeout }: Message,
	): Promise<ItemFile | undefined> {
		return file && 'address' in file ? await this.downloads.fetch(file, timeout) : file;
	}

	private async devicesFor(message: Message): Promise<Device[]> {
		if (!needsDevices(message)) return [];
		// The list would only be refused, too.
		const giveUpAt = Date.now() + message.rateLimitWait;
		await this.account.rateLimit.waitForEnd(giveUpAt, this.stop.signal);
		return await this.run.devices.get(listTimeout(message));
	}

	/** @param outcome undefined for a message that the run's end has kept from leaving */
	private settle(known: BatchMessage, outcome: Outcome | undefined): void {
		if (!outcome) return;
		const { index, message } = known;
		this.outcomes.set(index, outcome);
		this.record.add(known, outcome);
		const { left } = this.account.conversations;
		if (message.keepConversations !== undefined && left !== undefined) {
			this.record.conversationsLeft = left;
		}
		// An earlier outcome says nothing about the messages that follow.
		const isFromBefore = outcome.status === 'unknown' && outcome.isEarlier;
		if (outcome.status === 'sent' || isFromBefore || this.run.context.continueOnFail()) return;
		// When a run is canceled, all remaining messages fail at the same time.
		const isFirst = this.stoppedBy === undefined || this.stop.signal.reason === 'canceled';
		if (isFirst) this.stoppedBy = Math.min(index, this.stoppedBy ?? index);
		this.stop.abort('stopped');
	}

	/** n8n shows no hints of a run that ends with an error. */
	private hint(messages: BatchMessage[], waits: Waits): void {
		const settled = messages.flatMap(({ index, message }) => {
			const outcome = this.outcomes.get(index);
			return outcome ? [{ message, outcome }] : [];
		});
		const hints = hintsFor(settled, waits, this.account.conversations.left);
		this.run.context.addExecutionHints(
			...hints.map((message) => ({ message, location: 'outputPane' as const })),
		);
	}

	/** Items that couldn't even be read count as failed, too. */
	private get areAllSent(): boolean {
		const all = [...this.outcomes.values()];
		const isAll = all.length === this.run.context.getInputData().length;
		return isAll && all.every(({ status }) => status === 'sent');
	}
}
