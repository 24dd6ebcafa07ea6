import type { IDataObject } from 'n8n-workflow';
import { inEarlierTry } from '../../../../../shared/errors/message/batchErrors';
import { cancelSignalOf } from '../../../../../shared/http/request';
import type { Item } from '../../../operation';
import type { Run } from '../../../run';
import type { SendRequest } from '../readSendRequest';
import { chooseSender } from '../sender';
import { DeviceQueues } from './deviceQueues';
import { DeviceWatch } from './deviceWatch';
import { Fingerprints, type Fingerprint } from './fingerprint';
import { isTool, Ledger, type Entry } from './ledger';
import { outputOf, outputOfStored, storedReceipt } from './output';
import { Quota } from './quota';
import { sendThroughSender, type Planned, type Shared } from './sendThroughSender';
import { Slots } from './slots';

type Message = Planned & { fingerprint: Fingerprint };

/** What became of an item. */
export type MessageResult = { index: number } & (
	| { status: 'sent'; json: IDataObject[] }
	| { status: 'refused' | 'unknown'; error: unknown }
);

/** Each may have a file of 100 MiB in memory. */
const MAX_AT_ONCE = 20;

/** The messages of one run. */
export class MessageBatch implements Shared {
	/** By the index of the item. */
	readonly results = new Map<number, MessageResult>();

	/** The first item that failed, if that stops the run. */
	stoppedBy?: number;

	readonly queues: DeviceQueues;

	readonly slots = new Slots(MAX_AT_ONCE);

	readonly watch: DeviceWatch;

	readonly quota: Quota;

	private readonly ledger: Ledger;

	private readonly stop = new AbortController();

	private readonly cancelSignal?: AbortSignal;

	constructor(readonly run: Run) {
		this.cancelSignal = cancelSignalOf(run.context);
		const signals = [this.stop.signal, this.cancelSignal].filter((one) => one !== undefined);
		this.queues = new DeviceQueues(AbortSignal.any(signals));
		this.watch = new DeviceWatch(run);
		this.quota = Quota.open(run.context);
		this.ledger = Ledger.open(run.context);
	}

	/** Sends what no earlier try has sent: through each device in order, through all at the same time. */
	async send(items: Array<Item<SendRequest>>): Promise<void> {
		const planned = await this.plan(items);
		await Promise.all(planned.map(async (message) => await this.sendOne(message)));
		if (!this.mayRunAgain()) this.ledger.clear();
	}

	get isStopped(): boolean {
		return this.stop.signal.aborted;
	}

	get isCanceled(): boolean {
		return this.cancelSignal?.aborted ?? false;
	}

	/** Every device is chosen before the first message goes out. */
	private async plan(items: Array<Item<SendRequest>>): Promise<Message[]> {
		const fingerprints = new Fingerprints(this.run.context);
		const planned: Message[] = [];
		for (const item of items) {
			const { index, request } = item;
			const fingerprint = await fingerprints.of(index, request);
			const entry = this.ledger.find(index, fingerprint);
			if (entry) {
				this.results.set(index, resultOf(item, entry));
				continue;
			}
			await this.attempt(index, async () => {
				const sender = chooseSender(request, await this.watch.devicesFor(request));
				planned.push({ ...item, fingerprint, sender });
			});
		}
		// Unless it continues on fail, a device that can't be used keeps every message from going out.
		return this.isStopped ? [] : planned;
	}

	private async sendOne(message: Message): Promise<void> {
		const { index, request, fingerprint } = message;
		await this.attempt(index, async () => {
			const outcome = await sendThroughSender(this, message);
			if (outcome?.status === 'sent') {
				const receipt = storedReceipt(outcome.receipt);
				this.ledger.record(index, fingerprint, { status: 'sent', receipt });
				const json = [outputOf(request, outcome.receipt)];
				this.results.set(index, { index, status: 'sent', json });
			} else if (outcome) {
				const { status } = outcome;
				if (status === 'unknown') this.ledger.record(index, fingerprint, { status });
				this.fail({ index, ...outcome, status });
			}
		});
	}

	/** What is thrown before a message leaves is a refusal. */
	private async attempt(index: number, work: () => Promise<void>): Promise<void> {
		if (this.isStopped) return;
		await work().catch((error: unknown) => this.fail({ index, error, status: 'refused' }));
	}

	private fail(result: MessageResult): void {
		this.results.set(result.index, result);
		if (this.run.context.continueOnFail()) return;
		this.stoppedBy ??= result.index;
		this.stop.abort();
	}

	/** Whether n8n, a person or a model may run the node with the same items again. */
	private mayRunAgain(): boolean {
		const { context } = this.run;
		const all = [...this.results.values()];
		// Items that couldn't even be read count as failed, too.
		const isAll = all.length === context.getInputData().length;
		if (isAll && all.every(({ status }) => status === 'sent')) return false;
		return !context.continueOnFail() || context.getNode().retryOnFail === true || isTool(context);
	}
}

const resultOf = ({ index, request }: Item<SendRequest>, entry: Entry): MessageResult =>
	entry.status === 'sent'
		? { index, status: 'sent', json: [outputOfStored(request, entry.receipt)] }
		: { index, status: 'unknown', error: inEarlierTry() };
