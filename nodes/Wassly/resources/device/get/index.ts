import { copyDevice, findDevice } from '../../../../shared/device/device';
import { unknownDevice } from '../../../../shared/errors/parameterErrors';
import { readText } from '../../../../shared/parameters';
import type { Operation } from '../../operation';
import { deviceLocator } from '../deviceLocator';
import { deviceSuggestions } from '../deviceSuggestions';

/** @typeParam string the instance_id, or the id, of the device */
export const get: Operation<string> = {
	option: {
		name: 'Get WhatsApp Web Device',
		value: 'get',
		action: 'Get WhatsApp Web device',
		description:
			'Get one WhatsApp Web device by its instance ID, for example to check whether it is connected',
	},

	fields: [deviceLocator('deviceId', 'The WhatsApp Web device to get')],

	read: (context, itemIndex) =>
		readText('Device', context.getNodeParameter('deviceId', itemIndex, '', { extractValue: true })),

	async execute(id, run) {
		const devices = await run.devices.get();
		const device = findDevice(devices, id);
		if (!device) throw unknownDevice(id, deviceSuggestions(devices), devices.length);
		return [copyDevice(device)];
	},
};
