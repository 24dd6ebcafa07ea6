import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { timedOut } from '../errors/connectionErrors';
import { WasslyError } from '../errors/WasslyError';
import { timerFor } from '../timer';
import type { RequestHelper } from './n8nContext';
import { failureFrom, type ThrownByN8n } from './n8nErrors';
import { readBody } from './readBody';
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
	let status: number | undefined;
	try {
		const response = (await helper({
			...options,
			timeout,
			abortSignal: cancelSignal ? AbortSignal.any([deadline, cancelSignal]) : deadline,
			disableFollowRedirect: true,
			returnFullResponse: true,
			// n8n itself sets no limit.
			encoding: 'stream',
			// n8n 1 loses headers and body of a response that it throws for.
			ignoreHttpStatusErrors: true,
		})) as IN8nHttpFullResponse;
		status = response.statusCode;
		const body = await readBody(response.body as AsyncIterable<Buffer>);
		return { kind: 'response', request, status, headers: response.headers, body };
	} catch (error) {
		if (error instanceof WasslyError) {
			throw deadline.aborted ? timedOut(seconds, TIMED_OUT) : error;
		}
		if (deadline.aborted) return requestFailure(request, TIMED_OUT, 'timeout');
		return failureFrom(error as ThrownByN8n, request, status);
	}
}
