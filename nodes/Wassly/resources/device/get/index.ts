import { copyDevice, findDevice } from '../../../../shared/device';
import { readText } from '../../../../shared/parameters';
import { unknownDevice } from '../../../../shared/refusals/fields';
import { deviceLocator } from '../../../fields/deviceLocator';
import type { Operation } from '../../../operation';
import { someOf } from '../someOf';

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
