import { sleep, type ICredentialDataDecryptedObject, type IHttpRequestOptions } from 'n8n-workflow';
import type { Endpoint } from '../api';
import { credentialTypeOf, isRenewable } from '../credential/authentication';
import { readBaseUrl, secretsOf } from '../credential/readCredential';
import { newTokenError, responseError } from '../errors/responseErrors';
import { WasslyError } from '../errors/WasslyError';
import type { JsonObject } from './json';
import { redact } from './redact';
import {
	authenticatedHelper,
	cancelSignalOf,
	sendRequest,
	type N8nContext,
	type RenewingRequest,
} from './request';
import { parseResponse } from './response';
import type { RequestResult } from './result';
import { retryDelay } from './retry';

/**
 * Calls the Wassly API with the credential that the node is set to.
 *
 * One transport serves one run: if the credential turns out to be unusable, a refused login for
 * instance, that holds for the rest of the run. Redirects are not followed, and nothing that is
 * returned or thrown contains a secret.
 */
export class Transport {
	private readonly credentialType: string;

	private credentialError?: WasslyError;

	constructor(private readonly context: N8nContext) {
		this.credentialType = credentialTypeOf(context.getNode());
	}

	/**
	 * Gets data. A GET changes nothing, so it is retried: at most twice while Wassly is busy or the
	 * connection breaks.
	 *
	 * @param seconds how long each try may take
	 * @returns the JSON object of Wassly's response
	 * @throws WasslyError for every other response, and for none
	 */
	async get({ path }: Endpoint, seconds: number): Promise<JsonObject> {
		const call = await this.newCall(seconds);
		let result = await call.send({ method: 'GET', path });
		for (let retries = 0; ; retries++) {
			const delay = retryDelay(result, retries);
			if (delay === undefined) break;
			await sleep(delay, cancelSignalOf(this.context));
			result = await call.send({ method: 'GET', path });
		}
		const { data, error } = parseResponse(
			result,
			call.isTokenNew() ? newTokenError : responseError,
		);
		if (error) throw error;
		return data;
	}

	/**
	 * Posts a form. It is sent once, whatever happens; only a request that Wassly refused with a 401,
	 * and so didn't act on, is sent once more with a new token.
	 *
	 * @param seconds how long each try may take
	 * @throws WasslyError only if the credential can't be used; nothing was sent then
	 */
	async post({ path }: Endpoint, form: FormData, seconds: number): Promise<RequestResult> {
		const call = await this.newCall(seconds);
		// n8n's types expect the form-data package; Node.js's own form is what works without it.
		const body = form as unknown as IHttpRequestOptions['body'];
		return await call.send({ method: 'POST', path, body });
	}

	/** What the tries of one call share: the token is renewed at most once. */
	private async newCall(seconds: number) {
		const { token, ...stored } = await this.credential();
		const baseUrl = readBaseUrl(stored);
		const canRenew = isRenewable(this.credentialType);
		// Without a token, n8n gets one before it sends anything.
		let isTokenNew = canRenew && !token;
		const send = async ({ path, ...request }: PathRequest): Promise<RequestResult> => {
			const options = { ...request, url: baseUrl + path };
			const result = await this.sendOnce(options, seconds);
			const isExpired = result.kind === 'response' && result.status === 401;
			if (!isExpired || !canRenew || isTokenNew) return result;
			isTokenNew = true;
			return await this.sendOnce({ ...options, renewToken: true }, seconds);
		};
		return { send, isTokenNew: () => isTokenNew };
	}

	private async sendOnce(request: RenewingRequest, seconds: number): Promise<RequestResult> {
		if (this.credentialError) throw this.credentialError;
		const before = await this.credential();
		const helper = authenticatedHelper(this.context, this.credentialType);
		try {
			const result = await sendRequest(helper, request, seconds, cancelSignalOf(this.context));
			// The token may have been renewed on the way.
			const after = isRenewable(this.credentialType)
				? await this.credential().catch(() => before)
				: before;
			return redact(result, [...secretsOf(before), ...secretsOf(after)]);
		} catch (error) {
			if (error instanceof WasslyError) this.credentialError = error;
			throw error;
		}
	}

	private async credential(): Promise<ICredentialDataDecryptedObject> {
		return await this.context.getCredentials<ICredentialDataDecryptedObject>(this.credentialType);
	}
}

interface PathRequest extends Omit<IHttpRequestOptions, 'url'> {
	/** Below the base URL. */
	path: string;
}
