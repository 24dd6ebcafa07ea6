import type { IExecuteFunctions } from 'n8n-workflow';
import { copyDevice } from '../../../../shared/device/device';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../shared/device/listDevices';
import { sortDevices, type DeviceOrder } from '../../../../shared/device/sortDevices';
import {
	readBoolean,
	readChoice,
	readDate,
	readNumber,
	readOptionalText,
	readTexts,
} from '../../../../shared/parameters';
import { propertyHint } from '../../../../shared/propertyHint';
import { eachItem, type Operation } from '../../operation';
import { fields } from './fields';
import { filterDevices, type DeviceFilter } from './filterDevices';

interface ListRequest {
	filter: DeviceFilter;
	sort: DeviceOrder;
	/** Max number of devices; undefined for all. */
	limit: number | undefined;
	/** Seconds. */
	timeout: number;
}

export const list: Operation<ListRequest> = {
	option: {
		name: 'List WhatsApp Web Devices',
		value: 'list',
		action: 'List WhatsApp Web devices with status and ID',
		description:
			'Get one item per WhatsApp Web device of the account, with its name, status, last activity, and the instance_id to send messages through',
		...propertyHint(
			"Outputs one item per device, with id, name, status, lastActive and instance_id. Not needed to send with sendThrough 'best' or 'spread'. After it, $json is the device: take earlier fields from $('Node name').item.json.",
		),
	},

	fields,

	read: readRequest,

	execute: eachItem(async ({ filter, sort, limit, timeout }, run) => {
		const all = await run.devices.get(timeout);
		const listed = sortDevices(filterDevices(all, filter), sort).slice(0, limit);
		if (run.context.getInputData().length > 1) return listed.map(copyDevice);
		if (listed.length === 0 && all.length > 0) {
			const message = `No device matches the filters. The account has ${all.length}.`;
			run.context.addExecutionHints({ message, location: 'outputPane' });
		}
		// With a single input item, nothing else uses the devices, so they need no copies.
		return listed;
	}),
};

/** @throws WasslyError */
function readRequest(context: IExecuteFunctions, itemIndex: number): ListRequest {
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
