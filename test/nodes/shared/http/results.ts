/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { requestFailure, type HttpResponse } from '@nodes/shared/http/result';

const request = { origin: 'https://www.wassly.com', seconds: 30 };

/** A response as the HTTP layer returns it. */
export const response = (
	status: number,
	body: unknown = '',
	headers: Record<string, unknown> = {},
): HttpResponse => ({ kind: 'response', request, status, headers, body });

/** A request without a whole response. @param status of the response, if one had begun */
export const failure = (code: string, status?: number) =>
	requestFailure(request, code, `reason of ${code}`, status);
