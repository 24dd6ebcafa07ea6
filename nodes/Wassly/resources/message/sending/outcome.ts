import type { IDataObject } from 'n8n-workflow';
import type { WasslyError } from '../../../../shared/errors/WasslyError';
import {
	isObject,
	serverMessage,
	successFlag,
	type JsonObject,
} from '../../../../shared/http/body';
import { parseResponse } from '../../../../shared/http/response';
import { is2xx, type RequestResult } from '../../../../shared/http/result';
import { retryAfter } from '../../../../shared/http/retry';
import {
	maybeSent,
	messageError,
	neverLeft,
	notSent,
	unclearResponse,
} from '../errors/messageErrors';
import type { Sender } from './plan';
import { receiptOf } from './receipt';

/** The latest that a Date can be. */
const MAX_TIME = 8.64e15;

/**
 * What became of a message: Wassly accepted it; it certainly wasn't sent, because it was refused or
 * because Wassly wants fewer requests; or nobody knows. `error` tells the user which.
 */
export type Outcome =
	| { status: 'sent'; receipt: IDataObject }
	| { status: 'refused'; cause: Cause; error: unknown }
	/** @property until when Wassly wants no request, if it says so: milliseconds since 1970 */
	| { status: 'rateLimited'; until?: number; error: WasslyError }
	/** @property isEarlier whether it left before this run, and didn't in this one */
	| { status: 'unknown'; error: unknown; isEarlier?: true };

/**
 * Why a message was refused: its device may not be connected, the message itself, the account or its
 * credential, or it never left.
 */
export type Cause = 'device' | 'message' | 'account' | 'neverLeft';

/** For what keeps a message from leaving. */
export const refusal = (error: unknown): Outcome => ({
	status: 'refused',
	cause: 'neverLeft',
	error: neverLeft(error),
});

/**
 * Decides whether a message was sent. It was if Wassly confirms it with a receipt, and it wasn't if
 * Wassly clearly refuses it or was never reached. Everything else may follow a message
 * that was sent: a broken connection, a redirect, what a proxy or a crashed server responds, a
 * response that contradicts itself or belongs to another request.
 */
export function outcomeOf(result: RequestResult, sender: Sender, now = Date.now()): Outcome {
	const body = result.kind === 'response' && is2xx(result.status) ? result.body : undefined;
	if (isObject(body)) {
		const flag = successFlag(body);
		if (flag === 'yes' && isReceipt(body)) {
			return { status: 'sent', receipt: receiptOf(body, sender) };
		}
		if (flag !== 'no' || namesConversation(body)) {
			return { status: 'unknown', error: maybeSent(unclearResponse(serverMessage(body))) };
		}
	}
	const error = parseResponse(result, messageError).error ?? unclearResponse();
	if (!isObject(body) && !isCertainlyNotSent(result)) {
		return { status: 'unknown', error: maybeSent(error) };
	}
	if (result.kind !== 'response' || result.status !== 429) {
		return { status: 'refused', cause: causeOf(result), error: notSent(error) };
	}
	const seconds = retryAfter(result.headers, now);
	const until = seconds === undefined ? undefined : Math.min(now + seconds * 1000, MAX_TIME);
	return { status: 'rateLimited', until, error: notSent(error) };
}

/** @param result anything but a 2xx response with JSON */
function isCertainlyNotSent(result: RequestResult): boolean {
	if (result.kind === 'failure') return result.failure === 'notConnected';
	const { status } = result;
	return status >= 400 && status <= 498 && ![408, 409, 425].includes(status);
}

/** No refusal of a message is documented, and its words may be in any language. */
function causeOf(result: RequestResult): Cause {
	if (result.kind === 'failure') return 'neverLeft';
	const { status, body } = result;
	if ([401, 402].includes(status)) return 'account';
	if ([413, 415].includes(status)) return 'message';
	return status === 422 && !refusesInstance(body) ? 'message' : 'device';
}

/** Whether the field errors of a validation are about the device. */
const refusesInstance = (body: unknown): boolean =>
	isObject(body) &&
	[body.errors, body.data].some(
		(errors) => isObject(errors) && Object.hasOwn(errors, 'instance_id'),
	);

/**
 * A receipt has a documented field in `data`, or no data and the documented words. A proxy that mixes
 * responses up may return somebody's login, which must not become an item.
 */
function isReceipt({ message, data }: JsonObject): boolean {
	return isObject(data) && Object.keys(data).length > 0
		? RECEIPT_FIELDS.some((field) => Object.hasOwn(data, field))
		: typeof message === 'string' && /^message sent\b/i.test(message);
}

const RECEIPT_FIELDS = ['message_type', 'conversation_id', 'remaining_conversations'];

/** Only a message that exists has these; a refusal may contain the conversations that remain. */
const namesConversation = ({ data }: JsonObject): boolean =>
	isObject(data) && ['message_type', 'conversation_id'].some((field) => Object.hasOwn(data, field));
