import { isConnected, lastActiveOf, nameOf, type Device } from './device';

/** A device with its sort keys, computed once. */
interface Ranked {
	device: Device;
	name: string;
	/** Milliseconds since 1970; -Infinity without a readable time. */
	lastActive: number;
	connected: boolean;
}

type Comparison = (a: Ranked, b: Ranked) => number;

// Creating a collator takes milliseconds, which would slow down the start of every n8n.
let collator: Intl.Collator | undefined;
const byName: Comparison = (a, b) => {
	collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
	return collator.compare(a.name, b.name);
};

// NaN, of two devices without a time, counts as equal.
const byLastActive: Comparison = (a, b) => a.lastActive - b.lastActive;

const connectedFirst: Comparison = (a, b) => Number(b.connected) - Number(a.connected);

const comparisons = {
	name: byName,
	lastActiveAsc: byLastActive,
	lastActiveDesc: (a, b) => byLastActive(b, a),
	/** Connected devices first, most recently active first. */
	bestSender: (a, b) => connectedFirst(a, b) || byLastActive(b, a),
} satisfies Record<string, Comparison>;

/** 'none' is the API's own order. */
export type DeviceOrder = keyof typeof comparisons | 'none';

/** @returns the devices in this order; equal ones keep their places */
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
