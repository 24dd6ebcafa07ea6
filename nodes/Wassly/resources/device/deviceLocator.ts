import type { INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../../../shared/propertyHint';

interface Locator {
	/** Of the parameter. */
	name: string;
	description: string;
	/** Shown below the field in every mode. */
	hint?: string;
	/** What else than an instance_id the field takes. */
	idHint?: string;
	/** The values of other parameters for which it is shown. */
	show?: Record<string, string[]>;
}

/**
 * A field in which a person picks a device from the account's list, and an expression or a model
 * passes an ID. Its value is an instance_id, or the id of a device that has none.
 */
export const deviceLocator = ({
	name,
	description,
	hint,
	idHint,
	show,
}: Locator): INodeProperties => ({
	displayName: 'Device',
	name,
	hint,
	displayOptions: { show },
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description,
	...propertyHint(
		"An instance_id, never the name of a device: { __rl: true, mode: 'id', value: '14wdfwef-da6f-11f0-3314-32423432' }. After operation list, value is an expression: {{ $json.instance_id }}.",
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
