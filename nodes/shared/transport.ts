import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
} from 'n8n-workflow';
import { dataOf, isObject, isRefusal, wordsOf, type Answer, type JsonObject } from './answer';
import { answerTo } from './answerTo';
import { credentialTypeOf, LOGIN_TYPE } from './authentication';
import { readBaseUrl, secretsOf } from './readCredential';
import { redact } from './redact';
import { maybeSent, refusedMessage, unclearAnswer } from './refusals/message';
import { Refusal } from './refusals/refusal';
import { refusedNewToken, refusedWithStatus } from './refusals/answer';
import type { RenewableRequest } from './renewal';
import { waitBeforeRepeat } from './repeat';

/** The contexts of n8n in which Wassly is called. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

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
	const wassly = await openWassly(caller, seconds);
	const request = { method: 'GET' as const, url: wassly.baseUrl + path };

	let answer = await wassly.send(request);
	let isTokenNew = wassly.hasNewToken;
	for (let repeats = 0; ; repeats++) {
		if (answer.status === 401 && wassly.canRenew && !isTokenNew) {
			isTokenNew = true;
			answer = await wassly.send({ ...request, renewToken: true });
		}
		const wait = waitBeforeRepeat(answer, repeats);
		if (wait === undefined) break;
		await sleep(wait, cancelSignal(caller));
		answer = await wassly.send(request);
	}
	const refused = isTokenNew ? refusedNewToken : refusedWithStatus;
	return dataOf(answer, { ...wassly.request, refused });
}

/**
 * Posts a form to the Wassly API, once, whatever happens: a message that is on its way can't be
 * called back.
 *
 * @param isReceipt whether an answer says that it was done
 * @returns the JSON object that Wassly answered with, which is a receipt
 * @throws Refusal for every other answer and for none, which says whether the message may have been
 * sent all the same
 */
export async function postToWassly(
	caller: Caller,
	path: string,
	form: FormData,
	seconds: number,
	isReceipt: (answer: JsonObject) => boolean,
): Promise<JsonObject> {
	const wassly = await openWassly(caller, seconds);
	// n8n's types know the form of a package of its own; Node.js's is what is sent.
	const body = form as unknown as IHttpRequestOptions['body'];
	const answer = await wassly.send({ method: 'POST', url: wassly.baseUrl + path, body });
	const { code, status = 0, body: data } = answer;
	const isData = code === undefined && status >= 200 && status < 300 && isObject(data);
	if (isData && !isReceipt(data) && !(data.success !== undefined && isRefusal(data))) {
		throw maybeSent(unclearAnswer(wordsOf(data)));
	}
	try {
		return dataOf(answer, { ...wassly.request, refused: refusedMessage });
	} catch (refusal) {
		throw refusal instanceof Refusal && mayHaveWorked(answer) ? maybeSent(refusal) : refusal;
	}
}

/**
 * True unless Wassly has refused the request in so many words, or was never reached. What a proxy
 * or a crashed server answers says nothing of what was done before.
 */
function mayHaveWorked({ status, code, body }: Answer): boolean {
	if (status === undefined) return !NEVER_REACHED.test(code ?? '');
	if (code !== undefined || status >= 500) return true;
	return status < 300 && !isObject(body);
}

const NEVER_REACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EPROTO|.*(CERT|UNABLE_TO_).*)$/;

/** What all requests of one call share. */
async function openWassly(caller: Caller, seconds: number) {
	const type = credentialTypeOf(caller.getNode());
	const stored = async () => await caller.getCredentials<ICredentialDataDecryptedObject>(type);
	const first = await stored();
	const { token, ...rest } = first;
	const baseUrl = readBaseUrl(rest);
	const canRenew = type === LOGIN_TYPE;
	return {
		baseUrl,
		canRenew,
		// Without a token, n8n gets one before it sends anything.
		hasNewToken: canRenew && !token,
		request: { origin: new URL(baseUrl).origin, seconds },
		async send(request: RenewableRequest): Promise<Answer> {
			const answer = await answerTo(sender(caller, type), request, seconds, cancelSignal(caller));
			// The token may have been renewed on the way.
			const latest = canRenew ? await stored().catch(() => first) : first;
			return redact(answer, [...secretsOf(first), ...secretsOf(latest)]);
		},
	};
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
