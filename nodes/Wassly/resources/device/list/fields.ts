import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../../shared/api';

export const fields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: true,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Active Since',
				name: 'activeSince',
				type: 'dateTime',
				default: '',
				description:
					'Only devices that were active at or after this time. A device without a readable time of last activity counts as inactive.',
			},
			{
				displayName: 'Connection',
				name: 'connection',
				type: 'options',
				default: 'connected',
				options: [
					{ name: 'Any', value: 'any' },
					{ name: 'Connected', value: 'connected' },
					{ name: 'Not Connected', value: 'notConnected' },
				],
				description: 'Messages can only be sent through connected devices',
			},
			{
				displayName: 'Inactive Since',
				name: 'inactiveSince',
				type: 'dateTime',
				default: '',
				description:
					'Only devices that were not active at or after this time. A device without a readable time of last activity counts as inactive.',
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Chrome',
				description: 'Only devices whose name contains this text. Not case-sensitive.',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'string',
				default: '',
				placeholder: 'e.g. disconnected',
				description:
					'Only devices with exactly this status. Not case-sensitive. An expression can return a list of several.',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Sort',
				name: 'sort',
				type: 'options',
				default: 'lastActiveDesc',
				options: [
					{ name: 'As Wassly Returns Them', value: 'none' },
					{ name: 'By Name', value: 'name' },
					{ name: 'Least Recently Active First', value: 'lastActiveAsc' },
					{ name: 'Most Recently Active First', value: 'lastActiveDesc' },
				],
				description:
					"The order of the devices. For the best sender, filter for connected devices, sort by most recently active, and set 'Limit' to 1.",
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_TIMEOUT_SECONDS,
				description:
					'How long to wait for a response. The devices are fetched once per run, with the timeout of the first item.',
			},
		],
	},
];
