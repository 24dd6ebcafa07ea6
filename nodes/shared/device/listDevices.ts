import { DEFAULT_TIMEOUT_SECONDS, LIST_DEVICES } from '../api';
import {
	incompleteList,
	noDeviceList,
	notADevice,
	unconfirmedEmptyList,
} from '../errors/bodyErrors';
import { isObject, serverMessage, successFlag, type JsonObject } from '../http/body';
import type { Transport } from '../http/transport';
import { isId, type Device } from './device';

/**
 * All WhatsApp Web devices of the account, in the API's order.
 *
 * @param seconds how long each try may take
 * @throws WasslyError if Wassly returns no list of devices
 */
export const listDevices = async (
	transport: Pick<Transport, 'get'>,
	seconds = DEFAULT_TIMEOUT_SECONDS,
): Promise<Device[]> => await transport.get(LIST_DEVICES, seconds, readDeviceList);

/**
 * Reads the devices from a response to List Devices.
 *
 * The API reference documents `devices`; `data` and `data.devices` are the envelopes of Wassly's other
 * endpoints. Each may be a Laravel page, with the list in its `data`. PHP encodes an empty list, or one
 * with gaps, as an object: `{}` and `{"0":{…},"3":{…}}` are lists.
 *
 * @returns the objects of the response, in its order
 * @throws WasslyError if there is no list, it is incomplete, or an entry is not a device. An empty list
 * is accepted only from a response that says `success: true`.
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

/**
 * Whether a list is only its first page. The API documents no paging; similar back ends send Laravel's:
 * `last_page` and `next_page_url` next to the list or under `meta`, `next` under `links`.
 */
function findPaging(response: JsonObject): { hasMore: boolean; pages?: number } {
	const { devices, data } = response;
	const inner = isObject(data) ? [data, data.devices] : [];
	const places = [response, devices, ...inner].filter(isObject);
	const all = places.flatMap((place) => [place, place.meta, place.pagination]).filter(isObject);
	const pages = Math.max(1, ...all.map(({ last_page }) => Number(last_page) || 1));
	const next = [
		...all.map(({ next_page_url }) => next_page_url),
		...places.map(({ links }) => (isObject(links) ? links.next : undefined)),
	];
	const hasMore = pages > 1 || next.some((url) => typeof url === 'string' && url !== '');
	return { hasMore, pages: pages > 1 ? pages : undefined };
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
