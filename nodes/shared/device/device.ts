import type { IDataObject } from 'n8n-workflow';
import { readTime } from '../readTime';

/** A field's value as sent: documented as a string, but nothing guarantees that. */
type DeviceField = IDataObject[string];

/** A device as the API sent it (API reference, List Devices), undocumented fields included. */
export interface Device extends IDataObject {
	id?: DeviceField;
	name?: DeviceField;
	/** Only `connected` is documented. */
	status?: DeviceField;
	lastActive?: DeviceField;
	/** What messages are sent through. */
	instance_id?: DeviceField;
}

/** The status, normalized for comparison, e.g. 'needs qr scan'; '' if there is none. */
export const statusOf = ({ status }: Device): string => normalizeStatus(status);

export const normalizeStatus = (status: unknown): string =>
	(typeof status === 'object' ? '' : String(status ?? ''))
		.replace(/[\s_-]+/g, ' ')
		.trim()
		.toLowerCase();

/** The status for people, e.g. 'needs QR scan'; '' if there is none. */
export const statusText = (device: Device): string => statusOf(device).replace(/\bqr\b/, 'QR');

export const isConnected = (device: Device): boolean => statusOf(device) === 'connected';

/** Milliseconds since 1970, or undefined if the API sent no readable time. */
export const lastActiveOf = ({ lastActive }: Device): number | undefined => readTime(lastActive);

/** The device's name, or its ID. */
export const nameOf = (device: Device): string =>
	isId(device.name) ? String(device.name).trim() : idOf(device);

/** The instance_id, or the id of a device that has none (yet). */
export const idOf = ({ instance_id, id }: Device): string =>
	String(isId(instance_id) ? instance_id : id).trim();

/** The device in a list to pick from: its name, and whether it is connected. */
export function labelOf(device: Device): string {
	if (isConnected(device)) return `${nameOf(device)} (connected)`;
	const status = statusText(device) || 'status unknown';
	const isPlain = /^(disconnected|not connected)$/.test(status);
	return `${nameOf(device)} (not connected${isPlain ? '' : `: ${status}`})`;
}

export const isId = (value: unknown): value is string | number =>
	typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');

/** The device with this instance_id, or else with this id. */
export const findDevice = (devices: Device[], id: string): Device | undefined =>
	devices.find(({ instance_id }) => isSameId(instance_id, id)) ??
	devices.find((device) => isSameId(device.id, id));

const isSameId = (own: unknown, id: string) => isId(own) && String(own).trim() === id;

/** A deep copy: later nodes may change an output item. */
export function copyDevice(device: Device): Device {
	for (const name in device) {
		if (typeof device[name] === 'object' && device[name] !== null) return structuredClone(device);
	}
	return { ...device };
}
