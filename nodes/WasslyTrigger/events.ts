import type { INodePropertyOptions } from 'n8n-workflow';

/** What can happen to a device, as the Events field offers it. */
const events = {
	deviceAdded: { name: 'Device Added', description: 'A new device is in the list' },
	deviceConnected: {
		name: 'Device Connected',
		description: 'A device becomes connected, so messages can be sent through it',
	},
	deviceDisconnected: {
		name: 'Device Disconnected',
		description: 'A connected device is no longer connected, or no longer in the list',
	},
	deviceInactive: {
		name: 'Device Inactive',
		description: "No activity for longer than 'Inactive After'",
	},
	deviceRemoved: { name: 'Device Removed', description: 'A device is no longer in the list' },
	deviceStillDisconnected: {
		name: 'Device Still Disconnected',
		description: "A reminder every 'Remind After' minutes, until the device is connected again",
	},
	statusChanged: {
		name: 'Status Changed',
		description: "A device's status changes in any way",
	},
};

export type DeviceEvent = keyof typeof events;

export const EVENTS = Object.keys(events) as DeviceEvent[];

export const eventOptions: INodePropertyOptions[] = EVENTS.map((value) => ({
	...events[value],
	value,
}));
