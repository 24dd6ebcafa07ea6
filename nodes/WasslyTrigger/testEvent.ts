import { isConnected, type Device } from '../shared/device/device';
import { findChosen, watching } from './chosen';
import { isInactive } from './compare/activity';
import type { Change } from './compare/change';
import { byKey } from './compare/snapshot';
import type { DeviceEvent } from './events';
import type { Settings } from './settings';

/**
 * The event of a manual run: one of a chosen kind, for a watched device that is in that state if there
 * is one.
 *
 * @returns undefined if the account has no watched device
 */
export function testEvent(devices: Device[], settings: Settings, now: number): Change | undefined {
	const isWatched = watching(settings.deviceIds, findChosen(settings.deviceIds, devices));
	const watched = [...byKey(devices)].filter(([key]) => isWatched(key));
	const candidates = settings.events.flatMap((event) =>
		watched.map(([key, device]) => ({ event, key, device })),
	);
	const fits = ({ event, device }: { event: DeviceEvent; device: Device }) => {
		if (event === 'deviceConnected') return isConnected(device);
		if (event === 'deviceInactive') return isInactive(device, undefined, { ...settings, now });
		return !DOWN.includes(event) || !isConnected(device);
	};
	const chosen = candidates.find(fits) ?? candidates[0];
	return chosen && { ...chosen, previousStatus: previousStatus(chosen.event, chosen.device) };
}

const DOWN: DeviceEvent[] = ['deviceDisconnected', 'deviceStillDisconnected'];

/** What a real event of this kind could have before it. */
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
