import type { INodeProperties } from 'n8n-workflow';
import { ifNotConnectedOption, recipientFields } from '../recipientFields';
import { DEFAULT_SEND_TIMEOUT_SECONDS } from '../sendMessage';

export const fields: INodeProperties[] = [
	...recipientFields,
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
			ifNotConnectedOption,
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
