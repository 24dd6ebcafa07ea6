import { isConnected, type Device } from '../../shared/device/device';
import { isInactive } from './activity';
import { byKey, documentedFields, type Rules, type Snapshot, type TrackedDevice } from './snapshot';

/** The first snapshot, in which nothing counts as a change. */
export const takeBaseline = (devices: Device[], rules: Rules): Snapshot =>
	[...byKey(devices).values()].map((device) => trackFirst(device, rules));

/** A device that is seen for the first time. */
export const trackFirst = (device: Device, rules: Rules): TrackedDevice => ({
	...documentedFields(device),
	...(isConnected(device) ? {} : { isDown: true }),
	...(isInactive(device, undefined, rules) ? { isInactive: true } : {}),
});
