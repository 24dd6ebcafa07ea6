import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { credentialTypeOf, LOGIN_TYPE } from '../../../../shared/authentication';
import { findDevice, idOf, isConnected, nameOf, statusOf } from '../../../../shared/device';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../shared/listDevices';
import { readNumber, readText } from '../../../../shared/parameters';
import type { Device } from '../../../../shared/readDeviceList';
import { readPhoneNumber } from '../../../../shared/readPhoneNumber';
import { unknownDevice } from '../../../../shared/refusals/fields';
import {
	badPhoneNumber,
	notAText,
	notConnected,
	nothingToSend,
	retryIsOn,
} from '../../../../shared/refusals/message';
import { Refusal } from '../../../../shared/refusals/refusal';
import { SEND_TIMEOUT_SECONDS, sendMessage } from '../../../../shared/sendMessage';
import type { Operation } from '../../../operation';
import { someOf } from '../../device/someOf';
import { fields } from './fields';
import { findFile, readFile } from './file';

export const send: Operation = {
	option: {
		name: 'Send WhatsApp Message',
		value: 'send',
		action: 'Send WhatsApp message',
		description: 'Send a text, a document, an image, a video or audio through a device',
	},

	fields,

	async check(context, itemIndex) {
		await readItem(context, itemIndex);
	},

	async execute(context, itemIndex, run) {
		const item = await readItem(context, itemIndex);
		const { to, text, contactName, files, options } = item;
		// The list also renews an expired token. A message is too precious for a try.
		const isLogin = credentialTypeOf(context.getNode()) === LOGIN_TYPE;
		const listTimeout = Math.min(options.timeout, DEFAULT_TIMEOUT_SECONDS);
		const devices = options.requireConnected || isLogin ? await run.devices(listTimeout) : [];
		const device = findDevice(devices, item.instanceId);
		if (options.requireConnected) requireConnected(item.instanceId, device, devices);
		const instanceId = device ? idOf(device) : item.instanceId;

		const document = await readFile(context, itemIndex, files.document);
		const media = await readFile(context, itemIndex, files.media);
		await run.pause(options.interval);
		const message = { instanceId, to, text, contactName, document, media };
		const answer = await sendMessage(context, message, options.timeout).catch((refusal) => {
			// The next item's list renews the token.
			if (isLogin && refusal instanceof Refusal && refusal.answerCode === '401') run.forget();
			throw refusal;
		});
		// n8n would take a field called error for a failed item, and with Retry On Fail send it again.
		const { error, ...data } = answer.data;
		return [
			{
				json: {
					...(data as IDataObject),
					...(error === undefined ? {} : { reportedError: error as IDataObject }),
					success: true,
					message: answer.message,
					instance_id: instanceId,
					contact_mobile_number: to,
				},
				pairedItem: { item: itemIndex },
			},
		];
	},
};

/** All that an item asks for, read and found sendable; the files aren't read yet. */
async function readItem(context: IExecuteFunctions, itemIndex: number) {
	if (context.getNode().retryOnFail) throw retryIsOn();
	const given = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const instanceId = context.getNodeParameter('instanceId', itemIndex, '', { extractValue: true });
	const to = readPhoneNumber(given('to'));
	const text = readMessage(given('message'));
	const additional = context.getNodeParameter('additionalFields', itemIndex, {});
	const options = context.getNodeParameter('options', itemIndex, {});
	const item = {
		instanceId: readText('Device', instanceId),
		to: to ?? '',
		text,
		contactName: String(additional.contactName ?? '').trim(),
		files: {
			document: await findFile(context, itemIndex, {
				label: 'Document Binary Field',
				name: additional.documentBinaryProperty,
			}),
			media: await findFile(context, itemIndex, {
				label: 'Media Binary Field',
				name: additional.mediaBinaryProperty,
			}),
		},
		options: {
			interval: readNumber('Interval', options.interval ?? 0, 0),
			requireConnected: String(options.requireConnected ?? false) === 'true',
			timeout: readNumber('Timeout', options.timeout ?? SEND_TIMEOUT_SECONDS, 1),
		},
	};
	if (to === undefined) throw badPhoneNumber(given('to'));
	if (text.trim() === '' && !item.files.document && !item.files.media) throw nothingToSend();
	return item;
}

/** @throws Refusal for what would arrive as "[object Object]" */
function readMessage(value: unknown): string {
	if (typeof value === 'object' && value !== null) throw notAText();
	return String(value ?? '');
}

/** @throws Refusal if the device isn't there, or not connected */
function requireConnected(id: string, device: Device | undefined, devices: Device[]): void {
	if (!device) throw unknownDevice(id, someOf(devices), devices.length);
	if (!isConnected(device)) throw notConnected(nameOf(device), statusOf(device));
}
