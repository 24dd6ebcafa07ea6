import { createHmac } from 'node:crypto';
import type { FileLink, ItemFile } from '../file/file';
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
	constructor(private readonly key: string) {}

	of(message: Message): Fingerprint {
		const { to, text, contactName, sendThrough, deviceId, document, media } = message;
		const files = [this.identify(document), this.identify(media)];
		return {
			content: this.digest(JSON.stringify([to, text, contactName, files])),
			device: sendThrough === 'device' ? this.digest(deviceId) : undefined,
		};
	}

	private identify(file: ItemFile | FileLink | undefined): unknown {
		if (!file) return undefined;
		// What a server makes of the same address may differ by a byte.
		if ('address' in file) return [file.name, this.digestFile(file.address)];
		const { id, data } = file.binary;
		return [file.name, file.type, id ? fileId(id) : this.digestFile(data)];
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
