import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Answer } from './answer';
import { Refusal } from './refusals/refusal';

/** One of n8n's own request helpers. */
export type Send = (request: IHttpRequestOptions) => Promise<unknown>;

/** Node.js lets a longer timer end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Sends one request and takes in whatever comes back, or that nothing does.
 *
 * @param seconds how long it may take as a whole
 * @param cancelled ends it early
 * @throws Refusal only where the credential could not be used; nothing was sent then
 */
export async function answerTo(
	send: Send,
	request: IHttpRequestOptions,
	seconds: number,
	cancelled?: AbortSignal,
): Promise<Answer> {
	const timeout = Math.min(seconds * 1000, LONGEST_TIMER_MS);
	// n8n's own limit starts anew with each byte, so that a trickle would never end.
	const deadline = AbortSignal.timeout(timeout);
	try {
		const response = (await send({
			...request,
			timeout,
			abortSignal: cancelled ? AbortSignal.any([deadline, cancelled]) : deadline,
			disableFollowRedirect: true,
			returnFullResponse: true,
			// n8n 1 loses headers and body of an answer that it throws for.
			ignoreHttpStatusErrors: true,
		})) as IN8nHttpFullResponse;
		return { status: response.statusCode, headers: response.headers, body: response.body };
	} catch (error) {
		if (deadline.aborted) return { code: 'ECONNABORTED' };
		const refusal = refusalIn(error as ThrownByN8n);
		if (refusal) throw refusal;
		return failedAnswer(error as ThrownByN8n);
	}
}

/**
 * What the credential's own code has thrown, behind the error that n8n made of it. Of n8n 1 only the
 * texts are left; nothing that comes from the network has a description, but no code there.
 */
function refusalIn({ cause, httpCode, message, description }: ThrownByN8n): Refusal | undefined {
	if (cause instanceof Refusal) return cause;
	if (cause || httpCode || !message || !description) return undefined;
	return new Refusal(message, description);
}

/**
 * What is known of a request without a whole answer. n8n 2 keeps the network's own error as the
 * `cause` of the one it throws; of n8n 1 only the code is left, in `httpCode`, or the status and a
 * text if the answer had begun.
 */
function failedAnswer(thrown: ThrownByN8n): Answer {
	const { cause, httpCode = thrown.code, message } = thrown;
	const { response = thrown.response, code, message: reason = message } = cause ?? {};
	const isStatus = /^\d+$/.test(httpCode ?? '');
	const isCut = /aborted|unexpected end of file/.test(reason ?? '');
	return {
		status: response?.status ?? (isStatus ? Number(httpCode) : undefined),
		code: code ?? (!isStatus && httpCode ? httpCode : isCut ? 'ECONNRESET' : 'none'),
		reason,
	};
}

/** The error that n8n throws for a node, or for a credential axios's own. */
interface ThrownByN8n {
	message?: string;
	httpCode?: string | null;
	code?: string;
	response?: { status?: number };
	description?: string | null;
	cause?: { code?: string; message?: string; response?: { status?: number } } | null;
}
