import type { INodeProperties } from 'n8n-workflow';
import { deviceLocator } from '../../device/deviceLocator';
import { DEFAULT_SEND_TIMEOUT_SECONDS } from '../sendMessage';

export const fields: INodeProperties[] = [
	deviceLocator({
		name: 'instanceId',
		description:
			'The connected WhatsApp Web device to send through. An expression must return its instance_id.',
		hint: 'One message is sent per input item',
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
				displayName: 'Interval (Milliseconds)',
				name: 'interval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1000,
				description: 'How long to wait between two messages',
			},
			{
				displayName: 'Require Connected',
				name: 'requireConnected',
				type: 'boolean',
				default: true,
				description:
					'Whether to send only through a connected device. The devices are fetched once per run.',
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
