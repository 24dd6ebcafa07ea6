import { isConnected, isId, lastActiveOf, type Device } from '../shared/device/device';

/** The documented fields of a device, since a response may contain any amount of other ones. */
export interface DocumentedFields {
	id?: Device['id'];
	name?: Device['name'];
	status?: Device['status'];
	lastActive?: Device['lastActive'];
	instance_id?: Device['instance_id'];
}

/** A device as the last poll saw it, with the status that was last confirmed. */
export interface TrackedDevice extends DocumentedFields {
	/** Another status, and in how many polls in a row it was seen. */
	unconfirmed?: { status: string; polls: number };
	/** Whether it counts as not connected, whatever its status is called. */
	isDown?: true;
	/** Polls in a row that saw it connected although it is down, or the other way round. */
	pollsTurned?: number;
	/** The last status with which it wasn't connected. */
	downStatus?: Device['status'];
	/** When the last poll that saw it connected began: milliseconds since 1970. */
	downSince?: number;
	/** When the user was last told that it is down: milliseconds since 1970. */
	toldAt?: number;
	/** Polls in a row that saw the device, while it doesn't count as added yet. */
	pollsSeen?: number;
	/** Polls in a row that missed the device. */
	pollsMissed?: number;
	/** Removed while it was connected: kept for reminders until it returns. */
	isRemoved?: true;
	isInactive?: true;
}

/** The tracked devices by their key: plain data, since n8n stores it as JSON. */
export type Snapshot = Record<string, TrackedDevice>;

/** When a change counts. */
export interface Rules {
	/** In how many polls in a row a change must be seen, 1 or more. */
	confirmations: number;
	/** Milliseconds without activity after which a device is inactive. */
	inactiveAfter: number;
	/** Milliseconds between two reminders; undefined for none. */
	remindAfter?: number;
	/** When the poll began: milliseconds since 1970. */
	now: number;
	/** When the poll before it began; undefined if that isn't known. */
	lastPoll?: number;
}

/** The first snapshot, in which nothing counts as a change. */
export function takeBaseline(devices: Device[], rules: Rules): Snapshot {
	const snapshot = new Map<string, TrackedDevice>();
	for (const device of devices) {
		const key = keyOf(device);
		// Of two devices with the same key the first one counts, here and in every comparison.
		if (!snapshot.has(key)) snapshot.set(key, trackFirst(device, rules));
	}
	return Object.fromEntries(snapshot);
}

/** A device that is seen for the first time. */
export function trackFirst(device: Device, rules: Rules): TrackedDevice {
	const tracked = track(device, device.status, rules);
	return isConnected(device) ? tracked : { ...tracked, isDown: true, downStatus: device.status };
}

/** @param status that is confirmed */
export function track(
	device: Device,
	status: Device['status'],
	{ now, inactiveAfter }: Rules,
): TrackedDevice {
	const lastActive = lastActiveOf(device);
	const isInactive = lastActive !== undefined && now - lastActive > inactiveAfter;
	return { ...documentedFields(device), status, ...(isInactive ? { isInactive } : {}) };
}

export const documentedFields = ({
	id,
	name,
	status,
	lastActive,
	instance_id,
}: DocumentedFields) => ({ id, name, status, lastActive, instance_id });

/** Identifies a device: its id stays when a new session changes its instance_id. */
export const keyOf = ({ id, instance_id }: DocumentedFields): string =>
	String(isId(id) ? id : instance_id).trim();
