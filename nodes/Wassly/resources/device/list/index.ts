import { copyDevice } from '../../../../shared/device/device';
import { sortDevices } from '../../../../shared/device/sortDevices';
import { eachItem, type Operation } from '../../operation';
import { fields } from './fields';
import { filterDevices } from './filterDevices';
import { readListRequest, type ListRequest } from './readListRequest';

export const list: Operation<ListRequest> = {
	option: {
		name: 'List WhatsApp Web Devices',
		value: 'list',
		action: 'List WhatsApp Web devices',
		description:
			'Get one item per WhatsApp Web device of the account, with its name, status, last activity, and the instance_id to send messages through',
	},

	fields,

	read: readListRequest,

	execute: eachItem(async ({ filter, sort, limit, timeout }, run) => {
		const devices = filterDevices(await run.devices.get(timeout), filter);
		return sortDevices(devices, sort).slice(0, limit).map(copyDevice);
	}),
};
