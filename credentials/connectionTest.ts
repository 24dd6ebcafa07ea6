import type { ICredentialTestRequest } from 'n8n-workflow';
import { LIST_DEVICES } from '../nodes/shared/api';
import { notWassly } from '../nodes/shared/errors/bodyErrors';
import { responseError, unsuccessful } from '../nodes/shared/errors/responseErrors';
import type { WasslyError } from '../nodes/shared/errors/WasslyError';

const STATUSES = [
	...[301, 302, 303, 307, 308],
	...[400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 419, 422, 425, 429],
	...[500, 502, 503, 504, 520, 521, 522, 523, 524],
];

/**
 * n8n's connection test: it lists the devices. n8n shows a text of ours only for statuses and values
 * that it knows beforehand. A rule about the body fails the test when it finds the value.
 *
 * @param canRenew whether n8n gets the token by itself
 */
export function connectionTest(canRenew: boolean): ICredentialTestRequest {
	const rules = [
		...STATUSES.map((status) => ({
			type: 'responseCode',
			properties: { value: status, message: textOf(responseError(status, { canRenew })) },
		})),
		...[false, 0, '0', 'false', null, ''].map((value) => ({
			type: 'responseSuccessBody',
			properties: { key: 'success', value, message: textOf(unsuccessful({ canRenew })) },
		})),
		{
			// Every response that isn't the documented JSON, such as a web page.
			type: 'responseSuccessBody',
			properties: { key: 'success', value: undefined, message: textOf(notWassly()) },
		},
	];
	return {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: LIST_DEVICES.path },
		rules: rules as ICredentialTestRequest['rules'],
	};
}

const textOf = ({ message, description }: WasslyError): string => `${message}. ${description}`;
