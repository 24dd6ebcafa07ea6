import type { IExecuteFunctions } from 'n8n-workflow';
import type { Device } from '../../shared/device/device';
import { listDevices } from '../../shared/device/listDevices';
import { Transport } from '../../shared/http/transport';

/** What the input items of one run share. */
export interface Run {
	context: IExecuteFunctions;
	transport: Transport;

	/**
	 * Gets data as `transport.get` does, but requests each endpoint once per run: a hundred items don't
	 * ask a hundred times. They share the value, and the error, of the first call; only that call's
	 * `seconds` and `read` count.
	 */
	getOnce: Transport['get'];

	devices: {
		/**
		 * The account's devices, requested once per run. The same objects for every item.
		 *
		 * @param seconds how long each try may take; only the first call's counts
		 * @throws WasslyError
		 */
		get(seconds?: number): Promise<Device[]>;
	};
}

export function startRun(context: IExecuteFunctions): Run {
	const transport = new Transport(context);
	const responses = new Map<string, Promise<unknown>>();
	const getOnce: Run['getOnce'] = async <T>(...[endpoint, seconds, read]: GetParameters<T>) => {
		const response = responses.get(endpoint.path) ?? transport.get(endpoint, seconds, read);
		responses.set(endpoint.path, response);
		return (await response) as T;
	};
	const devices = {
		get: async (seconds?: number) => await listDevices({ get: getOnce }, seconds),
	};
	return { context, transport, getOnce, devices };
}

type GetParameters<T> = Parameters<typeof Transport.prototype.get<T>>;
