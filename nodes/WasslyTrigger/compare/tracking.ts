/** How one device's status, connection and activity change from poll to poll. */
import { isConnected, lastActiveOf, statusOf, type Device } from '../../shared/device/device';
import type { DeviceEvent } from '../fields';
import { documentedFields, type Rules, type TrackedDevice } from './snapshot';

/**
 * Tracks status changes. A new status counts once enough polls in a row have seen it. Statuses are
 * compared case-insensitively.
 *
 * @returns whether the status has changed, and the state to keep
 */
export function trackStatus(
	device: Device,
	known: TrackedDevice,
	{ confirmations }: Rules,
): { isChanged: boolean; state: Pick<TrackedDevice, 'status' | 'unconfirmed'> } {
	const status = statusOf(device);
	if (status === statusOf(documentedFields(known))) {
		return { isChanged: false, state: { status: known.status } };
	}
	const polls = known.unconfirmed?.status === status ? known.unconfirmed.polls + 1 : 1;
	return polls < confirmations
		? { isChanged: false, state: { status: known.status, unconfirmed: { status, polls } } }
		: { isChanged: true, state: { status: device.status } };
}

/**
 * An inactive device stays inactive until its last activity is later than before: a missing time, or a
 * clock that was set back, is not activity.
 *
 * @param known undefined for a device seen for the first time
 */
export function isInactive(
	device: Device,
	known: TrackedDevice | undefined,
	{ now, inactiveAfter }: Rules,
): boolean {
	if (known?.isInactive && device.lastActive === known.lastActive) return true;
	const lastActive = lastActiveOf(device);
	if (known?.isInactive) {
		const before = lastActiveOf(documentedFields(known)) ?? -Infinity;
		if (lastActive === undefined || lastActive <= before) return true;
	}
	return lastActive !== undefined && now - lastActive > inactiveAfter;
}

interface ConnectionChange {
	event?: DeviceEvent;
	/** The status before the event, as the API sent it; null if there was none. */
	previousStatus: Device['status'];
	state: Pick<
		TrackedDevice,
		'isDown' | 'pollsSinceFlip' | 'downStatus' | 'downSince' | 'notifiedAt'
	>;
}

/**
 * Tracks whether a device is connected. Only the status `connected` is. A device that is reconnecting,
 * or missing from the list (which shows active and connected sessions), counts as disconnected.
 *
 * @param device undefined if it is not in the list
 */
export function trackConnection(
	device: Device | undefined,
	known: TrackedDevice,
	rules: Rules,
): ConnectionChange {
	const isUp = device !== undefined && isConnected(device);
	const pollsSinceFlip = (known.pollsSinceFlip ?? 0) + 1;
	const isConfirmed = pollsSinceFlip >= rules.confirmations;
	if (known.isDown) {
		return isUp ? reconnect(known, pollsSinceFlip, isConfirmed) : remind(device, known, rules);
	}
	if (isUp) return { previousStatus: null, state: {} };
	return disconnect(device, known, rules, isConfirmed ? undefined : pollsSinceFlip);
}

/** A device that is up, but not connected in this poll. */
function disconnect(
	device: Device | undefined,
	known: TrackedDevice,
	{ now, lastPoll, remindAfter }: Rules,
	pollsSinceFlip: number | undefined,
): ConnectionChange {
	const down = {
		downStatus: statusIn(device, known),
		downSince: known.downSince ?? lastPoll,
	};
	if (pollsSinceFlip !== undefined) {
		return { previousStatus: null, state: { ...down, pollsSinceFlip } };
	}
	return {
		event: 'deviceDisconnected',
		// Still the confirmed one, which says connected.
		previousStatus: known.status,
		state: { ...down, isDown: true, ...(remindAfter === undefined ? {} : { notifiedAt: now }) },
	};
}

/** A device that is down, but connected in this poll. */
function reconnect(
	known: TrackedDevice,
	pollsSinceFlip: number,
	isConfirmed: boolean,
): ConnectionChange {
	const { isDown, downStatus, downSince, notifiedAt } = known;
	const previousStatus = lastDownStatus(known);
	return isConfirmed
		? { event: 'deviceConnected', previousStatus, state: {} }
		: { previousStatus, state: { isDown, downStatus, downSince, notifiedAt, pollsSinceFlip } };
}

/** A device that stays down. */
function remind(
	device: Device | undefined,
	known: TrackedDevice,
	{ now, remindAfter }: Rules,
): ConnectionChange {
	const { isDown, downSince } = known;
	const state = { isDown, downStatus: statusIn(device, known), downSince };
	const previousStatus = lastDownStatus(known);
	// There are no reminders for a device that was never seen connected.
	if (remindAfter === undefined || downSince === undefined) return { previousStatus, state };
	// Reminders may have just been turned on, and a clock that was set back must not delay them.
	const notifiedAt = Math.min(known.notifiedAt ?? now, now);
	return now - notifiedAt >= remindAfter
		? {
				event: 'deviceStillDisconnected',
				previousStatus,
				state: { ...state, notifiedAt: now },
			}
		: { previousStatus, state: { ...state, notifiedAt } };
}

const statusIn = (device: Device | undefined, known: TrackedDevice) =>
	device ? (device.status ?? null) : known.downStatus;

const lastDownStatus = ({ downStatus, status }: TrackedDevice) =>
	downStatus === undefined ? (status ?? null) : downStatus;
