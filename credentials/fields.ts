import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_BASE_URL } from '../nodes/shared/api';

/** The fields that both credential types have. */
export const apiKeyField: INodeProperties = {
	displayName: 'API Key',
	name: 'apikey',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description: 'Generate it in the Wassly admin dashboard',
};

export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	required: true,
	default: DEFAULT_BASE_URL,
	placeholder: `e.g. ${DEFAULT_BASE_URL}`,
	description: 'Address of your Wassly server. Your secrets are only ever sent here.',
};
