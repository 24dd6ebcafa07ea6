import { isConnected, type Device } from '../shared/device/device';
import type { DeviceEvent } from './events';
import type { Rules, TrackedDevice } from './snapshot';

type Connection = Pick<
	TrackedDevice,
	'isDown' | 'pollsTurned' | 'downStatus' | 'downSince' | 'toldAt'
>;

/**
 * Follows whether a device is connected. Every status but `connected` is not, and neither is a device
 * that is missing from the list, which shows active and connected sessions: a device that tries to
 * reconnect, or leaves the list, counts like one that is disconnected.
 *
 * @param device undefined if the list doesn't have it
 * @returns what happened, and what to remember
 */
export function followConnection(
	device: Device | undefined,
	known: Connection,
	{ confirmations, remindAfter, now, lastPoll }: Rules,
): { event?: DeviceEvent; connection: Connection } {
	const isUp = device !== undefined && isConnected(device);
	const { isDown, downStatus, downSince, toldAt } = known;
	const pollsTurned = isUp === Boolean(isDown) ? (known.pollsTurned ?? 0) + 1 : 0;
	const isConfirmed = pollsTurned >= confirmations;

	if (isUp) {
		if (!isDown) return { connection: {} };
		if (isConfirmed) return { event: 'deviceConnected', connection: {} };
		return { connection: { isDown, downStatus, downSince, toldAt, pollsTurned } };
	}
	const down = {
		downStatus: device ? device.status : downStatus,
		downSince: downSince ?? (isDown ? undefined : lastPoll),
	};
	if (!isDown) {
		return isConfirmed
			? { event: 'deviceDisconnected', connection: { ...down, isDown: true, toldAt: now } }
			: { connection: { ...down, pollsTurned } };
	}
	// A clock that was set back must not put the reminder off.
	const lastTold = toldAt === undefined ? undefined : Math.min(toldAt, now);
	const isDue =
		lastTold !== undefined && remindAfter !== undefined && now - lastTold >= remindAfter;
	return {
		event: isDue ? 'deviceStillDisconnected' : undefined,
		connection: { ...down, isDown, toldAt: isDue ? now : lastTold },
	};
}
