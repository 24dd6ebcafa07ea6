import { isId, type Device } from '../shared/device/device';
import { keyOf, type Snapshot } from './compare/snapshot';

/** The keys of the devices behind each selected ID. */
export type DeviceSelection = Record<string, string[]>;

/**
 * Finds the selected devices by instance_id or id, and adds those found before: an instance_id may
 * change, or be missing, when a device drops. A removed device is remembered until another one has
 * the ID.
 *
 * @param remembered from the last poll
 * @param snapshot of all devices that are still tracked
 */
export function findSelected(
	ids: string[],
	devices: Device[],
	remembered: DeviceSelection = {},
	snapshot: Snapshot = [],
): DeviceSelection {
	if (ids.length === 0) return {};
	const found = new Map(ids.map((id) => [id, new Set<string>()]));
	for (const device of devices) {
		for (const id of idsOf(device)) found.get(id)?.add(keyOf(device));
	}
	const tracked = new Set(snapshot.map(keyOf));
	const before = new Map(Object.entries(remembered));
	for (const [id, keys] of found) {
		const known = before.get(id) ?? [];
		const kept = known.filter((key) => tracked.has(key));
		for (const key of keys.size + kept.length > 0 ? kept : known) keys.add(key);
	}
	return Object.fromEntries([...found].map(([id, keys]) => [id, [...keys]]));
}

/** @returns whether to watch the device with a key; without selected IDs, every device */
export function watching(
	ids: string[],
	...selections: DeviceSelection[]
): (key: string) => boolean {
	const keys = new Set(selections.flatMap((selection) => Object.values(selection).flat()));
	return (key) => ids.length === 0 || keys.has(key);
}

const idsOf = ({ instance_id, id }: Device): string[] =>
	[instance_id, id].filter(isId).map((own) => String(own).trim());
