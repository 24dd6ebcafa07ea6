import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileTooLarge, missingFile } from '../../../shared/errors/sendErrors';
import type { MessageFile } from './sendMessage';

const LIMIT_MIB = 100;
const MIB = 2 ** 20;

/** A file of an input item that exists and isn't too large. Its content isn't read yet. */
export interface ItemFile {
	/** Name of the binary field. */
	property: string;
	binary: IBinaryData;
}

/**
 * @param label of the parameter that names the binary field
 * @param name of the binary field
 * @returns undefined if no file is named
 * @throws WasslyError if the item has no such file, or if it is too large
 */
export async function findFile(
	context: IExecuteFunctions,
	itemIndex: number,
	label: string,
	name: unknown,
): Promise<ItemFile | undefined> {
	const property = String(name ?? '').trim();
	if (property === '') return undefined;
	const { binary: files = {} } = context.getInputData()[itemIndex] ?? {};
	const binary = Object.hasOwn(files, property) ? files[property] : undefined;
	if (!binary) throw missingFile(label, property, Object.keys(files));
	const bytes = await sizeOf(context, binary);
	if (bytes > LIMIT_MIB * MIB) throw fileTooLarge(label, Math.ceil(bytes / MIB), LIMIT_MIB);
	return { property, binary };
}

/** The file with its content; undefined for none. */
export async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	file: ItemFile | undefined,
): Promise<MessageFile | undefined> {
	if (!file) return undefined;
	const { property, binary } = file;
	const extension = binary.fileExtension ? `.${binary.fileExtension}` : '';
	return {
		content: await context.helpers.getBinaryDataBuffer(itemIndex, property),
		name: binary.fileName || `file${extension}`,
		type: binary.mimeType,
	};
}

/** In bytes, of a file in memory (Base64) or in n8n's storage. */
async function sizeOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<number> {
	if (id === undefined) return (data.length * 3) / 4 - 2;
	return (await context.helpers.getBinaryMetadata(id)).fileSize;
}
