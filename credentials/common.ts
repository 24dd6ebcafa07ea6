import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';
import { DEFAULT_BASE_URL } from '../nodes/shared/defaultBaseUrl';
import { testRules } from './testRules';

/** What both types of credential have. */
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
	description: 'Where Wassly is reached. What is secret is sent to this address only.',
};

/** n8n's connection test: it lists the devices. */
export const devicesTest: ICredentialTestRequest = {
	request: {
		baseURL: '={{ $credentials.baseUrl }}',
		url: '/api/whatsapp-web-devices',
	},
	rules: testRules,
};
