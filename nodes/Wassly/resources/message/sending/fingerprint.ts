import { createHmac } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { FileLink, ItemFile } from '../file/file';
import type { Message } from '../message';

/**
 * Recognizes a message without containing it, by what is sent or by what a person has written. The
 * first changes if a text changes by itself, the second if earlier nodes output other items.
 *
 * The device is part of neither, so a message that another device takes over doesn't go out twice.
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
		// A server may return slightly different content for the same address.
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
	// Earlier nodes may produce different bytes, and n8n stores files anew.
	const files = Object.entries(binary).map(([name, { fileName, mimeType }]) => [
		...[name, fileName, mimeType],
	]);
	return JSON.stringify([to, message, additionalFields, defaultCountry, format, json, files]);
}

/** n8n may move a stored file to another folder when the execution ends, but keeps its name. */
const fileId = (id: string) => id.split('/').pop();
