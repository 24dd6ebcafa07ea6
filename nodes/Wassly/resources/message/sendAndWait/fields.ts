import type { INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../../../../shared/propertyHint';
import { defaultCountryOption } from '../recipient/defaultCountryOption';
import { ifNotConnectedOption, recipientFields } from '../recipient/fields';
import { formatOption } from '../text/formatOption';
import { limitWaitTimeOption } from './limitWaitTimeOption';
import { responseFields } from './responseFields';

export const DEFAULT_THANKS = 'Thank you. You can close this page now.';

/** Named as in n8n's own nodes, where they have the same. */
export const fields: INodeProperties[] = [
	// The hint is about sending once per item.
	...recipientFields.map((field) => ({ ...field, hint: undefined })),
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. May I refund order 1042?',
		description: 'Text of the message. A link to the page for the response is added below it.',
		...propertyHint(
			"The question alone, or in Markdown with options.format 'markdown': the link and the buttons are added.",
		),
	},
	...responseFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			defaultCountryOption,
			formatOption,
			ifNotConnectedOption,
			limitWaitTimeOption,
			{
				displayName: 'Page Title',
				name: 'responseFormTitle',
				type: 'string',
				default: '',
				placeholder: 'e.g. Refund',
				description: 'Heading of the page on which the person responds',
			},
			{
				displayName: 'Submit Button Label',
				name: 'responseFormButtonLabel',
				type: 'string',
				displayOptions: { show: { '/responseType': ['freeText'] } },
				default: 'Submit',
				description: 'Text of the button that sends the response',
			},
			{
				displayName: 'Thank You Text',
				name: 'thankYouText',
				type: 'string',
				default: DEFAULT_THANKS,
				description: 'What the page says once the person has responded',
			},
		],
	},
];
