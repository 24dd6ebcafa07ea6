import { findDevice, isConnected, type Device } from '../../../../../shared/device/device';
import { DEFAULT_TIMEOUT_SECONDS, listDevices } from '../../../../../shared/device/listDevices';
import type { Run } from '../../../run';
import type { SendRequest } from '../readSendRequest';
import { needsDevices } from '../sender';

/** A batch whose messages are refused for another reason must not ask for the list after each one. */
const ASK_AGAIN_AFTER_MS = 5000;

/** Knows which devices are connected while a batch goes out. */
export class DeviceWatch {
	private latest?: Device[];

	private asking?: Promise<Device[]>;

	/** When the list was last asked for because of a device. */
	private readonly asked = new Map<string, number>();

	constructor(private readonly run: Pick<Run, 'transport' | 'devices'>) {}

	/** @returns the devices that the choice of a sender needs @throws WasslyError */
	async devicesFor(request: SendRequest): Promise<Device[]> {
		if (!needsDevices(request)) return [];
		return (this.latest ??= await this.run.devices.get(secondsFor(request)));
	}

	/** Whether the last list says so. */
	hasDropped(instanceId: string): boolean {
		return this.latest !== undefined && !isUsable(this.latest, instanceId);
	}

	/**
	 * Asks for the list again, because a message through a device was refused. Messages that are
	 * refused meanwhile share the response.
	 *
	 * @returns the last list if that was only seconds ago
	 * @throws WasslyError
	 */
	async askAgain(instanceId: string, request: SendRequest): Promise<Device[]> {
		const now = Date.now();
		const isRecent = now - (this.asked.get(instanceId) ?? -Infinity) < ASK_AGAIN_AFTER_MS;
		if (this.latest && isRecent && !this.asking) return this.latest;
		this.asked.set(instanceId, now);
		this.asking ??= listDevices(this.run.transport, secondsFor(request)).finally(() => {
			this.asking = undefined;
		});
		return (this.latest = await this.asking);
	}
}

/** A device that has dropped may be missing from the list. */
export function isUsable(devices: Device[], instanceId: string): boolean {
	const device = findDevice(devices, instanceId);
	return device !== undefined && isConnected(device);
}

const secondsFor = ({ timeout }: SendRequest) => Math.min(timeout, DEFAULT_TIMEOUT_SECONDS);
