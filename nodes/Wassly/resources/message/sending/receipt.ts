import type { IDataObject } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../../../shared/http/body';
import type { Sender } from './plan';

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
		message: typeof message === 'string' ? message : '',
		instance_id: instanceId,
		...(replacedInstanceId === undefined ? {} : { replacedInstanceId }),
	};
}

/**
 * The fields of a receipt that may be stored: the documented ones, which are sure not to repeat the
 * message or its recipient.
 */
export const documentedFields = (receipt: IDataObject): IDataObject =>
	Object.fromEntries(
		DOCUMENTED.filter((name) => receipt[name] !== undefined).map((name) => [name, receipt[name]]),
	);

const DOCUMENTED = [
	'message_type',
	'conversation_id',
	'remaining_conversations',
	'instance_id',
	'replacedInstanceId',
	'alreadySent',
];

/** The receipt of a message that was sent in an earlier try, from the fields that were stored. */
export const storedReceipt = (fields: IDataObject): IDataObject => ({
	success: true,
	message: 'Message sent successfully',
	...fields,
});

/** For a message that an earlier execution or a crashed try has sent: n8n stores no receipt of it. */
export const receiptOfEarlier = (): IDataObject => ({
	success: true,
	message: 'The message was sent before',
	alreadySent: true,
});
