import type { INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../../../../shared/propertyHint';

/** An option of every operation that sends. */
export const formatOption: INodeProperties = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'markdown',
	options: [
		{ name: 'As Written', value: 'asWritten', description: 'Send the message unchanged' },
		{
			name: 'Markdown',
			value: 'markdown',
			description:
				"Turn Markdown into WhatsApp's formatting, e.g. **bold** into *bold*. For text written by AI models and Markdown editors.",
		},
	],
	description: "How 'Message' is written",
	...propertyHint(
		"Set to 'markdown' if a model or a Markdown editor writes the message: its Markdown becomes WhatsApp's formatting.",
	),
};
