import type { INodeProperties } from 'n8n-workflow';
import { ifNotConnectedOption, recipientFields } from '../recipientFields';
import { limitWaitTimeOption } from './limitWaitTimeOption';
import { responseFields } from './responseFields';

/** Named as in n8n's own nodes, where they have the same. */
export const fields: INodeProperties[] = [
	...recipientFields,
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. May I refund order 1042?',
		description: 'Text of the message. A link to a page on which the person responds follows it.',
	},
	...responseFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			ifNotConnectedOption,
			limitWaitTimeOption,
			{
				displayName: 'Page Title',
				name: 'responseFormTitle',
				type: 'string',
				default: '',
				placeholder: 'e.g. Refund',
				description: 'Title of the page on which the person responds',
			},
			{
				displayName: 'Submit Button Label',
				name: 'responseFormButtonLabel',
				type: 'string',
				displayOptions: { show: { '/responseType': ['freeText'] } },
				default: 'Submit',
			},
			{
				displayName: 'Thank You Text',
				name: 'thankYouText',
				type: 'string',
				default: 'Thank you. You can close this page now.',
				description: 'What the page says after the response',
			},
		],
	},
];
