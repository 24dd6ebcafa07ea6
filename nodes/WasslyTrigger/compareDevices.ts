import { isConnected, lastActiveOf, statusOf, type Device } from '../shared/device/device';
import { followConnection } from './connection';
import type { DeviceEvent } from './events';
import {
	documentedFields,
	keyOf,
	track,
	trackFirst,
	type Rules,
	type Snapshot,
	type TrackedDevice,
} from './snapshot';

export interface Change {
	event: DeviceEvent;
	/** Identifies the device. */
	key: string;
	/** As the API has just sent it; a missing device as it was last seen. */
	device: Device;
	/** As the API sent it; null if there was none. */
	previousStatus: Device['status'];
	/** When it was last seen connected, if it is not and that is known: milliseconds since 1970. */
	disconnectedSince?: number;
}

/** What one device comes to: what happened to it, and what to remember of it. */
interface Comparison {
	changes: Array<Omit<Change, 'key'>>;
	/** undefined for a device that is forgotten. */
	tracked?: TrackedDevice;
}

/**
 * Finds out what has changed since the last poll.
 *
 * Statuses are compared case-insensitively. A new device is added, and connected if it is, but its
 * status isn't changed. A connected device that leaves the list is disconnected and removed.
 *
 * @returns the changes, in the order of the list, then those of missing devices, and the snapshot
 * for the next poll; the one that was passed stays unchanged
 */
export function compareDevices(
	snapshot: Snapshot,
	devices: Device[],
	rules: Rules,
): { changes: Change[]; snapshot: Snapshot } {
	const changes: Change[] = [];
	const next = new Map<string, TrackedDevice>();
	const add = (key: string, { changes: own, tracked }: Comparison) => {
		changes.push(...own.map((change) => ({ ...change, key })));
		if (tracked) next.set(key, tracked);
	};
	for (const device of devices) {
		const key = keyOf(device);
		if (next.has(key)) continue;
		const known = Object.hasOwn(snapshot, key) ? snapshot[key] : undefined;
		const isNew = !known || known.pollsSeen !== undefined || known.isRemoved;
		add(key, isNew ? compareNew(device, known, rules) : compareKnown(device, known, rules));
	}
	for (const [key, known] of Object.entries(snapshot)) {
		if (!next.has(key)) add(key, compareMissing(known, rules));
	}
	return { changes, snapshot: Object.fromEntries(next) };
}

function compareNew(device: Device, known: TrackedDevice | undefined, rules: Rules): Comparison {
	const pollsSeen = (known?.pollsSeen ?? 0) + 1;
	// A device that returns goes on being reminded of until it counts as added again.
	if (pollsSeen < rules.confirmations) {
		const before = known?.isRemoved ? known : trackFirst(device, rules);
		return { changes: [], tracked: { ...before, pollsSeen } };
	}
	const events: DeviceEvent[] = isConnected(device)
		? ['deviceAdded', 'deviceConnected']
		: ['deviceAdded'];
	const tracked = trackFirst(device, rules);
	if (known?.isRemoved && tracked.isDown) {
		const { downSince, toldAt } = known;
		Object.assign(tracked, { downSince, toldAt });
	}
	return { changes: changesOf(device, events, null, tracked.downSince), tracked };
}

function compareKnown(device: Device, known: TrackedDevice, rules: Rules): Comparison {
	const status = confirmStatus(device, known, rules);
	const { event, connection } = followConnection(device, known, rules);
	const tracked: TrackedDevice = {
		...track(device, status.confirmed, rules),
		...connection,
		...(status.unconfirmed ? { unconfirmed: status.unconfirmed } : {}),
	};
	// Without a time there is no new activity.
	if (known.isInactive && lastActiveOf(device) === undefined) tracked.isInactive = true;
	const before = known.status ?? null;
	const since = connection.downSince;
	return {
		changes: [
			...changesOf(device, event ? [event] : [], statusBefore(event, known), since),
			...changesOf(device, status.isChanged ? ['statusChanged'] : [], before, since),
			...changesOf(
				device,
				tracked.isInactive && !known.isInactive ? ['deviceInactive'] : [],
				before,
				since,
			),
		],
		tracked,
	};
}

/** The status that a device had when its connection was as it was before. */
function statusBefore(event: DeviceEvent | undefined, known: TrackedDevice): Device['status'] {
	if (event === 'deviceDisconnected') {
		return isConnected(documentedFields(known)) ? known.status : 'connected';
	}
	return known.downStatus ?? known.status ?? null;
}

/** A status counts when it held for long enough. */
function confirmStatus(device: Device, known: TrackedDevice, { confirmations }: Rules) {
	const status = statusOf(device);
	if (status === statusOf(documentedFields(known))) return { confirmed: known.status };
	const polls = known.unconfirmed?.status === status ? known.unconfirmed.polls + 1 : 1;
	return polls < confirmations
		? { confirmed: known.status, unconfirmed: { status, polls } }
		: { confirmed: device.status, isChanged: true };
}

function compareMissing(known: TrackedDevice, rules: Rules): Comparison {
	// A device that was never added is forgotten without a word.
	if (known.pollsSeen !== undefined && !known.isRemoved) return { changes: [] };
	const device: Device = documentedFields(known);
	const { event, connection } = followConnection(undefined, known, rules);
	const since = connection.downSince;
	const changes = changesOf(device, event ? [event] : [], statusBefore(event, known), since);
	const { isInactive, isRemoved, pollsMissed: missed = 0 } = known;
	const tracked: TrackedDevice = { ...device, isInactive, isRemoved, ...connection };
	if (known.isRemoved) return { changes, tracked };
	const pollsMissed = missed + 1;
	if (pollsMissed < rules.confirmations) return { changes, tracked: { ...tracked, pollsMissed } };
	changes.push(...changesOf(device, ['deviceRemoved'], known.status ?? null, since));
	const mustRemind = rules.remindAfter !== undefined && connection.toldAt !== undefined;
	return { changes, tracked: mustRemind ? { ...tracked, isRemoved: true } : undefined };
}

const changesOf = (
	device: Device,
	events: DeviceEvent[],
	previousStatus: Device['status'],
	disconnectedSince?: number,
): Comparison['changes'] =>
	events.map((event) => ({ event, device, previousStatus, disconnectedSince }));
