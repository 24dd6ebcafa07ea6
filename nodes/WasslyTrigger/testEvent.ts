import { isConnected, type Device } from '../shared/device/device';
import { byKey, type Change } from './compare/snapshot';
import { isInactive } from './compare/tracking';
import { findSelected, watching } from './deviceSelection';
import type { DeviceEvent } from './fields';
import type { Settings } from './settings';

/**
 * The event of a manual run: one of the selected events, for a watched device in that state if there
 * is one.
 *
 * @returns undefined if the account has no watched device
 */
export function testEvent(devices: Device[], settings: Settings, now: number): Change | undefined {
	const isWatched = watching(settings.deviceIds, findSelected(settings.deviceIds, devices));
	const watched = [...byKey(devices)].filter(([key]) => isWatched(key));
	const candidates = settings.events.flatMap((event) =>
		watched.map(([key, device]) => ({ event, key, device })),
	);
	const fits = ({ event, device }: { event: DeviceEvent; device: Device }) => {
		if (event === 'deviceConnected') return isConnected(device);
		if (event === 'deviceInactive') return isInactive(device, undefined, { ...settings, now });
		return !DOWN.includes(event) || !isConnected(device);
	};
	const found = candidates.find(fits) ?? candidates[0];
	return found && { ...found, previousStatus: previousStatus(found.event, found.device) };
}

const DOWN: DeviceEvent[] = ['deviceDisconnected', 'deviceStillDisconnected'];

/** A status that could precede a real event of this kind. */
function previousStatus(event: DeviceEvent, device: Device): Device['status'] {
	switch (event) {
		case 'deviceAdded':
			return null;
		case 'deviceConnected':
			return 'disconnected';
		case 'deviceDisconnected':
			return 'connected';
		case 'statusChanged':
			return isConnected(device) ? 'disconnected' : 'connected';
		default:
			return device.status;
	}
}
