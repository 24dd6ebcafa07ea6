import { maybeSent, messageError, unclearResponse } from '../../../shared/errors/messageErrors';
import type { WasslyError } from '../../../shared/errors/WasslyError';
import { serverMessage } from '../../../shared/http/bodyText';
import { isObject, type JsonObject } from '../../../shared/http/json';
import { isUnsuccessful, parseResponse } from '../../../shared/http/response';
import type { RequestResult } from '../../../shared/http/result';

/**
 * What became of a message: Wassly accepted it, it certainly wasn't sent, or nobody knows.
 * `error` tells the user which.
 */
export type MessageOutcome =
	| { status: 'sent'; receipt: JsonObject }
	| { status: 'refused'; error: WasslyError }
	| { status: 'unknown'; error: WasslyError };

/**
 * Decides whether a message was sent. It was where Wassly's response is a receipt, and it wasn't where
 * Wassly refuses it in so many words or was never reached. Everything else may follow a message that
 * was sent: a broken connection, what a proxy or a crashed server responds, a response to another
 * request.
 */
export function messageOutcome(result: RequestResult): MessageOutcome {
	const { data, error } = parseResponse(result, messageError);
	if (error) {
		return isCertainlyNotSent(result)
			? { status: 'refused', error }
			: { status: 'unknown', error: maybeSent(error) };
	}
	if (isReceipt(data)) return { status: 'sent', receipt: data };
	return { status: 'unknown', error: maybeSent(unclearResponse(serverMessage(data))) };
}

/** @param result that is an error */
function isCertainlyNotSent(result: RequestResult): boolean {
	if (result.kind === 'failure') return result.failure === 'notConnected';
	const { status, body } = result;
	if (status < 300) return isObject(body) && body.success !== undefined && isUnsuccessful(body);
	return status < 500 && ![408, 409, 425].includes(status);
}

/**
 * A receipt has a documented field in `data`, or no data and the documented words. A proxy that mixes
 * responses up may return somebody's login, which must not become an item.
 */
function isReceipt({ success, message, data }: JsonObject): boolean {
	if (success === undefined) return false;
	return isObject(data) && Object.keys(data).length > 0
		? RECEIPT_FIELDS.some((field) => Object.hasOwn(data, field))
		: /^message sent\b/i.test(String(message));
}

const RECEIPT_FIELDS = ['message_type', 'conversation_id', 'remaining_conversations'];
