import { isConnected, type Device } from '../shared/device/device';
import type { Change } from './compareDevices';
import type { DeviceEvent } from './events';
import { isChosen, resolve } from './pollState';
import type { Settings } from './settings';
import { keyOf } from './snapshot';

/**
 * The event of a manual run: one of a chosen kind, for a watched device that is in that state if there
 * is one.
 *
 * @returns undefined if the account has no watched device
 */
export function testEvent(devices: Device[], settings: Settings): Change | undefined {
	const chosen = resolve(settings.deviceIds, devices);
	const watched = devices.filter((device) => isChosen(chosen, keyOf(device)));
	const candidates = settings.events.flatMap((event) =>
		watched.map((device) => ({ event, device })),
	);
	const fitting = candidates.find(({ event, device }) => fits(event, device)) ?? candidates[0];
	if (!fitting) return undefined;
	const { event, device } = fitting;
	return { event, device, key: keyOf(device), previousStatus: PREVIOUS[event] };
}

const fits = (event: DeviceEvent, device: Device) =>
	DOWN.has(event) ? !isConnected(device) : event !== 'deviceConnected' || isConnected(device);

const DOWN = new Set<DeviceEvent>(['deviceDisconnected', 'deviceStillDisconnected']);

/** What each event would have before it. */
const PREVIOUS: Record<DeviceEvent, string | null> = {
	deviceAdded: null,
	deviceConnected: 'disconnected',
	deviceDisconnected: 'connected',
	deviceInactive: 'connected',
	deviceRemoved: 'connected',
	deviceStillDisconnected: 'disconnected',
	statusChanged: 'connected',
};
