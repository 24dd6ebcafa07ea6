import type { Device } from '../../shared/device/device';
import type { DeviceEvent } from '../events';
import type { TrackedDevice } from './snapshot';

export interface Change {
	event: DeviceEvent;
	/** Identifies the device. */
	key: string;
	/** As the API has just sent it; a missing device as it was last seen. */
	device: Device;
	/** As the API sent it; null if there was none. */
	previousStatus: Device['status'];
	/** When it was last seen connected, if it is not and that is known: milliseconds since 1970. */
	disconnectedSince?: number;
}

/** What one device comes to: what has happened to it, and what to remember of it. */
export interface Comparison {
	happened: Array<Pick<Change, 'event' | 'previousStatus'>>;
	/** undefined for a device that is forgotten. */
	tracked?: TrackedDevice;
	disconnectedSince?: number;
}
