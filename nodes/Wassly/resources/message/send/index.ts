import type { IDataObject } from 'n8n-workflow';
import { idOf, isConnected, nameOf, statusText } from '../../../../shared/device/device';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../shared/device/listDevices';
import { notConnected } from '../../../../shared/errors/sendErrors';
import { isObject, type JsonObject } from '../../../../shared/http/json';
import { requireDevice } from '../../device/requireDevice';
import type { Operation } from '../../operation';
import type { Run } from '../../run';
import { readFile } from '../file';
import { sendMessage } from '../sendMessage';
import { fields } from './fields';
import { readSendRequest, type SendRequest } from './readSendRequest';

export const send: Operation<SendRequest> = {
	option: {
		name: 'Send WhatsApp Message',
		value: 'send',
		action: 'Send WhatsApp message',
		description: 'Send a text, document, image, video or audio file through a device',
	},

	fields,

	read: readSendRequest,

	async execute(request, run, itemIndex) {
		const { to, text, contactName, interval, timeout } = request;
		const instanceId = await instanceIdFor(request, run);
		const document = await readFile(run.context, itemIndex, request.document);
		const media = await readFile(run.context, itemIndex, request.media);
		await run.throttle.wait(interval);
		const message = { instanceId, to, text, contactName, document, media };
		const outcome = await sendMessage(run.transport, message, timeout);
		if (outcome.status !== 'sent') throw outcome.error;
		return [
			{
				...receiptFields(outcome.receipt),
				success: true,
				message: String(outcome.receipt.message ?? ''),
				instance_id: instanceId,
				contact_mobile_number: to,
			},
		];
	},
};

/** @throws WasslyError if the device must be connected and isn't */
async function instanceIdFor(request: SendRequest, run: Run): Promise<string> {
	const { deviceId, requireConnected, timeout } = request;
	if (!requireConnected) return deviceId;
	const devices = await run.devices.get(Math.min(timeout, DEFAULT_TIMEOUT_SECONDS));
	const device = requireDevice(devices, deviceId);
	if (!isConnected(device)) throw notConnected(nameOf(device), statusText(device));
	return idOf(device);
}

/** n8n would take a field called error for a failed item, and Retry On Fail would send it again. */
function receiptFields({ data }: JsonObject): IDataObject {
	const { error, ...fields } = (isObject(data) ? data : {}) as IDataObject;
	return error === undefined ? fields : { ...fields, reportedError: error };
}
