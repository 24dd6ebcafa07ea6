import { isConnected, type Device } from '../../shared/device/device';
import {
	byKey,
	documentedFields,
	type Change,
	type Rules,
	type Snapshot,
	type TrackedDevice,
} from './snapshot';
import { isInactive, trackConnection, trackStatus } from './tracking';

/** A device that was deleted on purpose never comes back. */
const REMIND_AFTER_REMOVAL_MS = 7 * 24 * 60 * 60_000;

/** How many devices that have left the list are remembered: more than any account has. */
const MAX_REMOVED = 10_000;

/** Events for one device and the state to keep. */
interface DeviceUpdate {
	events: Array<Pick<Change, 'event' | 'previousStatus'>>;
	/** undefined to forget the device. */
	tracked?: TrackedDevice;
	disconnectedSince?: number;
}

/** The first snapshot, in which nothing counts as a change. */
export const takeBaseline = (devices: Device[], rules: Rules): Snapshot =>
	[...byKey(devices).values()].map((device) => trackFirst(device, rules));

/**
 * Finds what has changed since the last poll.
 *
 * A new device counts as added, and as connected if it is, but not as a status change. A connected
 * device that leaves the list counts as disconnected and removed.
 *
 * @param snapshot stays unchanged
 * @returns the changes (those of missing devices last, the others in list order), and the snapshot
 * for the next poll: the same one if it stays as it is
 * @preserve
 */
export function compareDevices(
	snapshot: Snapshot,
	devices: Device[],
	rules: Rules,
): { changes: Change[]; snapshot: Snapshot } {
	const changes: Change[] = [];
	const next: Snapshot = [];
	const add = (key: string, device: Device, update: DeviceUpdate) => {
		const { events, tracked, disconnectedSince } = update;
		for (const one of events) changes.push({ ...one, key, device, disconnectedSince });
		if (tracked) next.push(tracked);
	};
	const known = byKey(snapshot);
	for (const [key, device] of byKey(devices)) {
		add(key, device, compareListed(device, known.get(key), rules));
		known.delete(key);
	}
	for (const [key, missing] of known) {
		add(key, documentedFields(missing), compareMissing(missing, rules));
	}
	const isSame =
		next.length === snapshot.length && next.every((device, index) => device === snapshot[index]);
	return { changes, snapshot: isSame ? snapshot : withoutOldest(next) };
}

/** A server that makes up new IDs must not fill n8n's database. The last to leave are kept. */
function withoutOldest(snapshot: Snapshot): Snapshot {
	let removed = 0;
	return snapshot.filter(({ removedAt }) => removedAt === undefined || ++removed <= MAX_REMOVED);
}

function compareListed(device: Device, known: TrackedDevice | undefined, rules: Rules) {
	const isNew = !known || known.pollsSeen !== undefined || known.removedAt !== undefined;
	if (isNew) return compareNew(device, known, rules);
	return isUnchanged(device, known, rules)
		? { events: [], tracked: known }
		: compareKnown(documentedFields(device), known, rules);
}

/** Most devices are as they were, and nothing is counted or waited for. */
const isUnchanged = (device: Device, known: TrackedDevice, rules: Rules): boolean =>
	device.status === known.status &&
	device.lastActive === known.lastActive &&
	device.name === known.name &&
	device.instance_id === known.instance_id &&
	device.id === known.id &&
	known.unconfirmed === undefined &&
	known.downStatus === undefined &&
	known.notifiedAt === undefined &&
	known.pollsMissed === undefined &&
	(known.downSince === undefined || rules.remindAfter === undefined) &&
	isInactive(device, known, rules) === Boolean(known.isInactive);

function compareKnown(device: Device, known: TrackedDevice, rules: Rules): DeviceUpdate {
	const status = trackStatus(device, known, rules);
	const { event, previousStatus, state } = trackConnection(device, known, rules);
	const tracked: TrackedDevice = { ...device, ...status.state, ...state };
	// Keeps the stored state small.
	if (tracked.downStatus === tracked.status) delete tracked.downStatus;
	if (isInactive(device, known, rules)) tracked.isInactive = true;
	const before = known.status ?? null;
	const events: DeviceUpdate['events'] = [];
	if (event) events.push({ event, previousStatus });
	if (status.isChanged) events.push({ event: 'statusChanged', previousStatus: before });
	if (tracked.isInactive && !known.isInactive) {
		events.push({ event: 'deviceInactive', previousStatus: before });
	}
	return { events, tracked, disconnectedSince: state.downSince };
}

/** A device seen for the first time. */
const trackFirst = (device: Device, rules: Rules): TrackedDevice => ({
	...documentedFields(device),
	...(isConnected(device) ? {} : { isDown: true }),
	...(isInactive(device, undefined, rules) ? { isInactive: true } : {}),
});

/**
 * A device that doesn't count as added yet.
 *
 * @param known if an earlier poll saw it, or if it was removed and reminders continue
 */
function compareNew(device: Device, known: TrackedDevice | undefined, rules: Rules): DeviceUpdate {
	const pollsSeen = (known?.pollsSeen ?? 0) + 1;
	const isRemoved = known?.removedAt !== undefined;
	const tracked = trackFirst(device, rules);
	if (pollsSeen < rules.confirmations) {
		return { events: [], tracked: { ...(isRemoved ? known : tracked), pollsSeen } };
	}
	const events: DeviceUpdate['events'] = [{ event: 'deviceAdded', previousStatus: null }];
	if (isConnected(device)) events.push({ event: 'deviceConnected', previousStatus: null });
	else if (isRemoved) {
		// It is back in the list but still not connected, so the reminders continue.
		const { downSince, notifiedAt } = known;
		Object.assign(tracked, { downSince, notifiedAt });
	}
	return { events, tracked, disconnectedSince: tracked.downSince };
}

/** A device that is not in the list. */
function compareMissing(known: TrackedDevice, rules: Rules): DeviceUpdate {
	const { removedAt } = known;
	// A device that was never added is dropped silently.
	if (known.pollsSeen !== undefined && removedAt === undefined) return { events: [] };
	const { event, previousStatus, state } = trackConnection(undefined, known, rules);
	const events: DeviceUpdate['events'] = event ? [{ event, previousStatus }] : [];
	const disconnectedSince = state.downSince;
	const tracked: TrackedDevice = { ...documentedFields(known), ...state };
	if (known.isInactive) tracked.isInactive = true;

	const pollsMissed = (known.pollsMissed ?? 0) + 1;
	if (removedAt === undefined) {
		if (pollsMissed < rules.confirmations) {
			return { events, tracked: { ...tracked, pollsMissed }, disconnectedSince };
		}
		events.push({ event: 'deviceRemoved', previousStatus: known.status ?? null });
	}
	const since = removedAt ?? rules.now;
	const mustRemind =
		rules.remindAfter !== undefined &&
		disconnectedSince !== undefined &&
		rules.now - since < REMIND_AFTER_REMOVAL_MS;
	return {
		events,
		tracked: mustRemind ? { ...tracked, removedAt: since } : undefined,
		disconnectedSince,
	};
}
