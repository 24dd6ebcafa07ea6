import { SEND_MESSAGE } from '../../../../shared/api';
import type { Transport } from '../../../../shared/http/transport';
import { maybeSent, unreadableOutcome } from '../errors/messageErrors';
import type { Message } from '../message';
import { outcomeOf, refusal, type Outcome } from './outcome';
import type { Sender } from './plan';

/** The files of a message, in memory. */
export interface Files {
	document?: File;
	media?: File;
}

/**
 * Sends one message. Only a 401, which says that it wasn't sent, is followed by another request.
 *
 * An error from here on may follow a message that was sent, so it becomes an unknown outcome: this never
 * throws.
 *
 * @preserve
 */
export async function post(
	transport: Transport,
	message: Message,
	sender: Sender,
	files: Files,
): Promise<Outcome> {
	try {
		const form = formOf(message, sender, files);
		const result = await transport.post(SEND_MESSAGE, form, message.timeout);
		return result.kind === 'unsent' ? refusal(result.error) : outcomeOf(result, sender);
	} catch (error) {
		return { status: 'unknown', error: maybeSent(unreadableOutcome(error)) };
	}
}

/** Empty texts are left out. The HTTP client writes the boundary. */
function formOf({ to, text, contactName }: Message, { instanceId }: Sender, files: Files) {
	const form = new FormData();
	form.append('instance_id', instanceId);
	form.append('contact_mobile_number', to);
	if (text !== '') form.append('message', text);
	if (contactName !== '') form.append('contact_name', contactName);
	for (const [field, file] of Object.entries(files)) {
		if (file) form.append(field, file);
	}
	return form;
}
