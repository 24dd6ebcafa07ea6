import type { IExecuteFunctions } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../shared/device/listDevices';
import type { DeviceOrder } from '../../../../shared/device/sortDevices';
import {
	readBoolean,
	readChoice,
	readDate,
	readNumber,
	readOptionalText,
	readTexts,
} from '../../../../shared/parameters';
import type { DeviceFilter } from './filterDevices';

export interface ListRequest {
	filter: DeviceFilter;
	sort: DeviceOrder;
	/** Max number of devices; undefined for all. */
	limit: number | undefined;
	/** Seconds. */
	timeout: number;
}

/** @throws WasslyError */
export function readListRequest(context: IExecuteFunctions, itemIndex: number): ListRequest {
	const { sort, timeout = DEFAULT_TIMEOUT_SECONDS } = context.getNodeParameter(
		'options',
		itemIndex,
		{},
	);
	return {
		filter: readFilter(context, itemIndex),
		sort: readChoice('Sort', sort || 'none', ['none', 'name', 'lastActiveAsc', 'lastActiveDesc']),
		limit: readLimit(context, itemIndex),
		timeout: readNumber('Timeout (Seconds)', timeout, 1),
	};
}

function readFilter(context: IExecuteFunctions, itemIndex: number): DeviceFilter {
	const { connection, status, name, activeSince, inactiveSince } = context.getNodeParameter(
		'filters',
		itemIndex,
		{},
	);
	const zone = context.getTimezone();
	return {
		connection: readChoice('Connection', connection || 'any', ['any', 'connected', 'notConnected']),
		statuses: readTexts('Status', status),
		name: readOptionalText('Name', name),
		activeSince: readDate('Active Since', activeSince, zone),
		inactiveSince: readDate('Inactive Since', inactiveSince, zone),
	};
}

function readLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll = context.getNodeParameter('returnAll', itemIndex, true);
	if (readBoolean('Return All', returnAll)) return undefined;
	return Math.floor(readNumber('Limit', context.getNodeParameter('limit', itemIndex), 1));
}
