import type { IExecuteFunctions } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../shared/api';
import { copyDevice } from '../../../../shared/device/device';
import { sortDevices, type DeviceOrder } from '../../../../shared/device/sortDevices';
import {
	readBoolean,
	readChoice,
	readDate,
	readNumber,
	readOptionalText,
	readTexts,
} from '../../../../shared/parameters';
import { eachItem } from '../../operation';
import { filterDevices, type DeviceFilter } from './filterDevices';

export interface ListRequest {
	filter: DeviceFilter;
	sort: DeviceOrder;
	/** Max number of devices; undefined for all. */
	limit: number | undefined;
	/** Seconds. */
	timeout: number;
}

/** @throws WasslyError */
export function read(context: IExecuteFunctions, itemIndex: number): ListRequest {
	const { sort, timeout = DEFAULT_TIMEOUT_SECONDS } = context.getNodeParameter(
		'options',
		itemIndex,
		{},
	);
	return {
		filter: readFilter(context, itemIndex),
		sort: readChoice('Sort', sort || 'none', ['none', 'name', 'lastActiveAsc', 'lastActiveDesc']),
		limit: readMaxDevices(context, itemIndex),
		timeout: readNumber('Timeout (Seconds)', timeout, 1),
	};
}

export const execute = eachItem<ListRequest>(async ({ filter, sort, limit, timeout }, run) => {
	const all = await run.devices.get(timeout);
	const listed = sortDevices(filterDevices(all, filter), sort).slice(0, limit);
	if (run.context.getInputData().length > 1) return listed.map(copyDevice);
	if (listed.length === 0 && all.length > 0) {
		const message = `No device matches the filters. The account has ${all.length}.`;
		run.context.addExecutionHints({ message, location: 'outputPane' });
	}
	// With a single input item, nothing else uses the devices, so they need no copies.
	return listed;
});

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

function readMaxDevices(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll = context.getNodeParameter('returnAll', itemIndex, true);
	if (readBoolean('Return All', returnAll)) return undefined;
	return Math.floor(readNumber('Limit', context.getNodeParameter('limit', itemIndex), 1));
}
