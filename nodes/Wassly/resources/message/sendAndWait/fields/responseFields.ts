import type { INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../../../../../shared/propertyHint';

export const DEFAULT_APPROVE_LABEL = 'Approve';
export const DEFAULT_DISAPPROVE_LABEL = 'Decline';

/** How the person responds. */
export const responseFields: INodeProperties[] = [
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		default: 'approval',
		options: [
			{ name: 'Approval', value: 'approval', description: 'The person approves or declines' },
			{ name: 'Choice', value: 'choice', description: 'The person picks one of your choices' },
			{ name: 'Free Text', value: 'freeText', description: 'The person types an answer' },
		],
		description: 'How the person responds',
	},
	{
		displayName: 'Approval Options',
		name: 'approvalOptions',
		type: 'fixedCollection',
		placeholder: 'Add Option',
		displayOptions: { show: { responseType: ['approval'] } },
		default: {},
		...propertyHint(
			"Only for other buttons than Approve and Decline: { values: { approvalType: 'double', approveLabel: 'Refund', disapproveLabel: 'Keep' } }; approvalType 'single' leaves only the first button. The response is data.approved.",
		),
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Type of Approval',
						name: 'approvalType',
						type: 'options',
						default: 'double',
						options: [
							{ name: 'Approve Only', value: 'single' },
							{ name: 'Approve and Disapprove', value: 'double' },
						],
					},
					{
						displayName: 'Approve Button Label',
						name: 'approveLabel',
						type: 'string',
						default: DEFAULT_APPROVE_LABEL,
					},
					{
						displayName: 'Disapprove Button Label',
						name: 'disapproveLabel',
						type: 'string',
						displayOptions: { show: { approvalType: ['double'] } },
						default: DEFAULT_DISAPPROVE_LABEL,
					},
				],
			},
		],
	},
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Choice',
		displayOptions: { show: { responseType: ['choice'] } },
		default: {},
		...propertyHint(
			"One entry per button: { values: [{ label: 'Today' }, { label: 'Tomorrow' }] }. The response is data.choice, which is the label.",
		),
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. Tomorrow',
						description: 'Button text, returned as data.choice',
					},
				],
			},
		],
		description: 'What the person can pick from',
	},
];
