/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';

/** A multipart form. */
export interface Form {
	fields: Record<string, string>;
	files: Record<string, { name: string; type: string; content: Buffer }>;
	/** The body, byte for byte. */
	raw: Buffer;
}

/** @throws if the form is incomplete or has a field twice */
export async function readMultipart(request: IncomingMessage): Promise<Form> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const raw = Buffer.concat(chunks);
	const form: Form = { fields: {}, files: {}, raw };
	const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' });
	parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
		if (name in form.fields) parser.destroy(new Error(`${name} occurs twice`));
		if (nameTruncated || valueTruncated) parser.destroy(new Error(`${name} is too long`));
		form.fields[name] = value;
	});
	parser.on('file', (field, stream, { filename, mimeType }) => {
		if (field in form.files) parser.destroy(new Error(`${field} occurs twice`));
		const parts: Buffer[] = [];
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => {
			form.files[field] = {
				name: filename ?? '',
				type: mimeType,
				content: Buffer.concat(parts),
			};
		});
	});
	await pipeline(Readable.from([raw]), parser);
	return form;
}
