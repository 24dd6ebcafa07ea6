import { deviceLocator } from '../../../fields/deviceLocator';
import { copyDevice, findDevice, idOf, nameOf } from '../../../../shared/device';
import type { Device } from '../../../../shared/readDeviceList';
import { unknownDevice } from '../../../../shared/refusals/fields';
import { sortDevices } from '../../../../shared/sortDevices';
import type { Operation } from '../../../operation';
import { readText } from '../../../parameters';

export const get: Operation = {
	option: {
		name: 'Get WhatsApp Web Device',
		value: 'get',
		action: 'Get WhatsApp Web device',
		description: 'Get one WhatsApp Web device by its instance ID, to see whether it is connected',
	},

	fields: [deviceLocator('deviceId', 'The WhatsApp Web device to get')],

	async execute(context, itemIndex, run) {
		const value = context.getNodeParameter('deviceId', itemIndex, '', { extractValue: true });
		const id = readText('Device', value);
		const devices = await run.devices();
		const device = findDevice(devices, id);
		if (!device) throw unknownDevice(id, someOf(devices), devices.length);
		return [{ json: copyDevice(device), pairedItem: { item: itemIndex } }];
	},
};

const MOST_SHOWN = 5;

const someOf = (devices: Device[]): string[] =>
	sortDevices(devices, 'bestSender')
		.slice(0, MOST_SHOWN)
		.map((device) => `${nameOf(device)} (${idOf(device)})`);
