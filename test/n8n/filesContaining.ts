/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files below a folder that contain a text, as it is or in Base64 or hexadecimal. */
export async function filesContaining(folder: string, text: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => !file.includes('node_modules'));
	const forms = formsOf(text);
	const areContaining = await Promise.all(
		files.map(async (file) => {
			const content = await readFile(file, 'latin1');
			return forms.some((form) => content.includes(form));
		}),
	);
	return files.filter((_, index) => areContaining[index]);
}

/** Base64 of a text depends on the bytes before it: three forms, without the ends that mix. */
function formsOf(text: string): string[] {
	const base64 = [0, 1, 2].map((offset) => {
		const encoded = Buffer.from(' '.repeat(offset) + text).toString('base64');
		return encoded.slice(offset === 0 ? 0 : 4, -4);
	});
	return [text, Buffer.from(text).toString('hex'), ...base64];
}
