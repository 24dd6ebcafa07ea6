import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { logIn } from '../nodes/shared/logIn';
import { renewIfAsked } from '../nodes/shared/renewal';
import { apiKeyField, baseUrlField, devicesTest } from './common';
import { signRequest } from './signRequest';

/** An API key with a login, by which n8n gets a token and renews it. */
export class WasslyLoginApi implements ICredentialType {
	name = 'wasslyLoginApi';

	displayName = 'Wassly Login API';

	icon: Icon = { light: 'file:../icons/wassly.svg', dark: 'file:../icons/wassly.dark.svg' };

	documentationUrl = 'https://docs.wassly.com';

	properties: INodeProperties[] = [
		apiKeyField,
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. name@email.com',
			required: true,
			default: '',
			description: 'With which you sign in to Wassly',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
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
		return { token: await logIn(this.helpers.httpRequest, credentials) };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		renewIfAsked(request);
		return await signRequest(credentials, request);
	}

	test: ICredentialTestRequest = devicesTest;
}
