import type { IBinaryData, IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';
import { WasslyError } from '../../../../shared/errors/WasslyError';
import { timerFor } from '../../../../shared/timer';
import {
	fetchFailed,
	fetchTimedOut,
	fileTooLarge,
	hostNotAllowed,
	missingContent,
	notFetched,
	storeFailed,
	tooManyRedirects,
} from '../errors/fileErrors';
import { canceledBeforeSending } from '../errors/sendErrors';
import { followRedirect } from './address';
import { HEAD_BYTES } from './content';
import { nameInContentDisposition } from './contentDisposition';
import { LIMIT_BYTES, LIMIT_MIB } from './file';
import { safeFileName } from './fileName';

const MAX_REDIRECTS = 5;

/** What an address has led to. */
export interface Download {
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

/**
 * Fetches one file from a web server into n8n's storage.
 *
 * @preserve
 */
export class Fetch {
	private readonly deadline: AbortSignal;

	/** Aborted when the time is over, or the run is canceled. */
	private readonly signal: AbortSignal;

	/** Where it is now: redirects lead on. */
	private url: URL;

	/**
	 * @param label of the field that holds the address
	 * @param seconds for the whole, redirects included
	 * @param canceled aborted when the run is
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly label: string,
		private readonly asked: URL,
		private readonly seconds: number,
		private readonly canceled: AbortSignal,
	) {
		this.deadline = AbortSignal.timeout(timerFor(seconds));
		this.signal = AbortSignal.any([this.deadline, canceled]);
		this.url = asked;
	}

	/** @throws WasslyError that quotes nothing of the address but its host */
	async run(): Promise<Download> {
		let response: FileResponse;
		try {
			response = await this.open();
		} catch (error) {
			throw this.explain(error);
		}
		const { headers } = response;
		const type = headerOf(headers, 'content-type');
		const disposition = headerOf(headers, 'content-disposition');
		const name = safeFileName(nameInContentDisposition(disposition));
		const stored = await this.store(response.body, name, type);
		return { ...stored, type, name, paths: [lastOf(this.asked), lastOf(this.url)] };
	}

	/** Follows redirects to a response that holds a file. */
	private async open(): Promise<FileResponse> {
		const { label } = this;
		for (let redirects = 0; ; redirects++) {
			const response = await this.ask();
			const { statusCode, headers, body } = response;
			if (statusCode >= 200 && statusCode <= 299) return response;
			body.destroy();
			const location = headerOf(headers, 'location');
			const isRedirect = [301, 302, 303, 307, 308].includes(statusCode) && location !== '';
			if (!isRedirect) throw notFetched(label, this.url.host, statusCode);
			if (redirects === MAX_REDIRECTS) throw tooManyRedirects(label, this.url.host);
			this.url = followRedirect(label, this.url, location);
		}
	}

	/** Through n8n, so that its rules for private networks hold; without the credential. */
	private async ask(): Promise<FileResponse> {
		return (await this.context.helpers.httpRequest({
			method: 'GET',
			url: this.url.href,
			encoding: 'stream',
			timeout: timerFor(this.seconds),
			abortSignal: this.signal,
			// n8n would follow it anywhere.
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as FileResponse;
	}

	private async store(
		body: Body,
		name: string,
		type: string,
	): Promise<Pick<Download, 'binary' | 'head'>> {
		let head = Buffer.alloc(0);
		let bytes = 0;
		/** Why the rest doesn't come: n8n may hide it in an error of its own. */
		let failure: unknown;
		body.once('error', (error) => (failure ??= error));
		try {
			const counted = body.map((part: Buffer) => {
				bytes += part.length;
				if (bytes > LIMIT_BYTES) {
					failure = fileTooLarge(this.label, undefined, LIMIT_MIB);
					throw failure;
				}
				if (head.length < HEAD_BYTES) {
					head = Buffer.concat([head, part.subarray(0, HEAD_BYTES - head.length)]);
				}
				return part;
			});
			const { prepareBinaryData } = this.context.helpers;
			const mimeType = type || 'application/octet-stream';
			const binary = await prepareBinaryData(counted, name || undefined, mimeType);
			if (bytes > 0) return { binary, head };
		} catch (error) {
			const isFetching = failure !== undefined || this.signal.aborted;
			throw isFetching ? this.explain(failure ?? error) : storeFailed(this.label);
		} finally {
			body.destroy();
		}
		throw missingContent(this.label);
	}

	/** In words of our own: those of another may quote the address. */
	private explain(thrown: unknown): WasslyError {
		const { label, seconds } = this;
		const { host } = this.url;
		if (thrown instanceof WasslyError) return thrown;
		if (this.canceled.aborted) return canceledBeforeSending();
		if (this.deadline.aborted) return fetchTimedOut(label, host, seconds);
		if (isBlocked(thrown)) return hostNotAllowed(label, host);
		return fetchFailed(label, host, codeOf(thrown));
	}
}

/** A stream of Node.js. */
type Body = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

type FileResponse = Pick<IN8nHttpFullResponse, 'statusCode' | 'headers'> & { body: Body };

function headerOf(headers: Record<string, unknown>, name: string): string {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
}

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
