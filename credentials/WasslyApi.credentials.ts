import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { DEFAULT_BASE_URL } from '../nodes/shared/defaultBaseUrl';
import { signRequest } from './signRequest';
import { testRules } from './testRules';

/** An API key with a token that its owner renews by hand. */
export class WasslyApi implements ICredentialType {
	name = 'wasslyApi';

	displayName = 'Wassly API';

	icon: Icon = { light: 'file:../icons/wassly.svg', dark: 'file:../icons/wassly.dark.svg' };

	documentationUrl = 'https://docs.wassly.com';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apikey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Generate it in the Wassly admin dashboard',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The "token" that Wassly\'s login API (POST /api/login) returns for your e-mail and password. It expires: when Wassly refuses it, log in again and paste the new one here.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: DEFAULT_BASE_URL,
			placeholder: `e.g. ${DEFAULT_BASE_URL}`,
			description:
				'Where Wassly is reached. The API key and the token are sent to this address only.',
		},
	];

	authenticate = signRequest;

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl }}',
			url: '/api/whatsapp-web-devices',
		},
		rules: testRules,
	};
}
