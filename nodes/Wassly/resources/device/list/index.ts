import { copyDevice } from '../../../../shared/device/device';
import { sortDevices } from '../../../../shared/device/sortDevices';
import { propertyHint } from '../../../../shared/propertyHint';
import { eachItem, type Operation } from '../../operation';
import { fields } from './fields';
import { filterDevices } from './filterDevices';
import { readListRequest, type ListRequest } from './readListRequest';

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

	read: readListRequest,

	execute: eachItem(async ({ filter, sort, limit, timeout }, run) => {
		const devices = filterDevices(await run.devices.get(timeout), filter);
		const listed = sortDevices(devices, sort).slice(0, limit);
		// A single input item is the only one that gets them.
		return run.context.getInputData().length === 1 ? listed : listed.map(copyDevice);
	}),
};
