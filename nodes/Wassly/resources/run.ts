import type { IExecuteFunctions } from 'n8n-workflow';
import { Transport } from '../../shared/http/transport';
import { DeviceList } from './device/deviceList';

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

	devices: DeviceList;
}

/** The number of the node's run in this execution. The tries of one run share it. */
export const roundOf = (context: IExecuteFunctions): string =>
	String(context.evaluateExpression('{{ $runIndex }}', 0));

export function startRun(context: IExecuteFunctions): Run {
	const transport = new Transport(context);
	const responses = new Map<string, Promise<unknown>>();
	const getOnce: Run['getOnce'] = async <T>(...[endpoint, seconds, read]: GetParameters<T>) => {
		const response = responses.get(endpoint.path) ?? transport.get(endpoint, seconds, read);
		responses.set(endpoint.path, response);
		return (await response) as T;
	};
	return { context, transport, getOnce, devices: new DeviceList(transport, getOnce) };
}

type GetParameters<T> = Parameters<typeof Transport.prototype.get<T>>;
