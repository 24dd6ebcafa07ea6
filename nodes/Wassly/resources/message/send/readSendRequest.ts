import type { IExecuteFunctions } from 'n8n-workflow';
import {
	invalidPhoneNumber,
	nothingToSend,
	retryOnFailIsOn,
} from '../../../../shared/errors/sendErrors';
import { readBoolean, readNumber, readOptionalText, readText } from '../../../../shared/parameters';
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

	const request: SendRequest = {
		deviceId: readText('Device', device),
		to: readRecipient(parameter('to')),
		text: readOptionalText('Message', parameter('message')),
		contactName: readOptionalText('Contact Name', additional.contactName).trim(),
		document: await findFile(context, itemIndex, 'document', additional),
		media: await findFile(context, itemIndex, 'media', additional),
		requireConnected: readBoolean('Require Connected', options.requireConnected ?? false),
		interval: readNumber('Interval (Milliseconds)', options.interval ?? 0, 0),
		timeout: readNumber('Timeout (Seconds)', options.timeout ?? DEFAULT_SEND_TIMEOUT_SECONDS, 1),
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
