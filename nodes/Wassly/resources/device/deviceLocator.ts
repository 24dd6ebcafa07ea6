import type { INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../../../shared/propertyHint';

interface Locator {
	/** The parameter's name. */
	name: string;
	description: string;
	/** What the field accepts besides an instance_id. */
	idHint?: string;
	/** The values of other parameters for which it is shown. */
	show?: Record<string, string[]>;
}

/**
 * A field where a person picks a device from the account's list, and an expression or a model passes
 * an ID. Its value is an instance_id, or the id of a device that has none.
 */
export const deviceLocator = ({ name, description, idHint, show }: Locator): INodeProperties => ({
	displayName: 'Device',
	name,
	displayOptions: { show },
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description,
	...propertyHint(
		"An instance_id, never a name: { __rl: true, mode: 'id', value: '…' }; after operation list, value is expr('{{ $json.instance_id }}'). If you know only a name, never make up an ID: put operation list with filters.name before this node, or leave { __rl: true, mode: 'list', value: '' }, so that the user picks the device.",
	),
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a device…',
			typeOptions: { searchListMethod: 'searchDevices', searchable: true },
		},
		{
			displayName: 'By Instance ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 14wdfwef-da6f-11f0-3314-32423432',
			hint: `The instance_id that "List WhatsApp Web Devices" returns${idHint ? `. ${idHint}.` : ', not the name of the device'}`,
		},
	],
});
