import type { INodeProperties } from 'n8n-workflow';
import { ifNotConnectedOption } from '../recipientFields';
import { DEFAULT_SEND_TIMEOUT_SECONDS } from '../sendMessage';

export const options: INodeProperties = {
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
				'Stop before the account has fewer conversations left than this. The first message tells how many are left.',
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
			description: "Wait for a random time between 'Interval' and this instead",
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
};
