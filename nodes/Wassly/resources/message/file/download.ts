import type { IBinaryData, IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';
import { WasslyError } from '../../../../shared/errors/WasslyError';
import { onAbort, timerFor } from '../../../../shared/timer';
import {
	fetchFailed,
	fetchTimedOut,
	fileTooLarge,
	hostNotAllowed,
	missingContent,
	notFetched,
	storeFailed,
	tooManyRedirects,
	webPage,
} from '../errors/fileErrors';
import { canceledBeforeSending } from '../errors/sendErrors';
import { followRedirect, readDataAddress } from './address';
import { HEAD_BYTES, judgeType } from './content';
import { nameInContentDisposition } from './contentDisposition';
import { LIMIT_BYTES, LIMIT_MIB, refuseOthers, type FileLink, type ItemFile } from './file';
import { extensionOf, safeFileName } from './fileName';
import { essenceOf, extensionFor, mimeTypeOf, withExtension } from './mimeType';

const MAX_REDIRECTS = 5;

/** What an address has led to. */
interface Download {
	/** Where n8n keeps it. */
	binary: IBinaryData;
	/** Its first bytes. */
	head: Uint8Array;
	/** MIME type, as the server says; '' if it doesn't. */
	type: string;
	/** Chosen by the server; '' if it chose none. */
	name: string;
	/** The last parts of the paths, the asked one first. */
	paths: string[];
}

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
				: fetchFile(this.context, label, new URL(address), seconds, this.signal));
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

/** Of a path such as /invoice.php, nobody can open a file with that name. */
function rename(pathName: string, type: string): string {
	const isProgram = mimeTypeOf('', pathName) === '' && extensionFor(type) !== '';
	const ending = extensionOf(pathName);
	const name = isProgram && ending ? pathName.slice(0, -ending.length - 1) : pathName;
	return withExtension(name, type);
}

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

async function fetchFile(
	context: IExecuteFunctions,
	label: string,
	asked: URL,
	seconds: number,
	runSignal: AbortSignal,
): Promise<Download> {
	const deadline = AbortSignal.timeout(timerFor(seconds));
	const signal = AbortSignal.any([deadline, runSignal]);
	let url = asked;
	/** Why it can't be fetched, in words of our own: another's may quote the address. */
	const explain = (thrown: unknown): WasslyError => {
		if (thrown instanceof WasslyError) return thrown;
		if (runSignal.aborted) return canceledBeforeSending();
		if (deadline.aborted) return fetchTimedOut(label, url.host, seconds);
		if (isBlocked(thrown)) return hostNotAllowed(label, url.host);
		return fetchFailed(label, url.host, codeOf(thrown));
	};

	let response: FileResponse;
	try {
		for (let redirects = 0; ; redirects++) {
			response = await request(context, url, timerFor(seconds), signal);
			const { statusCode, headers, body } = response;
			if (statusCode >= 200 && statusCode <= 299) break;
			body.destroy();
			const { location } = headers;
			const isRedirect = [301, 302, 303, 307, 308].includes(statusCode);
			if (!isRedirect || typeof location !== 'string')
				throw notFetched(label, url.host, statusCode);
			if (redirects === MAX_REDIRECTS) throw tooManyRedirects(label, url.host);
			url = followRedirect(label, url, location);
		}
	} catch (error) {
		throw explain(error);
	}

	const { body, headers } = response;
	const type = header(headers, 'content-type');
	const name = safeFileName(nameInContentDisposition(header(headers, 'content-disposition')));
	let head = Buffer.alloc(0);
	let bytes = 0;
	let failure: unknown;
	body.once('error', (error) => (failure ??= error));
	const forget = onAbort(signal, () => body.destroy(new Error('aborted')));
	try {
		const counted = body.map((part: Buffer) => {
			bytes += part.length;
			if (bytes > LIMIT_BYTES) throw (failure = fileTooLarge(label, undefined, LIMIT_MIB));
			if (head.length < HEAD_BYTES) {
				head = Buffer.concat([head, part.subarray(0, HEAD_BYTES - head.length)]);
			}
			return part;
		});
		const mimeType = type || 'application/octet-stream';
		const { prepareBinaryData } = context.helpers;
		const binary = await prepareBinaryData(counted, name || undefined, mimeType);
		if (bytes === 0) throw missingContent(label);
		return { binary, head, type, name, paths: [lastOf(asked), lastOf(url)] };
	} catch (error) {
		const isOurs = error instanceof WasslyError;
		throw failure || signal.aborted || isOurs ? explain(failure ?? error) : storeFailed(label);
	} finally {
		forget();
		body.destroy();
	}
}

type FileResponse = Pick<IN8nHttpFullResponse, 'statusCode' | 'headers'> & {
	body: Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;
};

/** Through n8n, so that its rules for private networks hold; without the credential. */
const request = async (
	{ helpers }: IExecuteFunctions,
	{ href: url }: URL,
	timeout: number,
	abortSignal: AbortSignal,
) =>
	(await helpers.httpRequest({
		...{ method: 'GET', url, timeout, abortSignal },
		encoding: 'stream',
		// n8n would follow one to anywhere.
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	})) as FileResponse;

const header = (headers: Record<string, unknown>, name: string): string => {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
};

function lastOf({ pathname }: URL): string {
	const last = pathname.split('/').pop() ?? '';
	try {
		return safeFileName(decodeURIComponent(last));
	} catch {
		return safeFileName(last);
	}
}

/** n8n's protection of private networks throws errors with these names. */
const isBlocked = (thrown: unknown): boolean => {
	const { name, cause } = thrown as { name?: string; cause?: { name?: string } };
	return [name, cause?.name].some((one) => one?.startsWith('SsrfBlocked'));
};

/** A network code of Node.js, such as ECONNREFUSED; '' for none. */
const codeOf = (thrown: unknown): string => {
	const { code, cause } = thrown as { code?: unknown; cause?: { code?: unknown } };
	const known = code ?? cause?.code;
	return typeof known === 'string' && /^\w{1,60}$/.test(known) ? known : '';
};
