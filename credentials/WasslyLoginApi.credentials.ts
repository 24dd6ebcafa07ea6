import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { connectionTest } from './connectionTest';
import { apiKeyField, baseUrlField } from './fields';

/** An API key with a login, from which n8n gets the token and renews it. */
export class WasslyLoginApi implements ICredentialType {
	name = 'wasslyLoginApi';

	displayName = 'Wassly Login API';

	icon: Icon = { light: 'file:../icons/wassly.svg', dark: 'file:../icons/wassly.dark.svg' };

	// n8n appends "?utm_source=…", behind which an anchor would be lost.
	documentationUrl =
		'https://github.com/n8n-nodes-wassly/n8n-nodes-wassly/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		apiKeyField,
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. name@email.com',
			required: true,
			default: '',
			description: 'The email you sign in to Wassly with',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The password you sign in to Wassly with',
		},
		baseUrlField,
		{
			displayName: 'Token',
			name: 'token',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const { logIn } = await import('./logIn.ts');
		return { token: await logIn(this.helpers.httpRequest, credentials) };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { signRequestOrRenew } = await import('./signRequest.ts');
		return await signRequestOrRenew(credentials, request);
	}

	test: ICredentialTestRequest = connectionTest(true);
}
