import { sleep } from 'n8n-workflow';
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

	private readonly ended: Promise<void>;

	/** @param signal ends all waiting early */
	constructor(private readonly signal: AbortSignal) {
		this.ended = new Promise((resolve) => {
			signal.addEventListener('abort', () => resolve(), { once: true });
		});
	}

	/** Does the work when all that was added before for the same device is done. */
	async add<T>(instanceId: string, work: () => Promise<T>): Promise<T> {
		const previous = this.last.get(instanceId) ?? Promise.resolve();
		const current = previous.then(work, work);
		this.last.set(instanceId, current);
		return await current;
	}

	/** Waits, except before the first message of a device. */
	async wait(instanceId: string, pace: Pace): Promise<void> {
		const isFirst = !this.started.has(instanceId);
		this.started.add(instanceId);
		const milliseconds = pause(pace, Math.random());
		if (isFirst || milliseconds === 0 || this.signal.aborted) return;
		// n8n 1 has no signal for its `sleep`.
		await Promise.race([sleep(milliseconds, this.signal).catch(() => undefined), this.ended]);
	}
}

/** @param random from 0 to 1 @returns milliseconds */
export const pause = ({ interval, longestInterval = interval }: Pace, random: number): number =>
	Math.min(interval + random * (longestInterval - interval), MAX_TIMER_MS);
