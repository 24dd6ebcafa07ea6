import { isConnected, type Device } from '../shared/device/device';
import { findChosen, watching, type Chosen } from './chosen';
import { takeBaseline } from './compare/baseline';
import type { Change } from './compare/change';
import { compareDevices } from './compare/compareDevices';
import { byKey, type Rules, type Snapshot } from './compare/snapshot';
import type { Settings } from './settings';

/** What n8n stores for the node between two polls; empty before the first one. */
export interface PollState {
	/** Identifies what the snapshot is of (see `readWatchKey`). */
	watchKey?: string;
	snapshot?: Snapshot;
	chosen?: Chosen;
	/** When the poll began that the snapshot is from: milliseconds since 1970. */
	polledAt?: number;
}

/** One poll. */
export interface Poll {
	watchKey: string;
	/** When it began: milliseconds since 1970. */
	now: number;
	devices: Device[];
}

/**
 * Decides what a poll means.
 *
 * @returns the changes that the user wants to know of, and the state for the next poll
 */
export function nextState(
	state: PollState,
	{ watchKey, now, devices }: Poll,
	settings: Settings,
): { state: Required<PollState>; changes: Change[] } {
	const { deviceIds, events, emitCurrentState } = settings;
	const isSame = state.watchKey === watchKey;
	const { snapshot, chosen, polledAt } = isSame ? state : {};
	// The clock may have been set back since.
	const lastPoll = polledAt === undefined ? undefined : Math.min(polledAt, now);
	const rules: Rules = { ...settings, now, lastPoll };
	const next = snapshot
		? compareDevices(snapshot, devices, rules)
		: { snapshot: takeBaseline(devices, rules), changes: [] };
	const isFirstPoll = state.watchKey === undefined;
	const changes =
		isFirstPoll && emitCurrentState ? currentState(next.snapshot, devices) : next.changes;
	const nowChosen = findChosen(deviceIds, devices, chosen, next.snapshot);
	// A device that is forgotten in this poll is still told of.
	const isWatched = watching(deviceIds, nowChosen, chosen ?? {});
	return {
		state: { watchKey, snapshot: next.snapshot, chosen: nowChosen, polledAt: now },
		changes: changes.filter(({ event, key }) => events.includes(event) && isWatched(key)),
	};
}

/** The events of a first poll: the state of each device, as if it had just changed. */
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
