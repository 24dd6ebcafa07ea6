import type { IExecuteFunctions } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../shared/api';
import {
	readChoice,
	readDate,
	readNumber,
	readOptionalText,
	readText,
} from '../../../shared/parameters';
import { DEFAULT_RATE_LIMIT_WAIT_SECONDS, DEFAULT_SEND_TIMEOUT_SECONDS } from './defaults';
import { invalidKey } from './errors/recordErrors';
import { intervalsReversed, nothingToSend } from './errors/sendErrors';
import { findFile, type FileLink, type ItemFile } from './file/file';
import { readPhoneNumber } from './recipient/phoneNumber';
import { readDefaultCountry } from './recipient/readDefaultCountry';
import { readContactName, readMessageText } from './text/messageText';

/** What one input item asks to be sent. Its files are neither fetched nor read yet. */
export interface Message {
	sendThrough: 'device' | 'best' | 'spread';
	/** The instance_id, or the id, of the device; '' if the node chooses it. */
	deviceId: string;
	ifNotConnected: 'send' | 'stop' | 'useBest';
	/** '+' and digits. */
	to: string;
	text: string;
	contactName: string;
	document: ItemFile | FileLink | undefined;
	media: ItemFile | FileLink | undefined;
	pace: Pace;
	/** How many conversations the account must keep. */
	keepConversations?: number;
	/** How long to wait while Wassly limits the requests, in milliseconds. */
	rateLimitWait: number;
	/** When it is too late to send it: milliseconds since 1970. */
	sendBefore?: number;
	/** One message per key is sent. */
	key?: string;
	/** What a person has written (see `writtenMessage`), if it recognizes the message. */
	written?: string;
	/** Seconds. */
	timeout: number;
}

/** How long to wait between two messages of a device, in milliseconds. */
export interface Pace {
	interval: number;
	/** Makes the wait random, between the two. */
	maxInterval?: number;
}

const MAX_KEY_LENGTH = 256;

/** How long each try to list the devices may take, in seconds. */
export const listTimeout = ({ timeout }: Message) => Math.min(timeout, DEFAULT_TIMEOUT_SECONDS);

/**
 * @param text in place of the field Message
 * @throws WasslyError
 */
export async function readMessage(
	context: IExecuteFunctions,
	itemIndex: number,
	text?: string,
): Promise<Message> {
	const parameter = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const sendThrough = readChoice(
		'Send Through',
		context.getNodeParameter('sendThrough', itemIndex, 'device'),
		['device', 'best', 'spread'],
	);
	const additional = context.getNodeParameter('additionalFields', itemIndex, {});
	const options = context.getNodeParameter('options', itemIndex, {});
	const fileName = readOptionalText('File Name', additional.fileName).trim();
	const document = await findFile(context, itemIndex, 'document', additional, fileName);
	const mediaName = document ? '' : fileName;

	const message: Message = {
		sendThrough,
		deviceId: sendThrough === 'device' ? readDevice(context, itemIndex) : '',
		ifNotConnected: readChoice('If Not Connected', options.ifNotConnected ?? 'send', [
			'send',
			'stop',
			'useBest',
		]),
		to: readPhoneNumber(parameter('to'), readDefaultCountry(options.defaultCountry)),
		text: readMessageText(context, itemIndex, text),
		contactName: readContactName(context, itemIndex),
		document,
		media: await findFile(context, itemIndex, 'media', additional, mediaName),
		pace: {
			interval: readNumber('Interval (Milliseconds)', options.interval ?? 0, 0),
			maxInterval: optional('Max Interval (Milliseconds)', options.longestInterval),
		},
		keepConversations: optional('Minimum Conversations Left', options.keepConversations),
		rateLimitWait:
			readNumber(
				'Wait When Rate Limited (Seconds)',
				options.rateLimitWait ?? DEFAULT_RATE_LIMIT_WAIT_SECONDS,
				0,
			) * 1000,
		sendBefore: readDate('Send Before', options.sendBefore, context.getTimezone()),
		key: 'messageKey' in options ? readMessageKey(options.messageKey) : undefined,
		timeout: readNumber('Timeout (Seconds)', options.timeout ?? DEFAULT_SEND_TIMEOUT_SECONDS, 1),
	};
	const { interval, maxInterval = interval } = message.pace;
	if (maxInterval < interval) throw intervalsReversed();
	const isEmpty = message.text.trim() === '' && !message.document && !message.media;
	if (isEmpty) throw nothingToSend();
	return message;
}

const readDevice = (context: IExecuteFunctions, itemIndex: number): string =>
	readText('Device', context.getNodeParameter('instanceId', itemIndex, '', { extractValue: true }));

const optional = (label: string, value: unknown): number | undefined =>
	value === undefined ? undefined : readNumber(label, value, 0);

/** @throws WasslyError, also for an expression that returns nothing */
function readMessageKey(value: unknown): string {
	if (value === undefined || value === null) throw invalidKey('is empty');
	if (typeof value !== 'string' && typeof value !== 'number')
		throw invalidKey('must be text or a number');
	const key = String(value).trim();
	if (key === '' || Number.isNaN(value)) throw invalidKey('is empty');
	if (key.length > MAX_KEY_LENGTH) throw invalidKey(`is longer than ${MAX_KEY_LENGTH} characters`);
	return key;
}
