import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { readCredential } from './readCredential';
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
	// n8n's own limit starts anew with each byte, so that a trickle would never end.
	const deadline = AbortSignal.timeout(timeout);
	const cancelled = cancelSignal(caller);
	const abortSignal = cancelled ? AbortSignal.any([deadline, cancelled]) : deadline;
	// Where it can cancel a run, n8n puts its own signal in place of the request's.
	const self = Object.create(caller, {
		getExecutionCancelSignal: { value: () => abortSignal },
	}) as Caller;
	try {
		const response = (await caller.helpers.httpRequestWithAuthentication.call(
			self,
			CREDENTIAL_TYPE,
			{
				...request,
				timeout,
				abortSignal,
				returnFullResponse: true,
				// n8n 1 loses headers and body of an answer that it throws for.
				ignoreHttpStatusErrors: true,
			},
		)) as IN8nHttpFullResponse;
		return { status: response.statusCode, headers: response.headers, body: response.body };
	} catch (error) {
		return deadline.aborted ? { code: 'ECONNABORTED' } : failedAnswer(error);
	}
}

/**
 * What is known of a request without a whole answer. n8n 2 keeps the network's own error as the
 * `cause` of the one it throws; of n8n 1 only the code is left, in `httpCode`, or the status and a
 * text if the answer had begun.
 */
function failedAnswer(thrown: unknown): Answer {
	const { cause, httpCode, message } = (thrown ?? {}) as ThrownByN8n;
	const { response, code, message: reason = message } = cause ?? {};
	const isStatus = /^\d+$/.test(httpCode ?? '');
	const isCut = /aborted|unexpected end of file/.test(reason ?? '');
	return {
		status: response?.status ?? (isStatus ? Number(httpCode) : undefined),
		code: code ?? (!isStatus && httpCode ? httpCode : isCut ? 'ECONNRESET' : 'none'),
		reason,
	};
}

interface ThrownByN8n {
	message?: string;
	httpCode?: string | null;
	cause?: { code?: string; message?: string; response?: { status?: number } } | null;
}

function cancelSignal(caller: Caller): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
}
