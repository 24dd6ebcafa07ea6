import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../shared/listDevices';

export const DEFAULT_INACTIVE_AFTER_MINUTES = 60;

export const fields: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['deviceConnected', 'deviceDisconnected'],
		options: [
			{
				name: 'Device Added',
				value: 'deviceAdded',
				description: 'A device that was not there before',
			},
			{
				name: 'Device Connected',
				value: 'deviceConnected',
				description: 'Messages can be sent through it again',
			},
			{
				name: 'Device Disconnected',
				value: 'deviceDisconnected',
				description: 'It was connected, and is no longer',
			},
			{
				name: 'Device Inactive',
				value: 'deviceInactive',
				description: 'Its last activity is longer ago than the option Inactive After says',
			},
			{
				name: 'Device Removed',
				value: 'deviceRemoved',
				description: 'A device that is no longer there',
			},
			{
				name: 'Status Changed',
				value: 'statusChanged',
				description: 'Any change of the status of a device',
			},
		],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Device Names or IDs',
		name: 'deviceIds',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getDevices' },
		default: [],
		description:
			'The devices to watch; leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
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
					'In how many polls in a row a change must be seen before it counts. More than 1 keeps sessions that drop for a moment from starting the workflow.',
			},
			{
				displayName: 'Emit Current State',
				name: 'emitCurrentState',
				type: 'boolean',
				default: true,
				description: 'Whether the first poll starts the workflow with every device as it is then',
			},
			{
				displayName: 'Inactive After',
				name: 'inactiveAfter',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_INACTIVE_AFTER_MINUTES,
				description: 'After how many minutes without activity a device counts as inactive',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_TIMEOUT_SECONDS,
				description: 'How many seconds to wait for an answer',
			},
		],
	},
];
