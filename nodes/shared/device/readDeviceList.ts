import { noDeviceList, notADevice } from '../errors/bodyErrors';
import { serverMessage } from '../http/bodyText';
import { isObject, type JsonObject } from '../http/json';
import { isId, type Device } from './device';

/**
 * Reads the devices from a response to List Devices.
 *
 * The reference documents `devices`; `data` and `data.devices` are the envelopes of Wassly's other
 * endpoints. PHP writes an empty list, or one with gaps, as an object: `{}` and
 * `{"0":{…},"3":{…}}` are lists.
 *
 * @returns the very objects of the response, in its order
 * @throws WasslyError if there is no list, or if something in it is not a device. A response without
 * a list is never an empty list.
 */
export function readDeviceList(response: JsonObject): Device[] {
	const entries = findList(response);
	if (!entries) throw noDeviceList(fieldNames(response), serverMessage(response));
	const invalid = entries.findIndex((entry) => !isDevice(entry));
	if (invalid >= 0) throw notADevice(invalid + 1, kindOf(entries[invalid]));
	return entries as Device[];
}

function findList({ devices, data }: JsonObject): unknown[] | undefined {
	if (devices !== undefined) return asList(devices);
	return (isObject(data) ? asList(data.devices) : undefined) ?? asList(data);
}

function asList(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (!isObject(value)) return undefined;
	return Object.keys(value).every((key) => /^\d+$/.test(key)) ? Object.values(value) : undefined;
}

const isDevice = (entry: unknown): boolean =>
	isObject(entry) && (isId(entry.instance_id) || isId(entry.id));

function kindOf(entry: unknown): string {
	if (entry === null) return 'null';
	if (Array.isArray(entry)) return 'a list';
	return isObject(entry) ? `an object with ${fieldNames(entry)}` : `a ${typeof entry}`;
}

function fieldNames(value: JsonObject): string {
	const names = Object.keys(value);
	if (names.length === 0) return 'no fields';
	const label = names.length === 1 ? 'the field' : 'the fields';
	return `${label} ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}
