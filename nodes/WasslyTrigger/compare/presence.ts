import { isConnected, type Device } from '../../shared/device/device';
import { trackFirst } from './baseline';
import type { Comparison } from './change';
import { followConnection } from './connection';
import { documentedFields, type Rules, type TrackedDevice } from './snapshot';

/** A device that was deleted on purpose never comes back. */
const REMIND_OF_REMOVED_MS = 7 * 24 * 60 * 60_000;

/**
 * A device that doesn't count as added yet.
 *
 * @param known if it isn't the first poll that sees it, or if it was removed and is reminded of
 */
export function compareNew(
	device: Device,
	known: TrackedDevice | undefined,
	rules: Rules,
): Comparison {
	const pollsSeen = (known?.pollsSeen ?? 0) + 1;
	const isRemoved = known?.removedAt !== undefined;
	const tracked = trackFirst(device, rules);
	if (pollsSeen < rules.confirmations) {
		return { happened: [], tracked: { ...(isRemoved ? known : tracked), pollsSeen } };
	}
	const happened: Comparison['happened'] = [{ event: 'deviceAdded', previousStatus: null }];
	if (isConnected(device)) happened.push({ event: 'deviceConnected', previousStatus: null });
	else if (isRemoved) {
		// It is back in the list and still not connected: the reminders go on.
		const { downSince, toldAt } = known;
		Object.assign(tracked, { downSince, toldAt });
	}
	return { happened, tracked, disconnectedSince: tracked.downSince };
}

/** A device that the list doesn't have. */
export function compareMissing(known: TrackedDevice, rules: Rules): Comparison {
	const { isInactive, removedAt } = known;
	// A device that was never added is forgotten without a word.
	if (known.pollsSeen !== undefined && removedAt === undefined) return { happened: [] };
	const { event, previousStatus, connection } = followConnection(undefined, known, rules);
	const happened: Comparison['happened'] = event ? [{ event, previousStatus }] : [];
	const disconnectedSince = connection.downSince;
	const tracked: TrackedDevice = { ...documentedFields(known), ...connection };
	if (isInactive) tracked.isInactive = true;

	const pollsMissed = (known.pollsMissed ?? 0) + 1;
	if (removedAt === undefined) {
		if (pollsMissed < rules.confirmations) {
			return { happened, tracked: { ...tracked, pollsMissed }, disconnectedSince };
		}
		happened.push({ event: 'deviceRemoved', previousStatus: known.status ?? null });
	}
	const since = removedAt ?? rules.now;
	const mustRemind =
		rules.remindAfter !== undefined &&
		connection.downSince !== undefined &&
		rules.now - since < REMIND_OF_REMOVED_MS;
	return {
		happened,
		tracked: mustRemind ? { ...tracked, removedAt: since } : undefined,
		disconnectedSince,
	};
}
