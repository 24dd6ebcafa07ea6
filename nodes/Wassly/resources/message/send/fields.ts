import type { INodeProperties } from 'n8n-workflow';
import { SEND_TIMEOUT_SECONDS } from '../../../../shared/sendMessage';
import { deviceLocator } from '../../../fields/deviceLocator';

export const fields: INodeProperties[] = [
	deviceLocator(
		'instanceId',
		'The connected WhatsApp Web device to send through, by its instance_id',
	),
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +4915112345678',
		description: 'Phone number of the recipient with a leading + and the country code',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Your order is on its way.',
		description: 'Text of the message. It may stay empty if a file is sent.',
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
				description: 'Name under which Wassly shows the recipient',
			},
			{
				displayName: 'Document Binary Field',
				name: 'documentBinaryProperty',
				type: 'string',
				default: '',
				placeholder: 'e.g. data',
				description: 'Name of the input field that holds a file to send as a document',
			},
			{
				displayName: 'Media Binary Field',
				name: 'mediaBinaryProperty',
				type: 'string',
				default: '',
				placeholder: 'e.g. data',
				description: 'Name of the input field that holds an image, a video or audio to send',
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
				displayName: 'Interval',
				name: 'interval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1000,
				description: 'How many milliseconds to wait between two messages',
			},
			{
				displayName: 'Require Connected',
				name: 'requireConnected',
				type: 'boolean',
				default: true,
				description:
					'Whether to send only through a device that is connected. The devices are fetched once per run.',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: SEND_TIMEOUT_SECONDS,
				description: 'How many seconds to wait until a message and its files are sent and answered',
			},
		],
	},
];
