import { isConnected, lastActiveOf, nameOf } from './device';
import type { Device } from './readDeviceList';

/** A device with what it is sorted by, worked out once. */
interface Ranked {
	device: Device;
	name: string;
	/** Milliseconds since 1970. Without a readable time, it was never active as far as anyone knows. */
	lastActive: number;
	connected: boolean;
}

type Comparison = (a: Ranked, b: Ranked) => number;

// Making a collator takes milliseconds, which would slow the start of every n8n.
let collator: Intl.Collator | undefined;
const byName: Comparison = (a, b) => {
	collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
	return collator.compare(a.name, b.name);
};

// Two devices that were never active give NaN.
const byLastActive: Comparison = (a, b) => a.lastActive - b.lastActive || 0;

const connectedFirst: Comparison = (a, b) => Number(b.connected) - Number(a.connected);

const comparisons = {
	name: byName,
	lastActiveAsc: byLastActive,
	lastActiveDesc: (a, b) => byLastActive(b, a),
	/** The connected ones first, and of these the one that was active last. */
	bestSender: (a, b) => connectedFirst(a, b) || byLastActive(b, a),
} satisfies Record<string, Comparison>;

/** 'none' is the API's own. */
export type DeviceOrder = keyof typeof comparisons | 'none';

/** @returns the devices in this order; those that are equal in it keep their places */
export function sortDevices(devices: Device[], order: DeviceOrder): Device[] {
	if (order === 'none') return devices;
	return devices
		.map((device) => ({
			device,
			name: nameOf(device),
			lastActive: lastActiveOf(device) ?? -Infinity,
			connected: isConnected(device),
		}))
		.sort(comparisons[order])
		.map(({ device }) => device);
}
