import { isConnected, type Device } from '../../shared/device/device';
import type { DeviceEvent } from '../events';
import type { Rules, TrackedDevice } from './snapshot';

type Connection = Pick<
	TrackedDevice,
	'isDown' | 'pollsTurned' | 'downStatus' | 'downSince' | 'toldAt'
>;

/** What has happened to the connection of a device, and what to remember of it. */
export interface ConnectionChange {
	event?: DeviceEvent;
	/** The status before it, as the API sent it; null if there was none. */
	previousStatus: Device['status'];
	connection: Connection;
}

/**
 * Follows whether a device is connected. Every status but `connected` is not, and neither is a device
 * that is missing from the list, which shows active and connected sessions: a device that tries to
 * reconnect, or leaves the list, counts like one that is disconnected.
 *
 * @param device undefined if the list doesn't have it
 */
export function followConnection(
	device: Device | undefined,
	known: TrackedDevice,
	rules: Rules,
): ConnectionChange {
	const isUp = device !== undefined && isConnected(device);
	const hasTurned = isUp === Boolean(known.isDown);
	const pollsTurned = hasTurned ? (known.pollsTurned ?? 0) + 1 : undefined;
	const isConfirmed = pollsTurned !== undefined && pollsTurned >= rules.confirmations;
	if (known.isDown) {
		return isUp ? reconnect(known, pollsTurned, isConfirmed) : remind(device, known, rules);
	}
	if (isUp) return { previousStatus: null, connection: {} };
	return disconnect(device, known, rules, isConfirmed ? undefined : pollsTurned);
}

/** A connected device that isn't connected in this poll. */
function disconnect(
	device: Device | undefined,
	known: TrackedDevice,
	{ now, lastPoll, remindAfter }: Rules,
	pollsTurned: number | undefined,
): ConnectionChange {
	const down = {
		downStatus: statusIn(device, known),
		downSince: known.downSince ?? lastPoll,
	};
	if (pollsTurned !== undefined) {
		return { previousStatus: null, connection: { ...down, pollsTurned } };
	}
	return {
		event: 'deviceDisconnected',
		// It was connected: a status that isn't has not held for long enough to count.
		previousStatus: known.status,
		connection: { ...down, isDown: true, ...(remindAfter === undefined ? {} : { toldAt: now }) },
	};
}

/** A device that is down and is connected in this poll. */
function reconnect(
	known: TrackedDevice,
	pollsTurned: number | undefined,
	isConfirmed: boolean,
): ConnectionChange {
	const { isDown, downStatus, downSince, toldAt } = known;
	const previousStatus = lastDownStatus(known);
	return isConfirmed
		? { event: 'deviceConnected', previousStatus, connection: {} }
		: { previousStatus, connection: { isDown, downStatus, downSince, toldAt, pollsTurned } };
}

/** A device that stays down. */
function remind(
	device: Device | undefined,
	known: TrackedDevice,
	{ now, remindAfter }: Rules,
): ConnectionChange {
	const { isDown, downSince } = known;
	const connection = { isDown, downStatus: statusIn(device, known), downSince };
	const previousStatus = lastDownStatus(known);
	// Nobody is reminded of a device that was never seen connected.
	if (remindAfter === undefined || downSince === undefined) return { previousStatus, connection };
	// Reminders may only just have been chosen; a clock that was set back must not put them off.
	const toldAt = Math.min(known.toldAt ?? now, now);
	return now - toldAt >= remindAfter
		? {
				event: 'deviceStillDisconnected',
				previousStatus,
				connection: { ...connection, toldAt: now },
			}
		: { previousStatus, connection: { ...connection, toldAt } };
}

const statusIn = (device: Device | undefined, known: TrackedDevice) =>
	device ? (device.status ?? null) : known.downStatus;

const lastDownStatus = ({ downStatus, status }: TrackedDevice) =>
	downStatus === undefined ? (status ?? null) : downStatus;
