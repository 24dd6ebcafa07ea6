import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { connectionTest } from './connectionTest';
import { apiKeyField, baseUrlField } from './fields';

/** An API key with a token that the user replaces by hand. */
export class WasslyApi implements ICredentialType {
	name = 'wasslyApi';

	displayName = 'Wassly API';

	icon: Icon = { light: 'file:../icons/wassly.svg', dark: 'file:../icons/wassly.dark.svg' };

	// n8n appends "?utm_source=…", behind which an anchor would be lost.
	documentationUrl =
		'https://github.com/n8n-nodes-wassly/n8n-nodes-wassly/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		apiKeyField,
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The token that Wassly's login API (POST /api/login) returns for your email and password. It expires: when Wassly refuses it, log in again and paste the new token here.",
		},
		baseUrlField,
	];

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		const { signRequest } = await import('./signRequest.ts');
		return await signRequest(credentials, request);
	}

	test: ICredentialTestRequest = connectionTest(false);
}
