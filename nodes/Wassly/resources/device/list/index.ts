import type { IExecuteFunctions } from 'n8n-workflow';
import { copyDevice } from '../../../../shared/device';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../shared/listDevices';
import { readChoice, readDate, readNumber } from '../../../../shared/parameters';
import { sortDevices } from '../../../../shared/sortDevices';
import type { Operation } from '../../../operation';
import { fields } from './fields';
import { filterDevices, type DeviceFilter } from './filterDevices';

export const list: Operation = {
	option: {
		name: 'List WhatsApp Web Devices',
		value: 'list',
		action: 'List WhatsApp Web devices',
		description:
			'Get one item per WhatsApp Web device of the account, with its name, status, last activity and the instance_id that messages are sent through',
	},

	fields,

	async execute(context, itemIndex, run) {
		const filter = readFilter(context, itemIndex);
		const { sort, timeout } = readOptions(context, itemIndex);
		const limit = readLimit(context, itemIndex);

		const devices = filterDevices(await run.devices(timeout), filter);
		return sortDevices(devices, sort)
			.slice(0, limit)
			.map((device) => ({ json: copyDevice(device), pairedItem: { item: itemIndex } }));
	},
};

function readFilter(context: IExecuteFunctions, itemIndex: number): DeviceFilter {
	const {
		connection = 'any',
		status,
		name,
		activeSince,
		inactiveSince,
	} = context.getNodeParameter('filters', itemIndex, {});
	const zone = context.getTimezone();
	return {
		connection: readChoice('Connection', connection || 'any', ['any', 'connected', 'notConnected']),
		status: String(status ?? ''),
		name: String(name ?? ''),
		activeSince: readDate('Active Since', activeSince, zone),
		inactiveSince: readDate('Inactive Since', inactiveSince, zone),
	};
}

function readOptions(context: IExecuteFunctions, itemIndex: number) {
	const { sort = 'none', timeout = DEFAULT_TIMEOUT_SECONDS } = context.getNodeParameter(
		'options',
		itemIndex,
		{},
	);
	return {
		sort: readChoice('Sort', sort || 'none', ['none', 'name', 'lastActiveAsc', 'lastActiveDesc']),
		timeout: readNumber('Timeout', timeout, 1),
	};
}

/** @returns how many devices the user wants at most, undefined for all */
function readLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	// A model may send the text "false".
	if (String(context.getNodeParameter('returnAll', itemIndex)) !== 'false') return undefined;
	return Math.floor(readNumber('Limit', context.getNodeParameter('limit', itemIndex), 1));
}
