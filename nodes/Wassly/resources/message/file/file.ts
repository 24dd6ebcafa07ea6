import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readOptionalText } from '../../../../shared/parameters';
import {
	addressInBinaryField,
	fieldAndAddress,
	fileTooLarge,
	missingContent,
	missingFile,
	noFileReturned,
	notMedia,
	severalFiles,
} from '../errors/fileErrors';
import { readAddress } from './address';
import { safeFileName } from './fileName';
import { isMedia, mimeTypeOf, withExtension } from './mimeType';

export const LIMIT_MIB = 100;
const MIB = 2 ** 20;
export const LIMIT_BYTES = LIMIT_MIB * MIB;

/** The parameters that name a file, by the API's field for it. */
const PARAMETERS = {
	document: {
		...{ name: 'documentBinaryProperty', label: 'Document Binary Field' },
		...{ addressName: 'documentUrl', addressLabel: 'Document URL' },
	},
	media: {
		...{ name: 'mediaBinaryProperty', label: 'Media Binary Field' },
		...{ addressName: 'mediaUrl', addressLabel: 'Media URL' },
	},
};

export type FileKind = keyof typeof PARAMETERS;

/** A file that can be sent. Its content isn't read yet. */
export interface ItemFile {
	/** Of the parameter that names it. */
	label: string;
	/** Name of the binary field, if it was found by its name. */
	property?: string;
	/** Where n8n's storage keeps it (`id`), or the content itself in Base64 (`data`). */
	binary: Pick<IBinaryData, 'id' | 'data'>;
	name: string;
	/** MIME type. */
	type: string;
}

/** A file that isn't fetched yet. */
export interface FileLink {
	kind: FileKind;
	/** Of the parameter that holds the address. */
	label: string;
	/** http, https or data. */
	address: string;
	/** Chosen by the user; '' to take the server's. */
	name: string;
}

/**
 * @param parameters those that a person has added
 * @param fileName chosen by the user, '' to take the file's own
 * @returns undefined if no file is to be sent
 * @throws WasslyError if the item has no such file, or if it can't be sent
 */
export async function findFile(
	context: IExecuteFunctions,
	itemIndex: number,
	kind: FileKind,
	parameters: IDataObject,
	fileName: string,
): Promise<ItemFile | FileLink | undefined> {
	const { name: parameter, label, addressName, addressLabel } = PARAMETERS[kind];
	const value = parameters[parameter];
	const isReference = typeof value === 'object' && value !== null;
	const property = isReference ? undefined : readOptionalText(label, value).trim();
	const address = readOptionalText(addressLabel, parameters[addressName]).trim();
	const name = safeFileName(fileName);
	if (address !== '') {
		if (property !== '') throw fieldAndAddress(label, addressLabel);
		return { kind, label: addressLabel, address: readAddress(addressLabel, address), name };
	}
	if (property === '') return undefined;
	const binary =
		property === undefined
			? referenced(context, itemIndex, label, value as unknown as IBinaryData)
			: named(context, itemIndex, kind, property);
	const bytes = await sizeOf(context, binary).catch(() => 0);
	if (bytes === 0) throw missingContent(label, property);
	if (bytes > LIMIT_BYTES) throw fileTooLarge(label, Math.ceil(bytes / MIB), LIMIT_MIB);
	const { id, data, fileExtension } = binary;
	const own = safeFileName(binary.fileName ?? '');
	const type = mimeTypeOf(binary.mimeType, name || own, fileExtension);
	refuseOthers({ kind, label }, type);
	return {
		...{ label, property, binary: { id, data }, type },
		name: withExtension(name || own, type, fileExtension),
	};
}

/** @throws WasslyError if the file isn't media */
export function refuseOthers(
	{ kind, label }: Pick<FileLink, 'kind' | 'label'>,
	type: string,
): void {
	if (kind === 'document' || isMedia(type)) return;
	const { label: field, addressLabel } = PARAMETERS.document;
	throw notMedia(label, type, label === PARAMETERS.media.label ? field : addressLabel);
}

