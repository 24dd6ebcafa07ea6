import type { INodeProperties } from 'n8n-workflow';
import { deviceLocator } from '../../device/deviceLocator';
import { DEFAULT_SEND_TIMEOUT_SECONDS } from '../sendMessage';

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
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Conversations to Keep',
				name: 'keepConversations',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'Stop before the account has fewer conversations left than this, as the last receipt says',
			},
			{
				displayName: 'If Not Connected',
				name: 'ifNotConnected',
				type: 'options',
				displayOptions: { show: { '/sendThrough': ['device'] } },
				default: 'send',
				options: [
					{
						name: 'Send Anyway',
						value: 'send',
						description: 'Do not check whether the device is connected',
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
			},
			{
				displayName: 'Interval (Milliseconds)',
				name: 'interval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1000,
				description: 'How long to wait between two messages of the same device',
			},
			{
				displayName: 'Longest Interval (Milliseconds)',
				name: 'longestInterval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 5000,
				description: 'With it, the time between two messages is random between Interval and this',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_SEND_TIMEOUT_SECONDS,
				description: 'How long to wait for a response, including uploading files',
			},
		],
	},
];
