import { isObject, type JsonObject } from './answer';
import { postToWassly, type Caller } from './transport';

/** What one message consists of. */
export interface Message {
	instanceId: string;
	/** '+' and digits. */
	to: string;
	text: string;
	contactName: string;
	document?: MessageFile;
	media?: MessageFile;
}

export interface MessageFile {
	content: Uint8Array;
	name: string;
	/** MIME type. */
	type: string;
}

/** A file takes its time on the way. */
export const SEND_TIMEOUT_SECONDS = 120;

/**
 * Sends one message (Wassly API reference, Send WhatsApp Message). It is sent once, whatever happens.
 *
 * @param seconds how long it may take
 * @returns what the API says of it: `data` and `message`
 * @throws Refusal, which says if the message may have been sent all the same
 */
export async function sendMessage(
	caller: Caller,
	message: Message,
	seconds: number,
): Promise<{ data: JsonObject; message: string }> {
	const form = messageForm(message);
	const path = '/api/whatsapp-web-send-message';
	const answer = await postToWassly(caller, path, form, seconds, isReceipt);
	return {
		data: isObject(answer.data) ? answer.data : {},
		message: String(answer.message ?? ''),
	};
}

/**
 * Says that the message was sent: by a field of `data` that the reference documents, or without any
 * `data` by its words.
 * A proxy that mixes answers up may hand out somebody's login, which must not become an item.
 */
const isReceipt = ({ success, message, data }: JsonObject): boolean =>
	success !== undefined &&
	(isObject(data) && Object.keys(data).length > 0
		? RECEIPT_FIELDS.some((field) => Object.hasOwn(data, field))
		: /^message sent\b/i.test(String(message)));

const RECEIPT_FIELDS = ['message_type', 'conversation_id', 'remaining_conversations'];

/** Empty texts are left out. The boundary is written by whoever sends it. */
export function messageForm({
	instanceId,
	to,
	text,
	contactName,
	document,
	media,
}: Message): FormData {
	const form = new FormData();
	form.append('instance_id', instanceId);
	form.append('contact_mobile_number', to);
	if (text !== '') form.append('message', text);
	if (contactName !== '') form.append('contact_name', contactName);
	for (const [field, file] of Object.entries({ document, media })) {
		if (file) form.append(field, new Blob([file.content], { type: file.type }), file.name);
	}
	return form;
}
