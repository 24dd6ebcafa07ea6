import type { Device } from '../../shared/device/device';
import { isInactive } from './activity';
import type { Change, Comparison } from './change';
import { followConnection } from './connection';
import { compareMissing, compareNew } from './presence';
import { byKey, documentedFields, type Rules, type Snapshot, type TrackedDevice } from './snapshot';
import { followStatus } from './status';

/**
 * Finds out what has changed since the last poll.
 *
 * A new device is added, and connected if it is, but its status isn't changed. A connected device that
 * leaves the list is disconnected and removed.
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
	const next: Snapshot = [];
	const add = (key: string, device: Device, comparison: Comparison) => {
		const { happened, tracked, disconnectedSince } = comparison;
		for (const one of happened) changes.push({ ...one, key, device, disconnectedSince });
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
	return { changes, snapshot: next };
}

function compareListed(device: Device, known: TrackedDevice | undefined, rules: Rules) {
	const isNew = !known || known.pollsSeen !== undefined || known.removedAt !== undefined;
	return isNew ? compareNew(device, known, rules) : compareKnown(device, known, rules);
}

function compareKnown(device: Device, known: TrackedDevice, rules: Rules): Comparison {
	const { isChanged, status } = followStatus(device, known, rules);
	const { event, previousStatus, connection } = followConnection(device, known, rules);
	const tracked: TrackedDevice = { ...documentedFields(device), ...status, ...connection };
	// 10 000 of them add up.
	if (tracked.downStatus === tracked.status) delete tracked.downStatus;
	if (isInactive(device, known, rules)) tracked.isInactive = true;
	const before = known.status ?? null;
	const happened: Comparison['happened'] = [];
	if (event) happened.push({ event, previousStatus });
	if (isChanged) happened.push({ event: 'statusChanged', previousStatus: before });
	if (tracked.isInactive && !known.isInactive) {
		happened.push({ event: 'deviceInactive', previousStatus: before });
	}
	return { happened, tracked, disconnectedSince: connection.downSince };
}
