import type { IExecuteFunctions } from 'n8n-workflow';
import { Transport } from '../../shared/http/transport';
import { DeviceList } from './device/deviceList';

/** What the input items of one run share. */
export interface Run {
	context: IExecuteFunctions;
	transport: Transport;
	devices: DeviceList;
}

export function startRun(context: IExecuteFunctions): Run {
	const transport = new Transport(context);
	return { context, transport, devices: new DeviceList(transport) };
}
