import { SEND_MESSAGE } from '../../../shared/api';
import type { Transport } from '../../../shared/http/transport';
import { messageOutcome, type MessageOutcome } from './outcome';

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
	/** With its MIME type. */
	content: Blob;
	name: string;
}

/** Longer than for a list: files take time to upload. */
export const DEFAULT_SEND_TIMEOUT_SECONDS = 120;

/**
 * Sends one message, once, whatever happens.
 *
 * @param seconds how long it may take
 * @throws WasslyError only if the credential can't be used; nothing was sent then
 */
export async function sendMessage(
	transport: Transport,
	message: Message,
	seconds: number,
): Promise<MessageOutcome> {
	return messageOutcome(await transport.post(SEND_MESSAGE, messageForm(message), seconds));
}

/** Empty texts are left out. The HTTP client writes the boundary. */
function messageForm({ instanceId, to, text, contactName, document, media }: Message): FormData {
	const form = new FormData();
	form.append('instance_id', instanceId);
	form.append('contact_mobile_number', to);
	if (text !== '') form.append('message', text);
	if (contactName !== '') form.append('contact_name', contactName);
	for (const [field, file] of Object.entries({ document, media })) {
		if (file) form.append(field, file.content, file.name);
	}
	return form;
}
