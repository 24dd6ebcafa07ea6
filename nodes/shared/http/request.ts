import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { timedOut } from '../errors/connectionErrors';
import { timerFor } from '../timer';
import type { RequestHelper } from './n8nContext';
import { errorOfCredential, failureFrom, type ThrownByN8n } from './n8nErrors';
import { requestFailure, type RequestInfo, type RequestResult } from './result';

/** axios's code. */
export const TIMED_OUT = 'ECONNABORTED';

/**
 * Sends one request through n8n.
 *
 * @param seconds how long it may take as a whole
 * @param cancelSignal ends it early
 * @throws WasslyError only if the credential can't be used; nothing was sent then
 */
export async function sendRequest(
	helper: RequestHelper,
	options: IHttpRequestOptions,
	seconds: number,
	cancelSignal?: AbortSignal,
): Promise<RequestResult> {
	const request: RequestInfo = { origin: new URL(options.url).origin, seconds };
	// Not sent at all, unlike a request that is aborted in flight.
	if (cancelSignal?.aborted) return requestFailure(request, 'CANCELED_BEFORE', 'canceled');
	const timeout = timerFor(seconds);
	// n8n's own timeout starts again with each byte, so that a trickle would never end.
	const deadline = AbortSignal.timeout(timeout);
	try {
		const { statusCode, headers, body } = (await helper({
			...options,
			timeout,
			abortSignal: cancelSignal ? AbortSignal.any([deadline, cancelSignal]) : deadline,
			disableFollowRedirect: true,
			returnFullResponse: true,
			// n8n 1 loses headers and body of a response that it throws for.
			ignoreHttpStatusErrors: true,
		})) as IN8nHttpFullResponse;
		return { kind: 'response', request, status: statusCode, headers, body };
	} catch (error) {
		const credentialError = errorOfCredential(error as ThrownByN8n);
		if (credentialError) throw deadline.aborted ? timedOut(seconds, TIMED_OUT) : credentialError;
		if (deadline.aborted) return requestFailure(request, TIMED_OUT, 'timeout');
		return failureFrom(error as ThrownByN8n, request);
	}
}
