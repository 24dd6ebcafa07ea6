import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import { dataOf, type Answer, type JsonObject } from './answer';
import { answerTo } from './answerTo';
import { credentialTypeOf, LOGIN_TYPE } from './authentication';
import { readBaseUrl, secretsOf } from './readCredential';
import { redact } from './redact';
import { refusedNewToken, refusedWithStatus } from './refusals/answer';
import type { RenewableRequest } from './renewal';
import { waitBeforeRepeat } from './repeat';

/** The contexts of n8n in which Wassly is called. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * Gets something from the Wassly API, with the credential that the node is set to.
 *
 * A GET changes nothing, so it is repeated at most twice while Wassly is busy or the connection
 * breaks, and once with a new token if the credential can get one. Redirects are not followed, and
 * nothing that is returned or thrown holds a secret.
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
	const type = credentialTypeOf(caller.getNode());
	const stored = async () => await caller.getCredentials<ICredentialDataDecryptedObject>(type);
	const { token, ...rest } = await stored();
	const baseUrl = readBaseUrl(rest);
	const url = baseUrl + path;
	const send = async (request: RenewableRequest): Promise<Answer> => {
		const answer = await answerTo(sender(caller, type), request, seconds, cancelSignal(caller));
		// Read once more: the token may have been renewed on the way.
		return redact(answer, secretsOf(await stored()));
	};

	let answer = await send({ method: 'GET', url });
	// Without a token, n8n has got one just now.
	let isTokenNew = type === LOGIN_TYPE && !token;
	for (let repeats = 0; ; repeats++) {
		if (answer.status === 401 && type === LOGIN_TYPE && !isTokenNew) {
			isTokenNew = true;
			answer = await send({ method: 'GET', url, renewToken: true });
		}
		const wait = waitBeforeRepeat(answer, repeats);
		if (wait === undefined) break;
		await sleep(wait, cancelSignal(caller));
		answer = await send({ method: 'GET', url });
	}
	const refused = isTokenNew ? refusedNewToken : refusedWithStatus;
	return dataOf(answer, { origin: new URL(baseUrl).origin, seconds, refused });
}

const sender = (caller: Caller, type: string) => async (request: IHttpRequestOptions) => {
	const { abortSignal } = request;
	const self = Object.create(caller, {
		// Where it can cancel a run, n8n puts its own signal in place of the request's.
		getExecutionCancelSignal: { value: () => abortSignal },
		// By this one a credential logs in on the way, which has to end at the same time.
		helpers: {
			value: Object.create(caller.helpers, {
				httpRequest: {
					value: async (login: IHttpRequestOptions) =>
						(await caller.helpers.httpRequest({ ...login, abortSignal })) as unknown,
				},
			}),
		},
	}) as Caller;
	return (await caller.helpers.httpRequestWithAuthentication.call(self, type, request)) as unknown;
};

function cancelSignal(caller: Caller): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
}
