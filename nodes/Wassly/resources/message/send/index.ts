import { propertyHint } from '../../../../shared/propertyHint';
import type { Operation } from '../../operation';
import { isTool } from '../../tool';
import { neverLeft } from '../errors/messageErrors';
import { readMessage, type Message } from '../message';
import { sendMessages } from '../sending/batch';
import { writtenMessage } from '../sending/fingerprint';
import { fields } from './fields';

export const send: Operation<Message> = {
	option: {
		name: 'Send WhatsApp Message',
		value: 'send',
		action: 'Send WhatsApp message to phone number',
		description: 'Send text, a document, an image, video or audio through a device',
		...propertyHint(
			"Set sendThrough, to, and message or a file. Sends one message per input item, and outputs a receipt for each: take the item's own fields from $('Node name').item.json.",
		),
	},

	fields,

	async read(context, itemIndex) {
		if (!isTool(context.getNode())) {
			return {
				...(await readMessage(context, itemIndex)),
				written: writtenMessage(context, itemIndex),
			};
		}
		try {
			// All calls of a tool have written the same.
			return await readMessage(context, itemIndex);
		} catch (error) {
			// A person sees that the node stopped before it sent anything; a model has only the text.
			throw neverLeft(error);
		}
	},

	execute: sendMessages,
};
