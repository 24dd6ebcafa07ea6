import type { IExecuteFunctions } from 'n8n-workflow';
import {
	invalidPhoneNumber,
	notAText,
	nothingToSend,
	retryOnFailIsOn,
} from '../../../../shared/errors/sendErrors';
import { readBoolean, readNumber, readText } from '../../../../shared/parameters';
import { findFile, type ItemFile } from '../file';
import { readPhoneNumber } from '../readPhoneNumber';
import { DEFAULT_SEND_TIMEOUT_SECONDS } from '../sendMessage';

/** A message that can be sent, with its files not read yet. */
export interface SendRequest {
	/** The instance_id, or the id, of the device. */
	deviceId: string;
	/** '+' and digits. */
	to: string;
	text: string;
	contactName: string;
	document: ItemFile | undefined;
	media: ItemFile | undefined;
	requireConnected: boolean;
	/** Milliseconds to wait before the message, except before the first one. */
	interval: number;
	/** Seconds. */
	timeout: number;
}

/** @throws WasslyError */
export async function readSendRequest(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<SendRequest> {
	if (context.getNode().retryOnFail) throw retryOnFailIsOn();
	const parameter = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const device = context.getNodeParameter('instanceId', itemIndex, '', { extractValue: true });
	const additional = context.getNodeParameter('additionalFields', itemIndex, {});
	const options = context.getNodeParameter('options', itemIndex, {});
	const file = async (label: string, name: unknown) =>
		await findFile(context, itemIndex, label, name);

	const request: SendRequest = {
		deviceId: readText('Device', device),
		to: readRecipient(parameter('to')),
		text: readMessage(parameter('message')),
		contactName: String(additional.contactName ?? '').trim(),
		document: await file('Document Binary Field', additional.documentBinaryProperty),
		media: await file('Media Binary Field', additional.mediaBinaryProperty),
		requireConnected: readBoolean('Require Connected', options.requireConnected ?? false),
		interval: readNumber('Interval', options.interval ?? 0, 0),
		timeout: readNumber('Timeout', options.timeout ?? DEFAULT_SEND_TIMEOUT_SECONDS, 1),
	};
	const isEmpty = request.text.trim() === '' && !request.document && !request.media;
	if (isEmpty) throw nothingToSend();
	return request;
}

function readRecipient(value: unknown): string {
	const to = readPhoneNumber(value);
	if (to === undefined) throw invalidPhoneNumber(value);
	return to;
}

/** @throws WasslyError for what would arrive as "[object Object]" */
function readMessage(value: unknown): string {
	if (typeof value === 'object' && value !== null) throw notAText('Message');
	return String(value ?? '');
}
