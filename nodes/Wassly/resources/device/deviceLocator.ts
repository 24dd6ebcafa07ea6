import type { INodeProperties } from 'n8n-workflow';
import { findDevice, idOf, nameOf, type Device } from '../../../shared/device/device';
import { sortDevices } from '../../../shared/device/sortDevices';
import { nameInsteadOfId, unknownDevice } from '../../../shared/errors/parameterErrors';
import { propertyHint } from '../../../shared/propertyHint';

const MAX_SUGGESTIONS = 5;

interface Locator {
	/** The parameter's name. */
	name: string;
	description: string;
	/** Shown below the field in every mode. */
	hint?: string;
	/** What the field accepts besides an instance_id. */
	idHint?: string;
	/** The values of other parameters for which it is shown. */
	show?: Record<string, string[]>;
}

/**
 * A field where a person picks a device from the account's list, and an expression or a model passes
 * an ID. Its value is an instance_id, or the id of a device that has none.
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
		"An instance_id, never a name: { __rl: true, mode: 'id', value: '…' }; after operation list, value is an expression: {{ $json.instance_id }}. If you know only a name, never make up an ID: put operation list with filters.name before this node, or leave { __rl: true, mode: 'list', value: '' }, so that the user picks the device.",
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

/**
 * @param id the instance_id, or the id
 * @throws WasslyError that names devices of the account
 */
export function requireDevice(devices: Device[], id: string): Device {
	const device = findDevice(devices, id);
	if (device) return device;
	const [named, ...others] = devices.filter(
		(one) => nameOf(one).toLowerCase() === id.toLowerCase(),
	);
	if (named && others.length === 0) throw nameInsteadOfId(id, idOf(named));
	throw unknownDevice(id, suggestions(devices), devices.length);
}

/** A few devices, the best senders first, as "name (ID)". */
const suggestions = (devices: Device[]): string[] =>
	sortDevices(devices, 'bestSender')
		.slice(0, MAX_SUGGESTIONS)
		.map((device) => `${nameOf(device)} (${idOf(device)})`);
