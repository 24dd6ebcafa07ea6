import { propertyHint } from '../../../../shared/propertyHint';
import type { Operation } from '../../operation';
import { deviceLocator } from '../deviceLocator';

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

	load: async () => await import('./execute.ts'),
};
