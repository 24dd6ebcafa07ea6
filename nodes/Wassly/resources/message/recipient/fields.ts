import type { INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../../../../shared/propertyHint';
import { deviceLocator } from '../../device/deviceLocator';

/** Who a message goes to, and through which device. */
export const recipientFields: INodeProperties[] = [
	{
		displayName: 'Send Through',
		name: 'sendThrough',
		type: 'options',
		default: 'device',
		options: [
			{ name: 'A Device', value: 'device', description: 'A device that you choose' },
			{
				name: 'All Connected Devices',
				value: 'spread',
				description:
					'Recipients are spread over the connected devices. The same recipient always gets the same device while it is connected.',
			},
			{
				name: 'Best Connected Device',
				value: 'best',
				description:
					'The connected device that was most recently active. Recipients may see another number than before.',
			},
		],
		description:
			'Which device to send through. Unless you choose one, another connected device takes over when a device drops.',
		...propertyHint(
			"Use 'best' unless the user names a device; for many recipients, 'spread'. Neither needs instanceId or a list of devices. With 'device', set instanceId.",
		),
	},
	deviceLocator({
		name: 'instanceId',
		description:
			'The connected WhatsApp Web device to send through. An expression must return its instance_id.',
		show: { sendThrough: ['device'] },
	}),
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15550100200',
		hint: 'One message is sent per input item',
		description: "The recipient's phone number, with a leading + and the country code",
		...propertyHint(
			"One phone number, e.g. '+15550100300' or expr('{{ $json.phone }}'). One message is sent per input item: for several recipients, pass several items. Not the name of a contact or a group.",
		),
	},
];

/** An option of every operation that sends. */
export const ifNotConnectedOption: INodeProperties = {
	displayName: 'If Not Connected',
	name: 'ifNotConnected',
	type: 'options',
	displayOptions: { show: { '/sendThrough': ['device'] } },
	default: 'stop',
	options: [
		{
			name: 'Send Anyway',
			value: 'send',
			description: "Don't check whether the device is connected",
		},
		{
			name: 'Stop',
			value: 'stop',
			description: 'Send nothing if the device of any item is not connected',
		},
		{
			name: 'Use Best Connected Device',
			value: 'useBest',
			description: 'Send through the connected device that was most recently active instead',
		},
	],
	description: 'What to do if the device is not connected',
};
