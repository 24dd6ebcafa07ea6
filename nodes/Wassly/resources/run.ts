import type { IExecuteFunctions } from 'n8n-workflow';
import type { Device } from '../../shared/device/device';
import { listDevices } from '../../shared/device/listDevices';
import { Transport } from '../../shared/http/transport';

/** What the input items of one run share. */
export interface Run {
	context: IExecuteFunctions;
	transport: Transport;
	devices: DeviceCache;
}

export function startRun(context: IExecuteFunctions): Run {
	const transport = new Transport(context);
	return { context, transport, devices: new DeviceCache(transport) };
}

/** The account's devices, fetched at most once per run. */
class DeviceCache {
	private fetching?: Promise<Device[]>;

	constructor(private readonly transport: Transport) {}

	/**
	 * The same objects for every item. An error is cached, too: a hundred items don't make a hundred
	 * requests.
	 *
	 * @param seconds how long each try may take; only the first call's value counts
	 * @throws WasslyError
	 */
	async get(seconds?: number): Promise<Device[]> {
		this.fetching ??= listDevices(this.transport, seconds);
		return await this.fetching;
	}
}
