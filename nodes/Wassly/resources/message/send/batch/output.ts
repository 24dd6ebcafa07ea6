import type { IDataObject } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../../../../shared/http/body';
import type { SendRequest } from '../readSendRequest';
import type { Sender } from '../sender';

/**
 * What is known of a sent message: the response's data and words, and the device. n8n would take a
 * field called `error` for a failed item, and Retry On Fail would run the node again.
 */
export function receiptOf({ data, message }: JsonObject, sender: Sender): IDataObject {
	const { error, ...fields } = (isObject(data) ? data : {}) as IDataObject;
	const { instanceId, replacedInstanceId } = sender;
	return {
		...fields,
		...(error === undefined ? {} : { reportedError: error }),
		success: true,
		message: String(message ?? ''),
		instance_id: instanceId,
		...(replacedInstanceId === undefined ? {} : { replacedInstanceId }),
	};
}

/**
 * The part of a receipt that a further try hands on: what is documented. Only that is sure not to
 * repeat the message or its recipient.
 */
export const storedReceipt = (receipt: IDataObject): IDataObject =>
	Object.fromEntries(
		STORED.filter((name) => receipt[name] !== undefined).map((name) => [name, receipt[name]]),
	);

const STORED = [
	'message_type',
	'conversation_id',
	'remaining_conversations',
	'instance_id',
	'replacedInstanceId',
];

/** The item of a sent message. */
export const outputOf = ({ to }: SendRequest, receipt: IDataObject): IDataObject => ({
	...receipt,
	contact_mobile_number: to,
});

/** The item of a message that was sent in an earlier try. */
export const outputOfStored = (request: SendRequest, receipt: IDataObject): IDataObject =>
	outputOf(request, { success: true, message: DOCUMENTED_WORDS, ...receipt });

const DOCUMENTED_WORDS = 'Message sent successfully';
