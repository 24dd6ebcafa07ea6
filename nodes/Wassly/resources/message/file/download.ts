import type { IExecuteFunctions } from 'n8n-workflow';
import { fileTooLarge, missingContent, storeFailed, webPage } from '../errors/fileErrors';
import { readDataAddress } from './address';
import { HEAD_BYTES, judgeType } from './content';
import { Fetch, type Download } from './fetch';
import { LIMIT_BYTES, LIMIT_MIB, refuseOthers, type FileLink, type ItemFile } from './file';
import { extensionOf } from './fileName';
import { essenceOf, extensionFor, mimeTypeOf, withExtension } from './mimeType';

/** Fetches the files that a run's messages name by address: each address once. */
export class Downloads {
	private readonly known = new Map<string, Promise<Download>>();

	/** @param signal aborted when the run is canceled */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * Fetches a file into n8n's storage.
	 *
	 * @param seconds how long that may take as a whole
	 * @throws WasslyError if it can't be fetched, or can't be sent
	 */
	async fetch(link: FileLink, seconds: number): Promise<ItemFile> {
		const { address, label } = link;
		const download =
			this.known.get(address) ??
			(/^data:/i.test(address)
				? decode(this.context, label, address)
				: new Fetch(this.context, label, new URL(address), seconds, this.signal).run());
		this.known.set(address, download);
		return fileFrom(await download, link);
	}
}

/** @throws WasslyError if the file is a web page, or isn't what its field asks for */
function fileFrom(
	{ binary, head, type: claimed, name, paths }: Download,
	link: FileLink,
): ItemFile {
	const { label, address } = link;
	const pathName = paths.findLast((path) => extensionOf(path) !== '') ?? paths.at(-1) ?? '';
	const given = link.name || name;
	const type = judgeType(mimeTypeOf(claimed, given || pathName), head);
	const asked = [given, paths[0] ?? ''].map(extensionOf);
	const isPage = /^(text\/html|application\/xhtml\+xml)$/.test(essenceOf(type));
	const isMeant = /^data:/i.test(address) || asked.some((ending) => /^x?html?$/.test(ending));
	if (isPage && !isMeant) throw webPage(label);
	refuseOthers(link, type);
	return { label, binary, name: given ? withExtension(given, type) : rename(pathName, type), type };
}

/** A file named after a path such as /invoice.php couldn't be opened. */
function rename(pathName: string, type: string): string {
	const isProgram = mimeTypeOf('', pathName) === '' && extensionFor(type) !== '';
	const ending = extensionOf(pathName);
	const name = isProgram && ending ? pathName.slice(0, -ending.length - 1) : pathName;
	return withExtension(name, type);
}

/** Stores the file that a data address holds. */
async function decode(
	context: IExecuteFunctions,
	label: string,
	address: string,
): Promise<Download> {
	const { content, type } = readDataAddress(label, address);
	if (content.length === 0) throw missingContent(label);
	if (content.length > LIMIT_BYTES) {
		throw fileTooLarge(label, Math.ceil(content.length / 2 ** 20), LIMIT_MIB);
	}
	try {
		const binary = await context.helpers.prepareBinaryData(content, undefined, type);
		return { binary, head: content.subarray(0, HEAD_BYTES), type, name: '', paths: [] };
	} catch {
		throw storeFailed(label);
	}
}
