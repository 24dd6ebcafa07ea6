import { isConnected, type Device } from '../shared/device/device';
import { isObject } from '../shared/http/body';
import { compareDevices, takeBaseline } from './compare/compareDevices';
import { byKey, type Change, type Rules, type Snapshot } from './compare/snapshot';
import { readSnapshot, writeSnapshot } from './compare/snapshotText';
import { findSelected, watching, type DeviceSelection } from './deviceSelection';
import type { Settings } from './settings';

/** What n8n stores for the node between two polls; empty before the first one. */
export interface PollState {
	/** Identifies the account and the selected devices (see `readWatchKey`). */
	watchKey?: string;
	/** The snapshot, as text. */
	devices?: string;
	deviceSelection?: DeviceSelection;
	/** When the poll that took the snapshot began (milliseconds since 1970). */
	polledAt?: number;
}

/** One poll. */
export interface Poll {
	watchKey: string;
	/** When it began (milliseconds since 1970). */
	now: number;
	devices: Device[];
}

/** @returns the changes to report after a poll, and the state for the next one */
export function nextState(
	state: PollState,
	{ watchKey, now, devices }: Poll,
	settings: Settings,
): { state: Required<PollState>; changes: Change[] } {
	const { deviceIds, events, emitCurrentState } = settings;
	const { snapshot, before, polledAt } = readState(state.watchKey === watchKey ? state : {});
	// The clock may have been set back since.
	const lastPoll = polledAt === undefined ? undefined : Math.min(polledAt, now);
	const rules: Rules = { ...settings, now, lastPoll };
	const next = snapshot
		? compareDevices(snapshot, devices, rules)
		: { snapshot: takeBaseline(devices, rules), changes: [] };
	const isFirstPoll = state.watchKey === undefined;
	const changes =
		isFirstPoll && emitCurrentState ? currentState(next.snapshot, devices) : next.changes;
	const deviceSelection = findSelected(deviceIds, devices, before, next.snapshot);
	// A device that is forgotten in this poll is still reported.
	const isWatched = watching(deviceIds, deviceSelection, before ?? {});
	return {
		state: {
			watchKey,
			devices: (next.snapshot === snapshot && state.devices) || writeSnapshot(next.snapshot),
			deviceSelection,
			polledAt: now,
		},
		changes: changes.filter(({ event, key }) => events.includes(event) && isWatched(key)),
	};
}

/** What was stored. Without a snapshot that can be read, the poll records a new baseline. */
function readState({ devices, deviceSelection, polledAt }: PollState) {
	const isSelection =
		isObject(deviceSelection) && Object.values(deviceSelection).every(Array.isArray);
	return {
		snapshot: readSnapshot(devices),
		before: isSelection ? deviceSelection : undefined,
		polledAt: Number.isFinite(polledAt) ? polledAt : undefined,
	};
}

/** The events of the first poll: each device's state, as if it had just changed. */
function currentState(snapshot: Snapshot, devices: Device[]): Change[] {
	const tracked = byKey(snapshot);
	return [...byKey(devices)].flatMap(([key, device]) => {
		const base = { key, device, previousStatus: null };
		const connection: Change = {
			...base,
			event: isConnected(device) ? 'deviceConnected' : 'deviceDisconnected',
		};
		return tracked.get(key)?.isInactive
			? [connection, { ...base, event: 'deviceInactive' as const }]
			: [connection];
	});
}
