import type { INodeProperties } from 'n8n-workflow';
import { deviceLocator } from '../../device/deviceLocator';
import { options } from './options';

export const fields: INodeProperties[] = [
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
					'Recipients are spread evenly over the connected devices. The same recipient always gets the same device while it is connected.',
			},
			{
				name: 'Best Connected Device',
				value: 'best',
				description: 'The connected device that was most recently active',
			},
		],
		description:
			'Which device to send through. Unless you choose one, another connected device takes over when a device drops.',
	},
	deviceLocator({
		name: 'instanceId',
		description:
			'The connected WhatsApp Web device to send through. An expression must return its instance_id.',
		hint: 'One message is sent per input item',
		show: { sendThrough: ['device'] },
	}),
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +4915112345678',
		description: "The recipient's phone number, with a leading + and the country code",
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Your order is on its way.',
		description: 'Text of the message. Can be empty if you send a file.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Contact Name',
				name: 'contactName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Nathan',
				description: 'The name that Wassly shows for the recipient',
			},
			{
				displayName: 'Document Binary Field',
				name: 'documentBinaryProperty',
				type: 'string',
				default: 'data',
				placeholder: 'e.g. data',
				description: 'Name of the input field that contains a file to send as a document',
			},
			{
				displayName: 'Media Binary Field',
				name: 'mediaBinaryProperty',
				type: 'string',
				default: 'data',
				placeholder: 'e.g. data',
				description: 'Name of the input field that contains an image, video or audio file to send',
			},
		],
	},
	options,
];
