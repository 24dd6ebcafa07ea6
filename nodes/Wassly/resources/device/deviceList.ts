import { findDevice, isConnected, type Device } from '../../../shared/device/device';
import { listDevices } from '../../../shared/device/listDevices';
import type { Transport } from '../../../shared/http/transport';

/** Messages that are refused for other reasons must not refetch the list each time. */
const REFRESH_AFTER_MS = 5000;

/** The account's devices during one run. */
export class DeviceList {
	private refreshing?: Promise<Device[]>;

	/** The newest list. */
	private latest?: Device[];

	/** When it was last refetched because of a device. */
	private readonly refreshedAt = new Map<string, number>();

	/** @param getOnce requests the list once per run */
	constructor(
		private readonly transport: Transport,
		private readonly getOnce: Transport['get'],
	) {}

	/**
	 * The devices, requested once per run: the same objects for every item.
	 *
	 * @param seconds how long each try may take; only the first call's counts
	 * @throws WasslyError
	 */
	async get(seconds?: number): Promise<Device[]> {
		const devices = await listDevices({ get: this.getOnce }, seconds);
		this.latest ??= devices;
		return devices;
	}

	/** Whether a device that was connected no longer is, as far as the newest list says. */
	hasDropped(instanceId: string): boolean {
		return this.latest !== undefined && !isUsable(this.latest, instanceId);
	}

	/**
	 * Refetches the list after a device has refused a message; concurrent callers share the request.
	 *
	 * @returns the newest list: the last one if it was refetched for this device only seconds ago
	 * @throws WasslyError
	 */
	async refresh(instanceId: string, seconds?: number): Promise<Device[]> {
		const now = Date.now();
		const isRecent = now - (this.refreshedAt.get(instanceId) ?? -Infinity) < REFRESH_AFTER_MS;
		if (this.latest && isRecent && !this.refreshing) return this.latest;
		this.refreshedAt.set(instanceId, now);
		this.refreshing ??= listDevices(this.transport, seconds).finally(() => {
			this.refreshing = undefined;
		});
		return (this.latest = await this.refreshing);
	}
}

/** A device that has dropped may be missing from the list. */
export function isUsable(devices: Device[], instanceId: string): boolean {
	const device = findDevice(devices, instanceId);
	return device !== undefined && isConnected(device);
}
