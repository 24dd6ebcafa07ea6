import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { propertyHint } from '../../../../../shared/propertyHint';
import { defaultCountryOption } from '../../recipient/defaultCountryOption';
import { ifNotConnectedOption, recipientFields } from '../../recipient/fields';
import { formatOption } from '../../text/formatOption';
import { limitWaitTimeOption } from './limitWaitTimeOption';
import { responseFields } from './responseFields';
import { DEFAULT_THANKS, DEFAULT_TITLE, pageTextsOption } from './texts';

/** In place of those about many messages. */
const HINTS: Record<string, string> = {
	sendThrough:
		"Use 'best' unless the user names a device: it needs no instanceId. With 'device', set instanceId.",
	to: "One phone number, e.g. '+15550100300' or expr('{{ $json.phone }}'). Not the name of a contact or a group.",
};

/** Named as in n8n's own nodes, where they have the same. */
export const fields: INodeProperties[] = [
	...recipientFields.map(forOneItem),
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
			forOneItem(ifNotConnectedOption),
			limitWaitTimeOption,
			{
				displayName: 'Page Language',
				name: 'pageLanguage',
				type: 'string',
				default: 'en',
				placeholder: 'e.g. ar',
				description:
					'Language of the page, as a tag such as "ar" or "pt-BR". Screen readers use it for pronunciation.',
			},
			pageTextsOption,
			{
				displayName: 'Page Title',
				name: 'responseFormTitle',
				type: 'string',
				default: DEFAULT_TITLE,
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

/** A field of sending many messages, for a question that is asked once: a single message can't be spread. */
function forOneItem(field: INodeProperties): INodeProperties {
	const options = (field.options as INodePropertyOptions[] | undefined)
		?.filter(({ value }) => value !== 'spread')
		.map((option) => ({
			...option,
			description: option.description?.replace('any item', 'the item'),
		}));
	const hint = HINTS[field.name];
	return {
		...field,
		hint: undefined,
		...(options && { options }),
		...(hint !== undefined && propertyHint(hint)),
	};
}
