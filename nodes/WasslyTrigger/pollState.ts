import { hasId, isConnected, type Device } from '../shared/device/device';
import { compareDevices, type Change } from './compareDevices';
import type { Settings } from './settings';
import { keyOf, takeBaseline, type Rules, type Snapshot } from './snapshot';

/** What n8n stores for the node between two polls; empty before the first one. */
export interface PollState {
	/** Identifies what the snapshot is of (see `readWatchKey`). */
	watchKey?: string;
	snapshot?: Snapshot;
	/** The key of each chosen device, by the ID with which it was chosen. */
	chosen?: Record<string, string>;
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
): { state: PollState; changes: Change[] } {
	const { snapshot, polledAt } = state;
	const rules: Rules = { ...settings, now, lastPoll: polledAt };
	const isSame = state.watchKey === watchKey && snapshot !== undefined;
	const compared = isSame
		? compareDevices(snapshot, devices, rules)
		: { snapshot: takeBaseline(devices, rules), changes: [] };
	const isFirstPoll = state.watchKey === undefined;
	const changes =
		isFirstPoll && settings.emitCurrentState
			? currentState(compared.snapshot, devices)
			: compared.changes;
	const chosen = resolve(settings.deviceIds, devices, isSame ? state.chosen : undefined);
	return {
		state: { watchKey, snapshot: compared.snapshot, chosen, polledAt: now },
		changes: changes.filter(
			({ event, key }) => settings.events.includes(event) && isChosen(chosen, key),
		),
	};
}

/**
 * The key of each chosen device. It is remembered, since its instance_id may change, or be missing,
 * when the device drops.
 */
export function resolve(
	ids: string[],
	devices: Device[],
	known: Record<string, string> = {},
): Record<string, string> {
	const chosen: Record<string, string> = {};
	for (const id of ids) {
		const device = devices.find((one) => hasId(one, id));
		const key = Object.hasOwn(known, id) ? known[id] : device && keyOf(device);
		if (key !== undefined) chosen[id] = key;
		// A device that was never seen can only come with this ID.
		else chosen[id] = id;
	}
	return chosen;
}

/** Without a choice, every device is watched. */
export function isChosen(chosen: Record<string, string>, key: string): boolean {
	const keys = Object.values(chosen);
	return keys.length === 0 || keys.includes(key);
}

/** The events of a first poll: the state of each device, as if it had just changed. */
function currentState(snapshot: Snapshot, devices: Device[]): Change[] {
	return devices.flatMap((device) => {
		const key = keyOf(device);
		const base = { key, device, previousStatus: null };
		const connection: Change = {
			...base,
			event: isConnected(device) ? 'deviceConnected' : 'deviceDisconnected',
		};
		return snapshot[key]?.isInactive
			? [connection, { ...base, event: 'deviceInactive' as const }]
			: [connection];
	});
}
