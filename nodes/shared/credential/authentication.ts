import type { INode, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { propertyHint } from '../propertyHint';

const TOKEN_TYPE = 'wasslyApi';
const LOGIN_TYPE = 'wasslyLoginApi';

/** The first field of every node: it chooses the credential type. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Email and Password',
			value: 'login',
			description: 'Recommended: n8n logs in and renews the token by itself',
		},
		{
			name: 'API Key and Token',
			value: 'token',
			description: 'You paste a new token when the old one expires',
		},
	],
	default: 'login',
	...propertyHint(
		"'login' for a credential of the type Wassly Login API (recommended), 'token' for Wassly API. The same in each node.",
	),
};

export const credentials: INodeCredentialDescription[] = [
	{
		name: LOGIN_TYPE,
		required: true,
		displayOptions: { show: { authentication: ['login'] } },
	},
	{
		name: TOKEN_TYPE,
		required: true,
		displayOptions: { show: { authentication: ['token'] } },
	},
];

/** The credential type that a node is set to. */
export const credentialTypeOf = ({ parameters }: INode) =>
	parameters.authentication === 'token' ? TOKEN_TYPE : LOGIN_TYPE;

/** Whether n8n can get a new token for this type. */
export const isRenewable = (credentialType: string): boolean => credentialType === LOGIN_TYPE;
