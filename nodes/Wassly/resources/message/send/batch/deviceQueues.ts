import { sleep } from 'n8n-workflow';
import { canceledBetweenMessages } from '../../../../../shared/errors/sendErrors';
import { MAX_TIMER_MS } from '../../../../../shared/parameters';

/** How long to wait between two messages, in milliseconds. */
export interface Pace {
	interval: number;
	/** With it, a random time between the two. */
	longestInterval?: number;
}

/** Lets each device send one message after the other, and different devices at the same time. */
export class DeviceQueues {
	private readonly last = new Map<string, Promise<unknown>>();

	private readonly started = new Set<string>();

	constructor(private readonly cancelSignal?: AbortSignal) {}

	/** Does the work when all that was added before for the same device is done. */
	async add<T>(instanceId: string, work: () => Promise<T>): Promise<T> {
		const previous = this.last.get(instanceId) ?? Promise.resolve();
		const current = previous.then(work, work);
		this.last.set(instanceId, current);
		return await current;
	}

	/**
	 * Waits, except before the first message of a device.
	 *
	 * @throws WasslyError if a person cancels the execution before or meanwhile
	 */
	async wait(instanceId: string, { interval, longestInterval = interval }: Pace): Promise<void> {
		const isFirst = !this.started.has(instanceId);
		this.started.add(instanceId);
		const milliseconds = interval + Math.random() * (longestInterval - interval);
		// It only ends early when the execution is canceled.
		if (!isFirst) {
			await sleep(Math.min(milliseconds, MAX_TIMER_MS), this.cancelSignal).catch(() => undefined);
		}
		if (this.cancelSignal?.aborted) throw canceledBetweenMessages();
	}
}
