import { isConnected, isId, type Device } from '../../shared/device/device';

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
	/** The last status with which it wasn't connected, unless that is the confirmed one. */
	downStatus?: Device['status'];
	/** When the last poll that saw it connected began: milliseconds since 1970. */
	downSince?: number;
	/** When its drop, or the last reminder of it, was due, if reminders are chosen: as above. */
	toldAt?: number;
	/** Polls in a row that saw the device, while it doesn't count as added yet. */
	pollsSeen?: number;
	/** Polls in a row that missed the device. */
	pollsMissed?: number;
	/** When it was removed, if reminders go on after that: milliseconds since 1970. */
	removedAt?: number;
	isInactive?: true;
}

/** Plain data, since n8n stores it as JSON. A list: an ID may be any text, `__proto__` included. */
export type Snapshot = TrackedDevice[];

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

/** In their order. Of several devices with the same key a connected one counts, or else the first. */
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
