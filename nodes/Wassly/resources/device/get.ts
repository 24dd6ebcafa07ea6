import { copyDevice } from '../../../shared/device/device';
import { readText } from '../../../shared/parameters';
import { propertyHint } from '../../../shared/propertyHint';
import { eachItem, type Operation } from '../operation';
import { deviceLocator, requireDevice } from './deviceLocator';

/** @typeParam string the instance_id, or the id, of the device */
export const get: Operation<string> = {
	option: {
		name: 'Get WhatsApp Web Device',
		value: 'get',
		action: 'Get status of WhatsApp Web device',
		description:
			'Get one WhatsApp Web device by its instance ID, for example to check whether it is connected',
		...propertyHint(
			"Outputs the device's id, name, status, lastActive and instance_id. status 'connected' means that it can send.",
		),
	},

	fields: [
		deviceLocator({
			name: 'deviceId',
			description: 'The WhatsApp Web device to get',
			idHint: 'The id of a device also works',
		}),
	],

	read: (context, itemIndex) =>
		readText('Device', context.getNodeParameter('deviceId', itemIndex, '', { extractValue: true })),

	execute: eachItem(async (id, run) => [copyDevice(requireDevice(await run.devices.get(), id))]),
};
