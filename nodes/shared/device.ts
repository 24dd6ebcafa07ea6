/** What the fields of a device mean. The API documents `connected` as the only status. */
import { isId, type Device } from './readDeviceList';
import { readTime } from './readTime';

/** A status as it is compared: without regard to case and surrounding space; '' if there is none. */
export const statusOf = ({ status }: Device): string => normalizeStatus(status);

export const normalizeStatus = (status: unknown): string =>
	(typeof status === 'object' ? '' : String(status ?? '')).trim().toLowerCase();

export const isConnected = (device: Device): boolean => statusOf(device) === 'connected';

/** Milliseconds since 1970, or undefined if the API sent nothing that can be read as a time. */
export const lastActiveOf = ({ lastActive }: Device): number | undefined => readTime(lastActive);

/** What the device is called, or its ID. */
export const nameOf = (device: Device): string =>
	isId(device.name) ? String(device.name).trim() : idOf(device);

/** What a message is sent through: the instance_id, or the id of a device that has none (yet). */
export const idOf = ({ instance_id, id }: Device): string =>
	String(isId(instance_id) ? instance_id : id).trim();

/** What a list shows of a device. */
export const labelOf = (device: Device): string =>
	`${nameOf(device)} (${statusOf(device) || 'status unknown'})`;

/** True if this is its instance_id or its id. */
export const hasId = (device: Device, id: string): boolean =>
	isSameId(device.instance_id, id) || isSameId(device.id, id);

/** The device with this instance_id, or else with this id. */
export const findDevice = (devices: Device[], id: string): Device | undefined =>
	devices.find(({ instance_id }) => isSameId(instance_id, id)) ??
	devices.find((device) => isSameId(device.id, id));

const isSameId = (own: unknown, id: string) => isId(own) && String(own).trim() === id;

/** A copy that shares nothing with the original, for an output item that later nodes may change. */
export function copyDevice(device: Device): Device {
	for (const name in device) {
		if (typeof device[name] === 'object' && device[name] !== null) return structuredClone(device);
	}
	return { ...device };
}
