import type { IDataObject } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../../../../shared/http/json';
import type { SendRequest } from '../readSendRequest';
import type { Sender } from '../sender';

/**
 * What is kept of a receipt: its data and words, and the device. n8n would take a field called `error`
 * for a failed item, and Retry On Fail would send it again.
 */
export function receiptOf({ data, message }: JsonObject, sender: Sender): IDataObject {
	const { error, ...fields } = (isObject(data) ? data : {}) as IDataObject;
	return {
		...fields,
		...(error === undefined ? {} : { reportedError: error }),
		success: true,
		message: String(message ?? ''),
		instance_id: sender.instanceId,
		...(sender.replacedInstanceId === undefined
			? {}
			: { replacedInstanceId: sender.replacedInstanceId }),
	};
}

/** The item of a sent message. */
export const outputOf = ({ to }: SendRequest, receipt: IDataObject = {}): IDataObject => ({
	...receipt,
	contact_mobile_number: to,
});
