/** In bytes: more than a hundred thousand devices. */
const LIMIT = 25 * 2 ** 20;

/** The code of a response that is larger than 25 MiB. */
export const TOO_LARGE = 'ERR_TOO_LARGE';

/**
 * Reads the body of a response as n8n does, which sets no limit and ignores the charset.
 *
 * @param body decompressed
 * @returns parsed JSON, or the text that isn't JSON
 * @throws Node.js's errors for a connection that broke and for broken compression, and one with the
 * code `TOO_LARGE`
 */
export async function readBody(body: AsyncIterable<Buffer>): Promise<unknown> {
	const parts: Buffer[] = [];
	let bytes = 0;
	// Leaving the loop closes the connection.
	for await (const part of body) {
		bytes += part.length;
		if (bytes > LIMIT) throw Object.assign(new Error('too large'), { code: TOO_LARGE });
		parts.push(part);
	}
	const text = Buffer.concat(parts)
		.toString()
		.replace(/^\uFEFF/, '');
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
