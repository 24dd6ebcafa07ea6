import type { IExecuteFunctions } from 'n8n-workflow';
import { createHmac } from 'node:crypto';
import type { ItemFile } from '../file/file';
import type { Message } from '../message';

/** Recognizes a message without containing it. */
export interface Fingerprint {
	/** Of the recipient, the text and the files. */
	content: string;
	/** Of the device; undefined if the node chooses it. */
	device?: string;
}

/** Makes the fingerprints of a run's messages. */
export class Fingerprints {
	/** By content: many items may have the same file. */
	private readonly files = new Map<string, string>();

	/**
	 * @param key without it, nobody can find out a message by trying numbers and texts. It must not be
	 * stored with the fingerprints.
	 */
	constructor(
		private readonly context: Pick<IExecuteFunctions, 'getInputData'>,
		private readonly key: string,
	) {}

	of(index: number, message: Message): Fingerprint {
		const { to, text, contactName, sendThrough, deviceId, document, media } = message;
		const files = [this.identify(index, document), this.identify(index, media)];
		return {
			content: this.digest(JSON.stringify([to, text, contactName, files])),
			device: sendThrough === 'device' ? this.digest(deviceId) : undefined,
		};
	}

	private identify(index: number, file: ItemFile | undefined): unknown {
		if (!file) return undefined;
		const { id, data = '' } = this.context.getInputData()[index]?.binary?.[file.property] ?? {};
		return [file.name, file.type, id === undefined ? this.digestFile(data) : fileId(id)];
	}

	private digestFile(data: string): string {
		const known = this.files.get(data) ?? this.digest(data);
		this.files.set(data, known);
		return known;
	}

	/** 64 bits are enough to tell the messages of an execution apart. */
	private digest(text: string): string {
		return createHmac('sha256', this.key).update(text).digest('hex').slice(0, 16);
	}
}

/** n8n may move a stored file to another folder when the execution ends, but keeps its name. */
const fileId = (id: string) => id.split('/').pop();
