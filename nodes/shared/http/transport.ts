import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Endpoint } from '../api';
import { responseError } from '../errors/responseErrors';
import { wait } from '../timer';
import type { JsonObject } from './body';
import { cancelSignalOf, type N8nContext } from './n8nContext';
import { parseResponse } from './response';
import type { RequestResult } from './result';
import { retryDelay } from './retry';
import { MIN_SECONDS, Session, type Unsent } from './session';

/**
 * Calls the Wassly API with the node's credential, during one run. Redirects are not followed, and
 * nothing that is returned or thrown contains a secret.
 */
export class Transport {
	private readonly session: Session;

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
	 * Identifies the account of the node's credential (see `accountKey`).
	 *
	 * @throws what n8n or the check of the credential throws if it can't be read
	 */
	async accountKey(): Promise<string> {
		return await this.session.accountKey();
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
	async get<T>({ path }: Endpoint, seconds: number, read: (data: JsonObject) => T): Promise<T> {
		const left = () => (this.end - Date.now()) / 1000;
		const secondsLeft = () => Math.min(seconds, left());
		const isWanted = (result: RequestResult) => 'value' in readResult(result, read);
		for (let retries = 0; ; retries++) {
			const result = await this.session.send({ method: 'GET', path }, secondsLeft, isWanted);
			const delay = result.kind === 'unsent' ? undefined : retryDelay(result, retries);
			if (delay === undefined || delay / 1000 + MIN_SECONDS > left()) {
				const outcome = readResult(result, read);
				if ('value' in outcome) return outcome.value;
				throw outcome.error;
			}
			await wait(delay, cancelSignalOf(this.context));
		}
	}

	/**
	 * Posts a form, once, whatever happens. Only a request that Wassly refused with a 401, and so didn't
	 * act on, is sent again with another token.
	 *
	 * @param seconds how long each try may take
	 * @throws nothing that says that the form has not been sent: that would be the result
	 */
	async post({ path }: Endpoint, form: FormData, seconds: number): Promise<RequestResult | Unsent> {
		// n8n's types expect the form-data package; Node.js's own form is what works without it.
		const body = form as unknown as IHttpRequestOptions['body'];
		return await this.session.send({ method: 'POST', path, body }, () => seconds);
	}
}

function readResult<T>(
	result: RequestResult | Unsent,
	read: (data: JsonObject) => T,
): { value: T } | { error: unknown } {
	if (result.kind === 'unsent') return result;
	const { data, error } = parseResponse(result, responseError);
	if (error) return { error };
	try {
		return { value: read(data) };
	} catch (thrown) {
		return { error: thrown };
	}
}
