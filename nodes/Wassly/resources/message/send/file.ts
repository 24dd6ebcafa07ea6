import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { missingFile, tooLargeFile } from '../../../../shared/refusals/message';
import type { MessageFile } from '../../../../shared/sendMessage';

const LIMIT_MIB = 100;
const MIB = 2 ** 20;

/** A field of the node that names a binary property. */
interface NamedFile {
	label: string;
	name: unknown;
}

/** The file of an item that is to be sent, not read yet. */
export interface FoundFile {
	label: string;
	property: string;
	binary: IBinaryData;
}

/**
 * @returns undefined if no file is named
 * @throws Refusal if the item has no such file, or it is too large
 */
export async function findFile(
	context: IExecuteFunctions,
	itemIndex: number,
	{ label, name }: NamedFile,
): Promise<FoundFile | undefined> {
	const property = String(name ?? '').trim();
	if (property === '') return undefined;
	const { binary = {} } = context.getInputData()[itemIndex];
	if (!Object.hasOwn(binary, property)) throw missingFile(label, property, Object.keys(binary));
	const found = { label, property, binary: binary[property] };
	refuseLarge(label, await sizeOf(context, found.binary));
	return found;
}

/** @throws Refusal if it is too large */
export async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	file: FoundFile | undefined,
): Promise<MessageFile | undefined> {
	if (!file) return undefined;
	const { label, property, binary } = file;
	const content = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	refuseLarge(label, content.length);
	const extension = binary.fileExtension ? `.${binary.fileExtension}` : '';
	return {
		content,
		name: binary.fileName || `file${extension}`,
		type: binary.mimeType,
	};
}

/** In bytes, of a file in memory (Base64) or in n8n's storage. */
async function sizeOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<number> {
	if (id === undefined) return (data.length * 3) / 4 - 2;
	return (await context.helpers.getBinaryMetadata(id)).fileSize;
}

function refuseLarge(label: string, bytes: number): void {
	if (bytes > LIMIT_MIB * MIB) throw tooLargeFile(label, Math.ceil(bytes / MIB), LIMIT_MIB);
}
