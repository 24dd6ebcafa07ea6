import { isConnected, lastActiveOf, statusOf, type Device } from '../shared/device/device';
import type { DeviceEvent } from './events';
import {
	documentedFields,
	keyOf,
	track,
	type Rules,
	type Snapshot,
	type TrackedDevice,
} from './snapshot';

export interface Change {
	event: DeviceEvent;
	/** As the API has just sent it; a removed device as it was last seen. */
	device: Device;
	/** As the API sent it; null if there was none. */
	previousStatus: Device['status'];
}

/** What one device comes to: what happened to it, and what to remember of it. */
interface Comparison {
	changes: Change[];
	/** undefined for a device that is removed. */
	tracked?: TrackedDevice;
}

/**
 * Finds out what has changed since the last poll.
 *
 * Statuses are compared case-insensitively. A new device is added, and connected if it is, but its
 * status isn't changed. Removed devices are forgotten.
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
		changes.push(...own);
		if (tracked) next.set(key, tracked);
	};
	for (const device of devices) {
		const key = keyOf(device);
		if (next.has(key)) continue;
		const tracked = Object.hasOwn(snapshot, key) ? snapshot[key] : undefined;
		const isNew = !tracked || tracked.pollsSeen !== undefined;
		const polls = (tracked?.pollsSeen ?? 0) + 1;
		add(key, isNew ? trackNew(device, polls, rules) : trackKnown(device, tracked, rules));
	}
	for (const [key, tracked] of Object.entries(snapshot)) {
		// A device that was never added is forgotten without a word.
		if (next.has(key) || tracked.pollsSeen !== undefined) continue;
		add(key, trackMissing(tracked, rules));
	}
	return { changes, snapshot: Object.fromEntries(next) };
}

function trackNew(device: Device, pollsSeen: number, rules: Rules): Comparison {
	const tracked = track(device, device.status, rules);
	if (pollsSeen < rules.confirmations) return { changes: [], tracked: { ...tracked, pollsSeen } };
	const events: DeviceEvent[] = isConnected(device)
		? ['deviceAdded', 'deviceConnected']
		: ['deviceAdded'];
	return { changes: changesOf(device, null, events), tracked };
}

function trackKnown(device: Device, known: TrackedDevice, rules: Rules): Comparison {
	const tracked = track(device, known.status, rules);
	// Without a time there is no new activity.
	if (known.isInactive && lastActiveOf(device) === undefined) tracked.isInactive = true;
	const events = [...statusEvents(device, known, tracked, rules)];
	if (tracked.isInactive && !known.isInactive) events.push('deviceInactive');
	return { changes: changesOf(device, known.status ?? null, events), tracked };
}

/** Confirms another status in `tracked`, or counts the polls that have seen it. */
function statusEvents(
	device: Device,
	known: TrackedDevice,
	tracked: TrackedDevice,
	{ confirmations }: Rules,
): DeviceEvent[] {
	const [before, after] = [statusOf(documentedFields(known)), statusOf(device)];
	if (after === before) return [];
	const polls = known.unconfirmed?.status === after ? known.unconfirmed.polls + 1 : 1;
	if (polls < confirmations) {
		tracked.unconfirmed = { status: after, polls };
		return [];
	}
	tracked.status = device.status;
	if (after === 'connected') return ['deviceConnected', 'statusChanged'];
	return before === 'connected' ? ['deviceDisconnected', 'statusChanged'] : ['statusChanged'];
}

function trackMissing(known: TrackedDevice, { confirmations }: Rules): Comparison {
	const pollsMissed = (known.pollsMissed ?? 0) + 1;
	if (pollsMissed < confirmations) return { changes: [], tracked: { ...known, pollsMissed } };
	return { changes: changesOf(documentedFields(known), known.status, ['deviceRemoved']) };
}

const changesOf = (
	device: Device,
	previousStatus: Device['status'],
	events: DeviceEvent[],
): Change[] => events.map((event) => ({ event, device, previousStatus }));
