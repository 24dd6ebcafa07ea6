import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../shared/api';

/** What can happen to a device: the options of the Events field. */
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

const eventOptions: INodePropertyOptions[] = EVENTS.map((value) => ({
	...events[value],
	value,
}));

export const DEFAULT_INACTIVE_AFTER_MINUTES = 60;
export const DEFAULT_REMIND_AFTER_MINUTES = 60;

export const fields: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['deviceConnected', 'deviceDisconnected'],
		options: eventOptions,
		description: 'The events that start the workflow',
	},
	{
		displayName:
			"To catch disconnects even while n8n restarts, add 'Device Connected', and let a Filter node pass only disconnects",
		name: 'missedDropNotice',
		type: 'notice',
		displayOptions: {
			show: { events: ['deviceDisconnected', 'deviceStillDisconnected'] },
			hide: { events: ['deviceConnected'] },
		},
		default: '',
	},
	{
		displayName: 'Device Names or IDs',
		name: 'deviceIds',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getDevices' },
		default: [],
		description:
			'The devices to watch. Leave empty to watch all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Confirmations',
				name: 'confirmations',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 2,
				description:
					'Polls in a row that must see a change. Set to 2 or more to ignore brief drops.',
			},
			{
				displayName: 'Emit Current State',
				name: 'emitCurrentState',
				type: 'boolean',
				default: true,
				description:
					'Whether the first poll starts the workflow with the current state of every device, for the chosen events',
			},
			{
				displayName: 'Inactive After (Minutes)',
				name: 'inactiveAfter',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_INACTIVE_AFTER_MINUTES,
				description: 'How long without activity makes a device count as inactive',
			},
			{
				displayName: 'Remind After (Minutes)',
				name: 'remindAfter',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_REMIND_AFTER_MINUTES,
				description: 'How long to wait before each Device Still Disconnected event',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_TIMEOUT_SECONDS,
				description: 'How long to wait for a response',
			},
		],
	},
];
