import { propertyHint } from '../../../../shared/propertyHint';
import type { Operation } from '../../operation';
import type { Message } from '../message';
import { fields } from './fields';

export const send: Operation<Message> = {
	option: {
		name: 'Send WhatsApp Message',
		value: 'send',
		action: 'Send WhatsApp message or file to phone number',
		description: 'Send text, a document, an image, video or audio through a device',
		...propertyHint(
			"Set sendThrough, to, and message or a file. Sends one message per input item, and outputs a receipt for each: take the item's own fields from expr('{{ $(\"Node name\").item.json.field }}').",
		),
	},

	fields,

	load: async () => await import('./execute.ts'),
};
