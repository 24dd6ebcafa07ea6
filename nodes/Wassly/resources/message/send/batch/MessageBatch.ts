import type { IDataObject } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../../shared/device/listDevices';
import { inEarlierTry } from '../../../../../shared/errors/batchErrors';
import type { Item, ItemResult } from '../../../operation';
import type { Run } from '../../../run';
import type { SendRequest } from '../readSendRequest';
import { chooseSender, needsDevices, type Sender } from '../sender';
import { DeviceQueues } from './deviceQueues';
import { fingerprint, type Fingerprint } from './fingerprint';
import { Ledger } from './ledger';
import { outputOf } from './output';
import { Quota } from './quota';
import { sendThroughSender } from './sendThroughSender';

/** A message that is to be sent. */
export interface Planned extends Item<SendRequest> {
	fingerprint: Fingerprint;
	sender: Sender;
}

/** What became of each item of a run, by its index. */
type Status = 'sent' | 'refused' | 'unknown';

/** The messages of one run. */
export class MessageBatch {
	readonly results = new Map<number, ItemResult & { status: Status }>();

	readonly queues: DeviceQueues;

	readonly quota = new Quota();

	private readonly ledger: Ledger;

	/** The first item that failed, if that stops the run. */
	stoppedBy?: number;

	constructor(readonly run: Run) {
		this.queues = new DeviceQueues(run.context.getExecutionCancelSignal());
		this.ledger = Ledger.open(run.context);
	}

	/** Sends what no earlier try has sent: through each device in order, through all at the same time. */
	async send(items: Array<Item<SendRequest>>): Promise<void> {
		const planned = await this.plan(items);
		// Before the first receipt nobody knows how many conversations are left to keep.
		let next = 0;
		const keeps = planned.some(({ request }) => request.keepConversations !== undefined);
		while (keeps && this.quota.isUnknown && next < planned.length) {
			await this.sendOne(planned[next++]);
		}
		await Promise.all(planned.slice(next).map(async (message) => await this.sendOne(message)));
		if ([...this.results.values()].every(({ status }) => status === 'sent')) this.ledger.clear();
	}

	/** Every device is chosen before the first message goes out. */
	private async plan(items: Array<Item<SendRequest>>): Promise<Planned[]> {
		const planned: Planned[] = [];
		for (const item of items) {
			const { index, request } = item;
			const print = await fingerprint(this.run.context, index, request);
			const entry = this.ledger.find(index, print);
			if (entry?.status === 'sent') {
				this.results.set(index, {
					index,
					status: 'sent',
					output: [{ json: outputOf(request, entry.receipt) }],
				});
			} else if (entry) {
				this.results.set(index, { index, status: 'unknown', error: inEarlierTry() });
			} else {
				await this.attempt(index, async () => {
					const sender = chooseSender(request, await this.devicesFor(request));
					planned.push({ ...item, fingerprint: print, sender });
				});
			}
		}
		// Unless it continues on fail, a device that can't be used keeps every message from going out.
		return this.stoppedBy === undefined ? planned : [];
	}

	private async sendOne(message: Planned | undefined): Promise<void> {
		if (!message) return;
		const { index, request, fingerprint: print } = message;
		await this.attempt(index, async () => {
			const outcome = await sendThroughSender(this, message);
			if (outcome === undefined) return;
			if (outcome.status === 'sent') {
				this.ledger.record(index, { ...print, status: 'sent', receipt: outcome.receipt });
				const output = [{ json: outputOf(request, outcome.receipt) }];
				this.results.set(index, { index, status: 'sent', output });
			} else {
				if (outcome.status === 'unknown')
					this.ledger.record(index, { ...print, status: 'unknown' });
				this.fail(index, outcome.error, outcome.status);
			}
		});
	}

	async devicesFor(request: SendRequest) {
		const seconds = Math.min(request.timeout, DEFAULT_TIMEOUT_SECONDS);
		return needsDevices(request) ? await this.run.devices.get(seconds) : [];
	}

	/** What is thrown before a message leaves is a refusal. */
	private async attempt(index: number, work: () => Promise<void>): Promise<void> {
		if (this.stoppedBy !== undefined) return;
		await work().catch((error: unknown) => this.fail(index, error, 'refused'));
	}

	private fail(index: number, error: unknown, status: Status): void {
		this.results.set(index, { index, error, status });
		if (!this.run.context.continueOnFail()) this.stoppedBy ??= index;
	}
}

/** Of a sent message. */
export type Receipt = IDataObject;
