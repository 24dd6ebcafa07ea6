import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import type { Device } from '../../shared/device/device';
import { canceledBetweenMessages } from '../../shared/errors/sendErrors';
import { MAX_TIMER_MS } from '../../shared/parameters';
import { listDevices } from '../../shared/device/listDevices';
import { Transport } from '../../shared/http/transport';

/** What the input items of one run share. */
export interface Run {
	context: IExecuteFunctions;
	transport: Transport;
	devices: DeviceCache;
	throttle: Throttle;
}

export function startRun(context: IExecuteFunctions): Run {
	const transport = new Transport(context);
	return {
		context,
		transport,
		devices: new DeviceCache(transport),
		throttle: new Throttle(context.getExecutionCancelSignal()),
	};
}

/** The account's devices, fetched at most once per run. */
class DeviceCache {
	private fetching?: Promise<Device[]>;

	constructor(private readonly transport: Transport) {}

	/**
	 * The same objects for every item. An error is kept, too: a hundred items don't ask a hundred
	 * times.
	 *
	 * @param seconds how long each try may take; only the first call's counts
	 * @throws WasslyError
	 */
	async get(seconds?: number): Promise<Device[]> {
		this.fetching ??= listDevices(this.transport, seconds);
		return await this.fetching;
	}
}

/** Keeps messages apart in time. */
class Throttle {
	private isFirst = true;

	constructor(private readonly cancelSignal?: AbortSignal) {}

	/**
	 * Waits, except before the first message.
	 *
	 * @throws WasslyError if a person cancels the execution meanwhile
	 */
	async wait(milliseconds: number): Promise<void> {
		if (!this.isFirst) await this.pause(milliseconds);
		this.isFirst = false;
	}

	private async pause(milliseconds: number): Promise<void> {
		try {
			await sleep(Math.min(milliseconds, MAX_TIMER_MS), this.cancelSignal);
		} catch (error) {
			throw this.cancelSignal?.aborted ? canceledBetweenMessages() : error;
		}
	}
}
