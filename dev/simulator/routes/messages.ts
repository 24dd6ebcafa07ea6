/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mode } from '../account';
import { sendError } from '../errors';
import type { Handler } from './handler';
import { readMultipart, type Form } from './multipart';
import { sendEmpty, sendJson } from '../responses';

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
	const { errors, mode } = account;
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
	if (account.remainingConversations === 0) {
		return sendError(request, response, errors.noConversations);
	}
	const isMedia = /^(image|video|audio)\//.test(files.media?.type ?? 'image/');
	if (mode === 'family' && !isMedia) return sendEmpty(response);
	if (account.messageTime > 0) await sleep(account.messageTime);
	account.messages.push(form);
	account.onMessage(form);
	sendJson(response, 200, {
		success: true,
		message: 'Message sent successfully',
		data: {
			message_type: messageType(form, mode),
			conversation_id: account.messages.length,
			remaining_conversations: account.takeConversation(),
		},
	});
};

/** Which of two files decides isn't documented; the family looks at the document first. */
function messageType({ files }: Form, mode: Mode): string {
	const kinds = mode === 'family' ? ['document', 'media'] : ['media', 'document'];
	return kinds.find((kind) => files[kind]) ?? 'text';
}