/** @throws WasslyError if the item has no file with this name */
function named(
	context: IExecuteFunctions,
	itemIndex: number,
	kind: FileKind,
	property: string,
): IBinaryData {
	const { label, addressLabel } = PARAMETERS[kind];
	const { binary = {}, json = {} } = context.getInputData()[itemIndex] ?? {};
	const isInherited = property in {};
	const found = isInherited ? undefined : asserted(context, itemIndex, property);
	if (found) return found;
	if (/^(https?:\/\/|data:)/i.test(property)) throw addressInBinaryField(label, addressLabel);
	if (property.includes(',')) throw severalFiles(label);
	// Where n8n puts files with a workflow's setting "binary mode: combined".
	const combined = Object.keys((json._files ?? {}) as IDataObject).map((key) => `_files.${key}`);
	throw missingFile(label, property, [...Object.keys(binary), ...combined]);
}

/** @throws WasslyError if it is no file */
function referenced(
	context: IExecuteFunctions,
	itemIndex: number,
	label: string,
	reference: IBinaryData,
): IBinaryData {
	const found = asserted(context, itemIndex, reference);
	if (found) return found;
	// `$binary` leaves out the content of a file in memory.
	const { binary = {} } = context.getInputData()[itemIndex] ?? {};
	const known = Object.entries(reference);
	const [same, ...others] = Object.values(binary).filter(
		(file) => reference.mimeType && known.every(([key, value]) => file[key] === value),
	);
	if (!same || others.length > 0) throw noFileReturned(label);
	return same;
}

/** What n8n finds by a name or a reference, in each of its binary modes. */
function asserted(
	{ helpers }: IExecuteFunctions,
	itemIndex: number,
	nameOrReference: string | IBinaryData,
): IBinaryData | undefined {
	try {
		return helpers.assertBinaryData(itemIndex, nameOrReference);
	} catch {
		return undefined;
	}
}

/**
 * Reads a file into memory; undefined for none.
 *
 * @throws WasslyError if n8n's storage has lost it since
 */
export async function readFile(
	context: IExecuteFunctions,
	file: ItemFile | undefined,
): Promise<File | undefined> {
	if (!file) return undefined;
	try {
		return new FileInMemory(await readParts(context, file), file.name, file.type);
	} catch {
		throw missingContent(file.label, file.property);
	}
}

/**
 * Node.js's own `File` would copy the content twice: to hold it, and to send it. The HTTP client
 * reads a file's size, stream, name and type.
 */
class FileInMemory extends File {
	override readonly size: number;

	/** Not seen by whoever logs the file, or stores it as JSON. */
	readonly #parts: Uint8Array[];

	/** @param type MIME type */
	constructor(parts: Uint8Array[], name: string, type: string) {
		super([], name, { type });
		this.#parts = parts;
		this.size = parts.reduce((bytes, { length }) => bytes + length, 0);
	}

	/** From the beginning each time: a message that Wassly refused with a 401 is sent again. */
	override stream() {
		return new ReadableStream<Uint8Array>({
			start: (controller) => {
				for (const part of this.#parts) controller.enqueue(part);
				controller.close();
			},
		});
	}
}

async function readParts(
	{ helpers }: IExecuteFunctions,
	{ binary: { id, data } }: ItemFile,
): Promise<Uint8Array[]> {
	if (!id) return [Buffer.from(data, 'base64')];
	const parts: Uint8Array[] = [];
	for await (const part of await helpers.getBinaryStream(id)) parts.push(part as Uint8Array);
	return parts;
}

/**
 * The size in bytes of a file in memory (Base64) or in n8n's storage.
 *
 * @returns 0 for a file without content
 * @throws if n8n's storage has lost it
 */
async function sizeOf(
	{ helpers }: IExecuteFunctions,
	{ id, data }: Partial<IBinaryData>,
): Promise<number> {
	if (!id) return typeof data === 'string' ? Buffer.byteLength(data, 'base64') : 0;
	const { fileSize } = await helpers.getBinaryMetadata(id);
	// The metadata may outlive the content.
	const stream = await helpers.getBinaryStream(id);
	const { done } = await stream[Symbol.asyncIterator]().next();
	stream.destroy();
	return done ? 0 : fileSize;
}
