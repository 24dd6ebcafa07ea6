import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { listDevices } from '../shared/listDevices';
import type { Device } from '../shared/readDeviceList';

/** What the input items of one run share. */
export class Run {
	private fetching?: Promise<Device[]>;

	private hasSent = false;

	private hasForgotten = false;

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * The account's devices, fetched on first use and then the same objects for every item. If
	 * that is refused, it is so for every item: a hundred items don't ask a hundred times.
	 *
	 * @param seconds how long each try may take; only the first caller's counts
	 * @throws Refusal
	 */
	async devices(seconds?: number): Promise<Device[]> {
		this.fetching ??= listDevices(this.context, seconds);
		return await this.fetching;
	}

	/** Has the devices fetched anew for the next item; once per run. */
	forget(): void {
		if (this.hasForgotten) return;
		this.hasForgotten = true;
		this.fetching = undefined;
	}

	/** Waits between two messages, and not before the first one. */
	async pause(milliseconds: number): Promise<void> {
		if (this.hasSent) await sleep(milliseconds, this.context.getExecutionCancelSignal());
		this.hasSent = true;
	}
}
