import { sleep, type IHttpRequestOptions } from 'n8n-workflow';
import type { Endpoint } from '../api';
import { responseError } from '../errors/responseErrors';
import type { JsonObject } from './body';
import { cancelSignalOf, type N8nContext } from './request';
import { mayMeanExpiredToken, parseResponse } from './response';
import type { RequestResult } from './result';
import { retryDelay } from './retry';
import { Session } from './session';

/** A shorter try isn't worth it. */
const MIN_SECONDS = 1;

/**
 * Calls the Wassly API with the node's credential, during one run. Redirects are not followed, and
 * nothing that is returned or thrown contains a secret.
 */
export class Transport {
	private readonly session: Session;

	private hasRenewedOnSuspicion = false;

	/** When all tries and waits must be over: milliseconds since 1970. */
	private readonly end: number;

	/** @param totalSeconds for all requests together, tries and waits included */
	constructor(
		private readonly context: N8nContext,
		totalSeconds = Infinity,
	) {
		this.session = new Session(context);
		this.end = Date.now() + totalSeconds * 1000;
	}

	/**
	 * Gets data. A GET changes nothing, so it is retried: at most twice while Wassly is busy or the
	 * connection breaks, and, once per run, with a new token where the refusal may mean that the token
	 * has expired.
	 *
	 * @param seconds how long each try may take
	 * @param read reads what is wanted from the JSON object of Wassly's response
	 * @throws WasslyError for every other response and for none, or what `read` throws
	 */
	async get<T>(endpoint: Endpoint, seconds: number, read: (data: JsonObject) => T): Promise<T> {
		const { result, isTokenNew } = await this.getWithRetries(endpoint, seconds);
		const first = readResult(result, read);
		if ('value' in first) return first.value;
		if (isTokenNew || !this.canRenewFor(result)) throw first.error;
		this.hasRenewedOnSuspicion = true;
		const renewed = await this.getWithRetries(endpoint, seconds, true);
		const second = readResult(renewed.result, read);
		if ('value' in second) return second.value;
		// It wasn't the token: what Wassly said first is about the request itself.
		throw first.error;
	}

	/**
	 * Posts a form, once, whatever happens. Only a request that Wassly refused with a 401, and so didn't
	 * act on, is sent again with another token.
	 *
	 * @param seconds how long each try may take
	 * @throws WasslyError only if the credential can't be used; nothing was sent then
	 */
	async post({ path }: Endpoint, form: FormData, seconds: number): Promise<RequestResult> {
		// n8n's types expect the form-data package; Node.js's own form is what works without it.
		const body = form as unknown as IHttpRequestOptions['body'];
		const { result } = await this.session.send({ method: 'POST', path, body }, () => seconds);
		return result;
	}

	private async getWithRetries({ path }: Endpoint, seconds: number, renew = false) {
		const request = { method: 'GET' as const, path };
		const left = () => Math.max((this.end - Date.now()) / 1000, MIN_SECONDS);
		const secondsLeft = () => Math.min(seconds, left());
		let last = await this.session.send(request, secondsLeft, renew);
		let { isTokenNew } = last;
		for (let retries = 0; ; retries++) {
			const delay = retryDelay(last.result, retries);
			const isOver = delay === undefined || delay / 1000 + MIN_SECONDS > left();
			if (isOver) return { result: last.result, isTokenNew };
			await sleep(delay, cancelSignalOf(this.context));
			last = await this.session.send(request, secondsLeft);
			isTokenNew ||= last.isTokenNew;
		}
	}

	private canRenewFor(result: RequestResult): boolean {
		const hasTime = this.end - Date.now() > MIN_SECONDS * 1000;
		return (
			hasTime && this.session.canRenew && !this.hasRenewedOnSuspicion && mayMeanExpiredToken(result)
		);
	}
}

function readResult<T>(
	result: RequestResult,
	read: (data: JsonObject) => T,
): { value: T } | { error: unknown } {
	const { data, error } = parseResponse(result, responseError);
	if (error) return { error };
	try {
		return { value: read(data) };
	} catch (thrown) {
		return { error: thrown };
	}
}
