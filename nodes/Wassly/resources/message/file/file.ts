import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { fileTooLarge, missingContent, missingFile, notMedia } from '../errors/sendErrors';
import { readText } from '../../../../shared/parameters';
import { isMedia, mimeTypeOf } from './mimeType';

const LIMIT_MIB = 100;
const MIB = 2 ** 20;

/** The parameter that names the binary field, by the API's field for the file. */
const PARAMETERS = {
	document: { name: 'documentBinaryProperty', label: 'Document Binary Field' },
	media: { name: 'mediaBinaryProperty', label: 'Media Binary Field' },
};

/** A file that is in memory. */
export interface FileContent {
	/** With its MIME type. */
	content: Blob;
	name: string;
}

/** A file of an input item that can be sent. Its content isn't read yet. */
export interface ItemFile {
	/** Of the parameter that names the binary field. */
	label: string;
	/** Name of the binary field. */
	property: string;
	/** Where n8n's storage keeps it; without one, it is in memory. */
	id?: string;
	name: string;
	/** MIME type. */
	type: string;
}

/**
 * @param parameters those that a person has added
 * @returns undefined if no file is to be sent
 * @throws WasslyError if the item has no such file, or if it can't be sent
 */
export async function findFile(
	context: IExecuteFunctions,
	itemIndex: number,
	kind: keyof typeof PARAMETERS,
	parameters: IDataObject,
): Promise<ItemFile | undefined> {
	const { name: parameter, label } = PARAMETERS[kind];
	// An expression without a value is there, too.
	if (!Object.hasOwn(parameters, parameter)) return undefined;
	const property = readText(label, parameters[parameter]);
	const { binary: files = {} } = context.getInputData()[itemIndex] ?? {};
	const binary = Object.hasOwn(files, property) ? files[property] : undefined;
	if (!binary) throw missingFile(label, property, Object.keys(files));
	const bytes = await sizeOf(context, binary).catch(() => undefined);
	if (bytes === undefined) throw missingContent(label, property);
	if (bytes > LIMIT_MIB * MIB) throw fileTooLarge(label, Math.ceil(bytes / MIB), LIMIT_MIB);
	const { id, fileName, fileExtension } = binary;
	const type = mimeTypeOf(binary.mimeType, fileName, fileExtension);
	if (kind === 'media' && !isMedia(type)) throw notMedia(label, type);
	const name = fileName || `file${fileExtension ? `.${fileExtension}` : ''}`;
	return { label, property, id, name, type };
}

/**
 * The file with its content; undefined for none.
 *
 * @throws WasslyError if n8n's storage has lost it meanwhile
 */
export async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	file: ItemFile | undefined,
): Promise<FileContent | undefined> {
	if (!file) return undefined;
	const { name, type } = file;
	try {
		const parts = await readParts(context, itemIndex, file);
		return { content: new Blob(parts, { type }), name };
	} catch {
		throw missingContent(file.label, file.property);
	}
}

/**
 * The content in small parts, each a Blob of its own: of one large Blob, Node.js would make another
 * copy to send it.
 */
async function readParts(
	context: IExecuteFunctions,
	itemIndex: number,
	{ id, property }: ItemFile,
): Promise<Array<Blob | Uint8Array>> {
	const { helpers } = context;
	if (id === undefined) return [await helpers.getBinaryDataBuffer(itemIndex, property)];
	const parts: Blob[] = [];
	for await (const part of await helpers.getBinaryStream(id)) {
		parts.push(new Blob([part as Uint8Array]));
	}
	return parts;
}

/**
 * In bytes, of a file in memory (Base64) or in n8n's storage.
 *
 * @returns undefined for a file without content
 * @throws if n8n's storage has lost it
 */
async function sizeOf(
	context: IExecuteFunctions,
	{ id, data }: Partial<IBinaryData>,
): Promise<number | undefined> {
	if (id === undefined) return typeof data === 'string' ? (data.length * 3) / 4 - 2 : undefined;
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	// The metadata may outlive the content.
	const stream = await context.helpers.getBinaryStream(id);
	const { done } = await stream[Symbol.asyncIterator]().next();
	stream.destroy();
	return done && fileSize > 0 ? undefined : fileSize;
}
