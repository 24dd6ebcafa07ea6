import type { INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../../../../shared/propertyHint';
import { DEFAULT_RATE_LIMIT_WAIT_SECONDS, DEFAULT_SEND_TIMEOUT_SECONDS } from '../defaults';
import { defaultCountryOption } from '../recipient/defaultCountryOption';
import { ifNotConnectedOption, recipientFields } from '../recipient/fields';
import { formatOption } from '../text/formatOption';

const addressHint =
	'The https address of the file itself, not of a page about it; a data: address holds the file. How an AI agent sends a file: it needs no file from another node. Use this or the binary field, not both.';

const binaryHint =
	"Only for a file that an earlier node outputs; without one, use the URL field. The name of a binary property of the input item, usually 'data', or an expression that returns a file, such as expr('{{ $(\"Node name\").item.binary.data }}').";

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
		...propertyHint(
			"The whole text, as the recipient reads it, or in Markdown with options.format 'markdown'. To send a file, set additionalFields.documentUrl or additionalFields.mediaUrl to its address. For a file that an earlier node outputs: additionalFields.documentBinaryProperty or additionalFields.mediaBinaryProperty.",
		),
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
				...propertyHint(binaryHint),
			},
			{
				displayName: 'Document URL',
				name: 'documentUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/invoice.pdf',
				description:
					'Address of a file to send as a document. The node fetches it without a login.',
				...propertyHint(addressHint),
			},
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Invoice.pdf',
				description:
					"What the recipient sees instead of the file's own name. With two files, it applies to the document.",
				...propertyHint("Only if the file's own name, or the one in its address, is wrong."),
			},
			{
				displayName: 'Media Binary Field',
				name: 'mediaBinaryProperty',
				type: 'string',
				default: 'data',
				placeholder: 'e.g. data',
				description: 'Name of the input field that contains an image, video or audio file to send',
				...propertyHint(binaryHint),
			},
			{
				displayName: 'Media URL',
				name: 'mediaUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/photo.jpg',
				description:
					'Address of an image, video or audio file to send. The node fetches it without a login.',
				...propertyHint(addressHint),
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
			defaultCountryOption,
			formatOption,
			ifNotConnectedOption,
			{
				displayName: 'Interval (Milliseconds)',
				name: 'interval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 5000,
				description:
					'How long to wait between two messages from the same device, including those of other executions in this n8n process',
			},
			{
				displayName: 'Max Interval (Milliseconds)',
				name: 'longestInterval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 15_000,
				description: "Makes the wait random, between 'Interval' and this value",
			},
			{
				displayName: 'Message Key',
				name: 'messageKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.orderId }}',
				description:
					'Send one message per key, across all executions of this node. Use what identifies the message, such as an order number.',
				...propertyHint(
					"What makes the message unique, such as expr('{{ $json.orderId }}'). A message whose key was sent before does not go out again: its item has alreadySent: true.",
				),
			},
			{
				displayName: 'Minimum Conversations Left',
				name: 'keepConversations',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 100,
				description:
					'Stop when the account has this many conversations left. Wassly says how many only once it has accepted a message.',
			},
			{
				displayName: 'Send Before',
				name: 'sendBefore',
				type: 'dateTime',
				default: '',
				description:
					"Don't send a message at this time or later, e.g. {{ $today.set({ hour: 20 }) }}. Checked when the message's turn comes.",
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_SEND_TIMEOUT_SECONDS,
				description: 'How long to wait for a response, including uploading files',
			},
			{
				displayName: 'Wait When Rate Limited (Seconds)',
				name: 'rateLimitWait',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: DEFAULT_RATE_LIMIT_WAIT_SECONDS,
				description:
					'How long a message may wait when Wassly receives too many requests. Set to 0 to stop at once.',
			},
		],
	},
];
