import { isConnected, type Device } from '../shared/device/device';
import { compareDevices, type Change } from './compareDevices';
import type { Settings } from './settings';
import { takeBaseline, type Snapshot } from './snapshot';

/** What n8n stores for the node between two polls; empty before the first one. */
export interface PollState {
	/** Identifies what the snapshot is of (see `readWatchKey`). */
	watchKey?: string;
	snapshot?: Snapshot;
	/** When the poll began that the snapshot is from: milliseconds since 1970. */
	polledAt?: number;
}

/** No poll takes longer than this. */
const MAX_POLL_MS = 10 * 60_000;

/**
 * Decides what a poll means.
 *
 * @param watchKey of the devices that were polled
 * @param now when the poll began: milliseconds since 1970
 * @returns the changes of the chosen kinds, for all devices, and the state for the next poll
 */
export function nextState(
	state: PollState,
	watchKey: string,
	devices: Device[],
	settings: Settings,
	now: number,
): { state: PollState; changes: Change[] } {
	const { snapshot, polledAt = 0 } = state;
	const rules = { ...settings, now };
	if (state.watchKey !== watchKey || !snapshot) {
		const isFirstPoll = state.watchKey === undefined;
		return {
			state: { watchKey, snapshot: takeBaseline(devices, rules), polledAt: now },
			changes: isFirstPoll && settings.emitCurrentState ? currentState(devices) : [],
		};
	}
	// A later poll overtook this one. Where it is later by hours, the clock was set back instead.
	const isOvertaken = polledAt > now && polledAt - now < MAX_POLL_MS;
	if (isOvertaken) return { state, changes: [] };
	const compared = compareDevices(snapshot, devices, rules);
	return {
		state: { watchKey, snapshot: compared.snapshot, polledAt: now },
		changes: compared.changes.filter(({ event }) => settings.events.includes(event)),
	};
}

/** An event for each device, as if it had just changed. */
export const currentState = (devices: Device[]): Change[] =>
	devices.map((device) => ({
		event: isConnected(device) ? 'deviceConnected' : 'deviceDisconnected',
		device,
		previousStatus: null,
	}));
