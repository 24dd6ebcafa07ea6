import { propertyHint } from '../../../../shared/propertyHint';
import type { Operation } from '../../operation';
import { MessageBatch } from './batch/MessageBatch';
import { toItemResults } from './batch/results';
import { fields } from './fields';
import { readSendRequest, type SendRequest } from './readSendRequest';

export const send: Operation<SendRequest> = {
	option: {
		name: 'Send WhatsApp Message',
		value: 'send',
		action: 'Send WhatsApp message to phone number',
		description: 'Send a text, document, image, video or audio file through a device',
		...propertyHint(
			"Set sendThrough, to, and message or a file. Sends one message per input item, and outputs a receipt for each: take the item's own fields from $('Node name').item.json.",
		),
	},

	fields,

	read: readSendRequest,

	async execute(items, run) {
		const batch = new MessageBatch(run);
		await batch.send(items);
		return toItemResults(batch, items.length);
	},
};
