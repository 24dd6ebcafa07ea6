import type { ICredentialTestRequest } from 'n8n-workflow';
import type { Refusal } from '../nodes/shared/refusals/refusal';
import {
	noWasslyAnswer,
	refusedInAnswer,
	refusedWithStatus,
} from '../nodes/shared/refusals/answer';

const STATUSES = [
	...[301, 302, 303, 307, 308],
	...[400, 401, 403, 404, 405, 408, 409, 410, 419, 422, 425, 429],
	...[500, 502, 503, 504, 520, 521, 522, 523, 524],
];

/**
 * The node's texts for n8n's connection test, which shows a text of ours only for statuses and
 * values that it was given beforehand. A rule about the body says what must *not* stand there.
 */
export const testRules = [
	...STATUSES.map((status) => ({
		type: 'responseCode' as const,
		properties: { value: status, message: textOf(refusedWithStatus(status)) },
	})),
	...[false, 0, '0', 'false', null, ''].map((value) => ({
		type: 'responseSuccessBody' as const,
		properties: { key: 'success', value, message: textOf(refusedInAnswer()) },
	})),
	{
		// Every answer that isn't the documented JSON, such as a web page.
		type: 'responseSuccessBody' as const,
		properties: { key: 'success', value: undefined, message: textOf(noWasslyAnswer()) },
	},
] as unknown as ICredentialTestRequest['rules'];

function textOf({ message, description }: Refusal): string {
	return `${message}. ${description}`;
}
