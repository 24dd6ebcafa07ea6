import {
	isConnected,
	lastActiveOf,
	normalizeStatus,
	statusOf,
	type Device,
} from '../../../../shared/device/device';

/** Which devices to keep. An empty or undefined value doesn't filter. */
export interface DeviceFilter {
	connection: 'any' | 'connected' | 'notConnected';
	/** Any of these statuses, case-insensitive. */
	statuses: string[];
	/** Part of the name, case-insensitive. */
	name: string;
	/** Milliseconds since 1970: active then or later. */
	activeSince?: number;
	/** Milliseconds since 1970: not active then or later. */
	inactiveSince?: number;
}

/** @returns the devices that match the whole filter, in the same order */
export function filterDevices(devices: Device[], filter: DeviceFilter): Device[] {
	const statuses = filter.statuses.map(normalizeStatus).filter((status) => status !== '');
	const name = filter.name.trim().toLowerCase();
	const { connection, activeSince, inactiveSince } = filter;

	const tests: Array<(device: Device) => boolean> = [];
	if (connection !== 'any') {
		tests.push((device) => isConnected(device) === (connection === 'connected'));
	}
	if (statuses.length > 0) tests.push((device) => statuses.includes(statusOf(device)));
	if (name !== '') tests.push((device) => nameIn(device).includes(name));
	if (activeSince !== undefined) tests.push((device) => wasActive(device, activeSince));
	if (inactiveSince !== undefined) tests.push((device) => !wasActive(device, inactiveSince));

	return tests.reduce((left, passes) => left.filter(passes), devices);
}

const nameIn = ({ name }: Device) => String(name ?? '').toLowerCase();

// Without a readable time, a device counts as inactive.
const wasActive = (device: Device, since: number) => (lastActiveOf(device) ?? -Infinity) >= since;
