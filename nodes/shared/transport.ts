import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { readCredential } from '../../credentials/readCredential';
import { dataOf, type Answer, type JsonObject } from './answer';
import { redact } from './redact';
import { waitBeforeRepeat } from './repeat';

/** The contexts of n8n in which Wassly is called. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions;

const CREDENTIAL_TYPE = 'wasslyApi';

/** Node.js lets a longer timer end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Gets something from the Wassly API: the only place that speaks HTTP.
 *
 * A GET changes nothing, so it is repeated at most twice while Wassly is busy or the connection
 * breaks. Redirects are not followed, and nothing that is returned or thrown holds a secret.
 *
 * @param path below the base URL, e.g. '/api/whatsapp-web-devices'
 * @param seconds how long each try may take
 * @returns the JSON object that Wassly answered with
 * @throws Refusal for every answer that isn't one, and for no answer
 */
export async function getFromWassly(
	caller: Caller,
	path: string,
	seconds: number,
): Promise<JsonObject> {
	const stored = await caller.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL_TYPE);
	const { apikey, token, baseUrl } = readCredential(stored);
	const send = async (): Promise<Answer> =>
		redact(await answerTo(caller, { method: 'GET', url: baseUrl + path }, seconds), [
			apikey,
			token,
		]);

	let answer = await send();
	for (let repeats = 0; ; repeats++) {
		const wait = waitBeforeRepeat(answer, repeats);
		if (wait === undefined) return dataOf(answer, { origin: new URL(baseUrl).origin, seconds });
		await sleep(wait, cancelSignal(caller));
		answer = await send();
	}
}

async function answerTo(
	caller: Caller,
	request: IHttpRequestOptions,
	seconds: number,
): Promise<Answer> {
	const timeout = Math.min(seconds * 1000, LONGEST_TIMER_MS);
	const finished = new AbortController();
	try {
		const response = (await Promise.race([
			caller.helpers.httpRequestWithAuthentication.call(caller, CREDENTIAL_TYPE, {
				...request,
				timeout,
				returnFullResponse: true,
				disableFollowRedirect: true,
			}),
			// n8n's own limit starts anew with each byte, so that a trickle would never end.
			deadline(timeout, finished.signal),
		])) as IN8nHttpFullResponse;
		return { status: response.statusCode, headers: response.headers, body: response.body };
	} catch (error) {
		return failedAnswer(error);
	} finally {
		finished.abort();
	}
}

async function deadline(timeout: number, signal: AbortSignal): Promise<never> {
	await sleep(timeout, signal);
	throw Object.assign(new Error('timeout'), { code: 'ECONNABORTED' });
}

/** What is known of a request that n8n's helper threw for; the axios error is its `cause`. */
function failedAnswer(error: unknown): Answer {
	const { response, code, message } = ((error as FailedRequest)?.cause ?? error) as FailedRequest;
	const { status, headers, data } = response ?? {};
	// axios gives a code to every status that it doesn't like, too. There the status says it all.
	const isWhole = status !== undefined && (status < 200 || status > 299);
	return {
		status,
		headers,
		body: data,
		code: isWhole ? undefined : (code ?? 'none'),
		reason: message,
	};
}

interface FailedRequest {
	cause?: unknown;
	response?: { status?: number; headers?: Record<string, unknown>; data?: unknown };
	code?: string;
	message?: string;
}

function cancelSignal(caller: Caller): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
}
