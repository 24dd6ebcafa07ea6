import { isConnected, isId, type Device } from '../../shared/device/device';
import type { DeviceEvent } from '../fields';

/** The documented fields only: a response may contain any number of others. */
export interface DocumentedFields {
	id?: Device['id'];
	name?: Device['name'];
	status?: Device['status'];
	lastActive?: Device['lastActive'];
	instance_id?: Device['instance_id'];
}

/** A device as the last poll saw it, with the status that was last confirmed. */
export interface TrackedDevice extends DocumentedFields {
	/** A new status, and how many polls in a row have seen it. */
	unconfirmed?: { status: string; polls: number };
	/** Whether it counts as disconnected, whatever its exact status. */
	isDown?: true;
	/** Polls in a row that saw it connected while it is down, or the reverse. */
	pollsSinceFlip?: number;
	/** Its last status while disconnected, unless that is the confirmed one. */
	downStatus?: Device['status'];
	/** When the last poll that saw it connected began (milliseconds since 1970). */
	downSince?: number;
	/** When the drop or the last reminder was reported, if reminders are on (milliseconds since 1970). */
	notifiedAt?: number;
	/** Polls in a row that have seen the device, until it counts as added. */
	pollsSeen?: number;
	/** Polls in a row that missed the device. */
	pollsMissed?: number;
	/** When it was removed, if reminders continue after that (milliseconds since 1970). */
	removedAt?: number;
	isInactive?: true;
}

/** An array, because an ID can be any string, even `__proto__`. */
export type Snapshot = TrackedDevice[];

/** When a change counts. */
export interface Rules {
	/** Polls in a row that must see a change, 1 or more. */
	confirmations: number;
	/** Milliseconds without activity after which a device is inactive. */
	inactiveAfter: number;
	/** Milliseconds between two reminders; undefined for none. */
	remindAfter?: number;
	/** When the poll began (milliseconds since 1970). */
	now: number;
	/** When the previous poll began, if known (milliseconds since 1970). */
	lastPoll?: number;
}

export interface Change {
	event: DeviceEvent;
	/** Identifies the device. */
	key: string;
	/** As the API has just sent it; a missing device as it was last seen. */
	device: Device;
	/** As the API sent it; null if there was none. */
	previousStatus: Device['status'];
	/** When it was last seen connected, if it is down and that is known (milliseconds since 1970). */
	disconnectedSince?: number;
}

/** No sensible value is longer, and n8n shouldn't store more. */
const MAX_LENGTH = 256;

function shortened<Value extends Device['id']>(value: Value): Value | string | undefined {
	if (typeof value === 'string') {
		return value.length > MAX_LENGTH ? value.trim().slice(0, MAX_LENGTH) : value;
	}
	const isLong = typeof value === 'object' && JSON.stringify(value).length > MAX_LENGTH;
	return isLong ? undefined : value;
}

/** The fields that are compared and stored, none of them too long. */
export const documentedFields = (device: DocumentedFields) => ({
	id: shortened(device.id),
	name: shortened(device.name),
	status: shortened(device.status),
	lastActive: shortened(device.lastActive),
	instance_id: shortened(device.instance_id),
});

/** Identifies a device: its id stays when a new session changes its instance_id. */
export const keyOf = ({ id, instance_id }: DocumentedFields): string =>
	String(shortened(isId(id) ? id : instance_id)).trim();

/** In list order. Of several devices with the same key, a connected one counts, or else the first. */
export function byKey<Item extends DocumentedFields>(devices: Item[]): Map<string, Item> {
	const map = new Map<string, Item>();
	for (const device of devices) {
		const key = keyOf(device);
		const other = map.get(key);
		if (!other || (isUp(device) && !isUp(other))) {
			map.set(key, device);
		}
	}
	return map;
}

const isUp = (device: DocumentedFields) => isConnected(documentedFields(device));
