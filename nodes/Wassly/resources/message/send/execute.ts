import type { Steps } from '../../operation';
import { isTool } from '../../tool';
import { neverLeft } from '../errors/messageErrors';
import { readMessage, type Message } from '../message';
import { writtenMessage } from '../sending/fingerprint';

export { sendMessages as execute } from '../sending/batch';

export const read: Steps<Message>['read'] = async (context, itemIndex) => {
	if (!isTool(context.getNode())) {
		const message = await readMessage(context, itemIndex);
		return { ...message, written: writtenMessage(context, itemIndex) };
	}
	try {
		// All calls of a tool have the same parameters as written.
		return await readMessage(context, itemIndex);
	} catch (error) {
		// A person sees that the node stopped before it sent anything; a model has only the text.
		throw neverLeft(error);
	}
};
