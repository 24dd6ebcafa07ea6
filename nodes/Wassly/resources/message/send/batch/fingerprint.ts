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

/** Of the messages of a run. */
export class Fingerprints {
	/** By content: many items may have the same file. */
	private readonly files = new Map<string, Promise<string>>();

	constructor(private readonly context: Pick<IExecuteFunctions, 'getInputData'>) {}

	async of(index: number, request: SendRequest): Promise<Fingerprint> {
		const { to, text, contactName, sendThrough, deviceId, document, media } = request;
		const files = [await this.identify(index, document), await this.identify(index, media)];
		return {
			content: await digest(JSON.stringify([to, text, contactName, files])),
			device: sendThrough === 'device' ? await digest(deviceId) : undefined,
		};
	}

	private async identify(index: number, file: ItemFile | undefined): Promise<unknown> {
		if (!file) return undefined;
		const { id, data = '' } = this.context.getInputData()[index]?.binary?.[file.property] ?? {};
		return [file.name, file.type, id === undefined ? await this.digestFile(data) : fileId(id)];
	}

	private async digestFile(data: string): Promise<string> {
		const known = this.files.get(data) ?? digest(data);
		this.files.set(data, known);
		return await known;
	}
}

/** n8n may move a stored file to another folder when the execution ends, but keeps its name. */
const fileId = (id: string) => id.split('/').pop();

/** 64 bits: enough to tell the messages of a run apart, too few to find out what they are. */
async function digest(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(hash, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(
		'',
	);
}
