import type { IExecuteFunctions } from 'n8n-workflow';
import {
	intervalsReversed,
	invalidPhoneNumber,
	nothingToSend,
} from '../../../../shared/errors/message/sendErrors';
import { readChoice, readNumber, readOptionalText, readText } from '../../../../shared/parameters';
import { findFile, type ItemFile } from '../file';
import { readPhoneNumber } from '../readPhoneNumber';
import { DEFAULT_SEND_TIMEOUT_SECONDS } from '../sendMessage';

/** A message that can be sent, with its files not read yet. */
export interface SendRequest {
	sendThrough: 'device' | 'best' | 'spread';
	/** The instance_id, or the id, of the device; '' if the node chooses it. */
	deviceId: string;
	ifNotConnected: 'send' | 'stop' | 'useBest';
	/** '+' and digits. */
	to: string;
	text: string;
	contactName: string;
	document: ItemFile | undefined;
	media: ItemFile | undefined;
	/** Milliseconds to wait between two messages of a device. */
	interval: number;
	/** With it, the time is random between the two. */
	longestInterval?: number;
	/** How many conversations the account must keep. */
	keepConversations?: number;
	/** Seconds. */
	timeout: number;
}

/** @throws WasslyError */
export async function readSendRequest(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<SendRequest> {
	const parameter = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const sendThrough = readChoice(
		'Send Through',
		context.getNodeParameter('sendThrough', itemIndex, 'device'),
		['device', 'best', 'spread'],
	);
	const additional = context.getNodeParameter('additionalFields', itemIndex, {});
	const options = context.getNodeParameter('options', itemIndex, {});

	const request: SendRequest = {
		sendThrough,
		deviceId: sendThrough === 'device' ? readDevice(context, itemIndex) : '',
		ifNotConnected: readChoice('If Not Connected', options.ifNotConnected ?? 'send', [
			'send',
			'stop',
			'useBest',
		]),
		to: readRecipient(parameter('to')),
		text: readOptionalText('Message', parameter('message')),
		contactName: readOptionalText('Contact Name', additional.contactName).trim(),
		document: await findFile(context, itemIndex, 'document', additional),
		media: await findFile(context, itemIndex, 'media', additional),
		interval: readNumber('Interval (Milliseconds)', options.interval ?? 0, 0),
		longestInterval: optional('Longest Interval (Milliseconds)', options.longestInterval),
		keepConversations: optional('Conversations to Keep', options.keepConversations),
		timeout: readNumber('Timeout (Seconds)', options.timeout ?? DEFAULT_SEND_TIMEOUT_SECONDS, 1),
	};
	if (request.longestInterval !== undefined && request.longestInterval < request.interval) {
		throw intervalsReversed();
	}
	const isEmpty = request.text.trim() === '' && !request.document && !request.media;
	if (isEmpty) throw nothingToSend();
	return request;
}

const readDevice = (context: IExecuteFunctions, itemIndex: number): string =>
	readText('Device', context.getNodeParameter('instanceId', itemIndex, '', { extractValue: true }));

const optional = (label: string, value: unknown): number | undefined =>
	value === undefined ? undefined : readNumber(label, value, 0);

function readRecipient(value: unknown): string {
	const to = readPhoneNumber(value);
	if (to === undefined) throw invalidPhoneNumber(value);
	return to;
}
