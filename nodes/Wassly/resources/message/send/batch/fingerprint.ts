import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemFile } from '../../file';
import type { SendRequest } from '../readSendRequest';

/** Recognizes a message without containing it. */
export interface Fingerprint {
	/** Of the recipient, the text and the files. */
	content: string;
	/** Of the device; undefined if the node chooses it. */
	device?: string;
}

export async function fingerprint(
	context: IExecuteFunctions,
	index: number,
	request: SendRequest,
): Promise<Fingerprint> {
	const { to, text, contactName, sendThrough, deviceId } = request;
	const files = [request.document, request.media].map((file) => identify(context, index, file));
	return {
		content: await digest(JSON.stringify([to, text, contactName, ...files])),
		device: sendThrough === 'device' ? await digest(deviceId) : undefined,
	};
}

/** A stored file has an ID of its own; one in memory is its content. */
function identify(context: IExecuteFunctions, index: number, file: ItemFile | undefined): unknown {
	if (!file) return undefined;
	const { id, data } = context.getInputData()[index]?.binary?.[file.property] ?? {};
	return [file.name, file.type, id ?? data];
}

/** 64 bits: enough to tell the messages of a run apart, too few to find out what they are. */
async function digest(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(hash, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(
		'',
	);
}
