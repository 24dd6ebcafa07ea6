import { createHmac } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { FileLink, ItemFile } from '../file/file';
import type { Message } from '../message';

/**
 * Recognizes a message without containing it, by any of these: what is sent, and what a person has
 * written. The text of the one may change by itself, the item of the other when earlier nodes run again.
 *
 * The device isn't a part of either, so that a message that another one takes over doesn't go out twice.
 * A message with a key is recognized by its key alone.
 */
export type Fingerprint = string[];

/** Makes the fingerprints of a run's messages. */
export class Fingerprints {
	/** By content: many items may have the same file. */
	private readonly files = new Map<string, string>();

	/** @param key the same for all tries, whatever becomes of the credential */
	constructor(private readonly key: string) {}

	of({ to, text, contactName, document, media, written, key }: Message): Fingerprint {
		if (key !== undefined) return [this.digest(JSON.stringify(['key', key]))];
		const sent = [to, text, contactName, this.identify(document), this.identify(media)];
		return [sent, ...(written === undefined ? [] : [written])].map((identity) =>
			this.digest(JSON.stringify(identity)),
		);
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

	/** 96 bits: nobody finds two messages that have the same. */
	private digest(text: string): string {
		return createHmac('sha256', this.key).update(text).digest('base64url').slice(0, 16);
	}
}

/**
 * What a person has written that makes the message of an item: the parameters as they are filled in,
 * whatever their expressions return, and the item.
 *
 * @returns JSON, without the content of files
 */
export function writtenMessage(context: IExecuteFunctions, itemIndex: number): string {
	const { to, message, additionalFields, options } = context.getNode().parameters;
	const { defaultCountry, format } = (options ?? {}) as Record<string, unknown>;
	const { json, binary = {} } = context.getInputData()[itemIndex] ?? {};
	// Nodes that make files may make them with other bytes, and n8n stores them anew.
	const files = Object.entries(binary).map(([name, { fileName, mimeType }]) => [
		...[name, fileName, mimeType],
	]);
	return JSON.stringify([to, message, additionalFields, defaultCountry, format, json, files]);
}

/** n8n may move a stored file to another folder when the execution ends, but keeps its name. */
const fileId = (id: string) => id.split('/').pop();
