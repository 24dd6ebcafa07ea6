import { isConnected, lastActiveOf, nameOf, type Device } from './device';

/** A device with its sort keys, computed once. */
interface Ranked {
	device: Device;
	name: string;
	/** Milliseconds since 1970; -Infinity without a readable time. */
	lastActive: number;
	connected: boolean;
}

type Comparator = (a: Ranked, b: Ranked) => number;

// Created on first use: it takes milliseconds, which would slow down n8n's start.
let collator: Intl.Collator | undefined;
const byName: Comparator = (a, b) => {
	collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
	return collator.compare(a.name, b.name);
};

// NaN, of two devices without a time, counts as equal.
const byLastActive: Comparator = (a, b) => a.lastActive - b.lastActive;

const connectedFirst: Comparator = (a, b) => Number(b.connected) - Number(a.connected);

const comparisons = {
	name: byName,
	lastActiveAsc: byLastActive,
	lastActiveDesc: (a, b) => byLastActive(b, a),
	/** Connected devices first, most recently active first. */
	bestSender: (a, b) => connectedFirst(a, b) || byLastActive(b, a),
} satisfies Record<string, Comparator>;

/** 'none' keeps the API's order. */
export type DeviceOrder = keyof typeof comparisons | 'none';

/** @returns the devices in this order; equal ones keep theirs */
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
