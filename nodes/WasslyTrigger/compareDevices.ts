import { isConnected, lastActiveOf, statusOf } from '../shared/device';
import { isId, type Device } from '../shared/readDeviceList';

export type DeviceEvent =
	| 'deviceAdded'
	| 'deviceConnected'
	| 'deviceDisconnected'
	| 'deviceInactive'
	| 'deviceRemoved'
	| 'statusChanged';

export interface Change {
	event: DeviceEvent;
	/** As the API has just sent it; a removed one as it was last seen. */
	device: Device;
	/** The status before, as the API sent it; null if there was none. */
	previousStatus: unknown;
}

/** What is known of a device: its documented fields, with the status that was last confirmed. */
interface Known extends Device {
	/** Polls in a row that saw another status, and which. */
	other?: { status: string; polls: number };
	/** Polls in a row that saw it, while it doesn't count as added yet. */
	newFor?: number;
	/** Polls in a row that didn't see it. */
	goneFor?: number;
	isInactive?: true;
}

/** By the ID of the device. Plain data, since n8n stores it as JSON. */
export type Memory = Record<string, Known>;

export interface Rules {
	/** In how many polls in a row a change must be seen before it counts, from 1 up. */
	confirmations: number;
	/** Milliseconds without activity after which a device counts as inactive. */
	inactiveAfter: number;
	/** Milliseconds since 1970. */
	now: number;
}

/** What is remembered of devices that are seen for the first time, when nothing is known. */
export function learn(devices: Device[], rules: Rules): Memory {
	const memory = new Map<string, Known>();
	for (const device of devices) {
		const key = keyOf(device);
		// Of two with one ID the first one counts, as it does later on.
		if (!memory.has(key)) memory.set(key, remember(device, device.status, rules));
	}
	return Object.fromEntries(memory);
}

/**
 * Finds out what has changed since the last poll.
 *
 * Statuses are compared without regard to case and surrounding space. A new device is added, and
 * connected if it is, but not changed. Devices that are gone are forgotten.
 *
 * @returns the changes, in the order of the list and then those of devices that are gone, and what
 * to remember in place of `memory`, which stays as it is
 */
export function compareDevices(
	memory: Memory,
	devices: Device[],
	rules: Rules,
): { changes: Change[]; memory: Memory } {
	const changes: Change[] = [];
	const next = new Map<string, Known>();
	for (const device of devices) {
		const key = keyOf(device);
		if (next.has(key)) continue;
		const known = Object.hasOwn(memory, key) ? memory[key] : undefined;
		next.set(
			key,
			!known || known.newFor !== undefined
				? meetNew(device, known?.newFor ?? 0, rules, changes)
				: meetKnown(device, known, rules, changes),
		);
	}
	for (const [key, known] of Object.entries(memory)) {
		if (next.has(key) || known.newFor !== undefined) continue;
		const goneFor = (known.goneFor ?? 0) + 1;
		if (goneFor < rules.confirmations) next.set(key, { ...known, goneFor });
		else
			changes.push({ event: 'deviceRemoved', device: seen(known), previousStatus: known.status });
	}
	return { changes, memory: Object.fromEntries(next) };
}

function meetNew(device: Device, polls: number, rules: Rules, changes: Change[]): Known {
	const known = remember(device, device.status, rules);
	if (polls + 1 < rules.confirmations) return { ...known, newFor: polls + 1 };
	changes.push({ event: 'deviceAdded', device, previousStatus: null });
	if (isConnected(device)) {
		changes.push({ event: 'deviceConnected', device, previousStatus: null });
	}
	return known;
}

function meetKnown(device: Device, known: Known, rules: Rules, changes: Change[]): Known {
	const next = remember(device, known.status, rules);
	// Without a time there is no new activity.
	if (known.isInactive && lastActiveOf(device) === undefined) next.isInactive = true;
	const status = statusOf(device);
	if (status !== statusOf(known)) {
		const polls = known.other?.status === status ? known.other.polls + 1 : 1;
		if (polls < rules.confirmations) {
			next.other = { status, polls };
		} else {
			const previousStatus = known.status ?? null;
			for (const event of eventsOf(statusOf(known), status)) {
				changes.push({ event, device, previousStatus });
			}
			next.status = device.status;
		}
	}
	if (next.isInactive && !known.isInactive) {
		changes.push({ event: 'deviceInactive', device, previousStatus: known.status ?? null });
	}
	return next;
}

function eventsOf(before: string, after: string): DeviceEvent[] {
	if (after === 'connected') return ['deviceConnected', 'statusChanged'];
	return before === 'connected' ? ['deviceDisconnected', 'statusChanged'] : ['statusChanged'];
}

/** Only what the API documents: an answer may carry any amount of other fields. */
function remember(device: Device, status: Device[string], { now, inactiveAfter }: Rules): Known {
	const { id, name, lastActive, instance_id } = device;
	const lastTime = lastActiveOf(device);
	return {
		id,
		name,
		status,
		lastActive,
		instance_id,
		...(lastTime !== undefined && now - lastTime > inactiveAfter ? { isInactive: true } : {}),
	};
}

/** The device without what was remembered beside it. */
const seen = ({ id, name, status, lastActive, instance_id }: Known): Device => ({
	id,
	name,
	status,
	lastActive,
	instance_id,
});

/** The ID stays when a session is made anew; the instance_id may not. */
export const keyOf = ({ id, instance_id }: Device): string =>
	String(isId(id) ? id : instance_id).trim();
