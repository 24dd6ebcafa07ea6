import {
	maybeSent,
	messageError,
	notSent,
	unclearResponse,
} from '../../../shared/errors/message/messageErrors';
import type { WasslyError } from '../../../shared/errors/WasslyError';
import { isObject, serverMessage, successFlag, type JsonObject } from '../../../shared/http/body';
import { parseResponse } from '../../../shared/http/response';
import { is2xx, type RequestResult } from '../../../shared/http/result';

/**
 * What became of a message: Wassly accepted it, it certainly wasn't sent, or nobody knows.
 * `error` tells the user which.
 */
export type MessageOutcome =
	| { status: 'sent'; receipt: JsonObject }
	| { status: 'refused'; error: WasslyError }
	| { status: 'unknown'; error: WasslyError };

/**
 * Decides whether a message was sent. It was where Wassly confirms it with a receipt, and it wasn't
 * where Wassly refuses it in so many words or was never reached. Everything else may follow a message
 * that was sent: a broken connection, a redirect, what a proxy or a crashed server responds, a
 * response that contradicts itself or belongs to another request.
 */
export function messageOutcome(result: RequestResult): MessageOutcome {
	const body = result.kind === 'response' && is2xx(result.status) ? result.body : undefined;
	if (isObject(body)) {
		const flag = successFlag(body);
		if (flag === 'yes' && isReceipt(body)) return { status: 'sent', receipt: body };
		if (flag !== 'no' || namesConversation(body)) {
			return { status: 'unknown', error: maybeSent(unclearResponse(serverMessage(body))) };
		}
	}
	const error = parseResponse(result, messageError).error ?? unclearResponse();
	return isObject(body) || isCertainlyNotSent(result)
		? { status: 'refused', error: notSent(error) }
		: { status: 'unknown', error: maybeSent(error) };
}

/** @param result anything but a 2xx response with JSON */
function isCertainlyNotSent(result: RequestResult): boolean {
	if (result.kind === 'failure') return result.failure === 'notConnected';
	const { status } = result;
	return status >= 400 && status <= 498 && ![408, 409, 425].includes(status);
}

/**
 * A receipt has a documented field in `data`, or no data and the documented words. A proxy that mixes
 * responses up may return somebody's login, which must not become an item.
 */
function isReceipt({ message, data }: JsonObject): boolean {
	return isObject(data) && Object.keys(data).length > 0
		? RECEIPT_FIELDS.some((field) => Object.hasOwn(data, field))
		: /^message sent\b/i.test(String(message));
}

const RECEIPT_FIELDS = ['message_type', 'conversation_id', 'remaining_conversations'];

/** Only a message that exists has these; a refusal may contain the conversations that remain. */
const namesConversation = ({ data }: JsonObject): boolean =>
	isObject(data) && ['message_type', 'conversation_id'].some((field) => Object.hasOwn(data, field));
