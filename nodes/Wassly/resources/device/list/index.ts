import { propertyHint } from '../../../../shared/propertyHint';
import type { Operation } from '../../operation';
import type { ListRequest } from './execute';
import { fields } from './fields';

export const list: Operation<ListRequest> = {
	option: {
		name: 'List WhatsApp Web Devices',
		value: 'list',
		action: 'List WhatsApp Web devices with status and ID',
		description:
			'Get one item per WhatsApp Web device of the account, with its name, status, last activity, and the instance_id to send messages through',
		...propertyHint(
			"Outputs one item per device, with id, name, status, lastActive and instance_id. Not needed to send with sendThrough 'best' or 'spread'. After it, $json is the device: take earlier fields from expr('{{ $(\"Node name\").item.json.field }}').",
		),
	},

	fields,

	load: async () => await import('./execute.ts'),
};
