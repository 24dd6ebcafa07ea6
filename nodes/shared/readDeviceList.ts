import type { IDataObject } from 'n8n-workflow';
import { isObject, wordsOf, type JsonObject } from './answer';
import { noDeviceList, notADevice } from './refusals/answer';

/** A device as the API sent it, fields that nobody documented included. */
export type Device = IDataObject;

/**
 * Reads the devices out of the answer to "List Devices".
 *
 * The reference documents `devices`; `data` and `data.devices` are the envelopes of Wassly's other
 * endpoints. A list with gaps, or an empty one, may come as an object, as PHP writes it:
 * `{"0":{…},"3":{…}}` and `{}` are lists.
 *
 * @returns the very objects of the answer, in its order
 * @throws Refusal if there is no list, or if something in it is not a device. Never an empty list
 * for an answer that isn't one.
 */
export function readDeviceList(answer: JsonObject): Device[] {
	const entries = findList(answer);
	if (!entries) throw noDeviceList(fieldsOf(answer), wordsOf(answer));
	entries.forEach((entry, index) => {
		if (!isDevice(entry)) throw notADevice(index + 1, kindOf(entry));
	});
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

export const isId = (value: unknown): value is string | number =>
	typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');

function kindOf(entry: unknown): string {
	if (entry === null) return 'null';
	if (Array.isArray(entry)) return 'a list';
	return isObject(entry) ? `an object with ${fieldsOf(entry)}` : `a ${typeof entry}`;
}

function fieldsOf(value: JsonObject): string {
	const names = Object.keys(value);
	if (names.length === 0) return 'no fields';
	return `${names.length === 1 ? 'the field' : 'the fields'} ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}
