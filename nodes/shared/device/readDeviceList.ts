import {
	incompleteList,
	noDeviceList,
	notADevice,
	unconfirmedEmptyList,
} from '../errors/bodyErrors';
import { isObject, serverMessage, successFlag, type JsonObject } from '../http/body';
import { isId, type Device } from './device';
import { findPaging } from './paging';

/**
 * Reads the devices from a response to List Devices.
 *
 * The reference documents `devices`; `data` and `data.devices` are the envelopes of Wassly's other
 * endpoints, and each may be a page of Laravel's, with the list in its `data`. PHP writes an empty
 * list, or one with gaps, as an object: `{}` and `{"0":{…},"3":{…}}` are lists.
 *
 * @returns the very objects of the response, in its order
 * @throws WasslyError if there is no list, if it is only a part, or if something in it is not a
 * device. An empty list is only taken from a response that says `success: true`.
 */
export function readDeviceList(response: JsonObject): Device[] {
	const entries = findList(response);
	if (!entries) throw noDeviceList(fieldNames(response), serverMessage(response));
	const invalid = entries.findIndex((entry) => !isDevice(entry));
	if (invalid >= 0) throw notADevice(invalid + 1, kindOf(entries[invalid]));
	const paging = findPaging(response);
	if (paging.hasMore) throw incompleteList(entries.length, paging.pages);
	if (entries.length === 0 && successFlag(response) !== 'yes') {
		throw unconfirmedEmptyList(serverMessage(response));
	}
	return entries as Device[];
}

function findList({ devices, data }: JsonObject): unknown[] | undefined {
	if (devices !== undefined) return listOrPage(devices);
	return (isObject(data) ? listOrPage(data.devices) : undefined) ?? listOrPage(data);
}

const listOrPage = (value: unknown): unknown[] | undefined =>
	asList(value) ?? (isObject(value) ? asList(value.data) : undefined);

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
