import { errors, sendError } from './errors';
import type { Handler } from './handler';
import { readMultipart, type Form } from './multipart';
import { sendJson } from './responses';

const FIELDS = [
	'instance_id',
	'contact_mobile_number',
	'message',
	'contact_name',
	'document',
	'media',
];

/** Wassly API reference, "Send WhatsApp Message": documents the 200 response only. */
export const receiveMessage: Handler = async (request, response, account) => {
	let form: Form;
	try {
		form = await readMultipart(request);
	} catch (error) {
		return sendError(request, response, errors.malformedForm((error as Error).message));
	}
	const { fields, files } = form;
	const unknown = Object.keys({ ...fields, ...files }).filter((name) => !FIELDS.includes(name));
	if (unknown.length > 0) return sendError(request, response, errors.unknownFields(unknown));
	if (!/^\+\d{8,15}$/.test(fields.contact_mobile_number ?? '')) {
		return sendError(request, response, errors.wrongNumber);
	}
	if (!fields.message && !files.document && !files.media) {
		return sendError(request, response, errors.emptyMessage);
	}
	const device = (account.devices as Array<Record<string, unknown>>).find(
		({ instance_id }) => instance_id === fields.instance_id,
	);
	if (!device) return sendError(request, response, errors.unknownInstance);
	if (device.status !== 'connected') return sendError(request, response, errors.notConnected);
	if (account.remainingConversations < 1) {
		return sendError(request, response, errors.noConversations);
	}
	account.messages.push(form);
	account.onMessage(form);
	sendJson(response, 200, {
		success: true,
		message: 'Message sent successfully',
		data: {
			message_type: files.media ? 'media' : files.document ? 'document' : 'text',
			conversation_id: account.messages.length,
			remaining_conversations: --account.remainingConversations,
		},
	});
};
