import type { INode, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

const TOKEN_TYPE = 'wasslyApi';

/** The credential type whose token n8n can renew. */
export const LOGIN_TYPE = 'wasslyLoginApi';

/** By which credential a node calls Wassly: the first field of every node. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'API Key and Token',
			value: 'token',
			description: 'You renew the token yourself when it has expired',
		},
		{
			name: 'Email and Password',
			value: 'login',
			description: 'The node logs in and renews the token by itself',
		},
	],
	default: 'token',
};

export const credentials: INodeCredentialDescription[] = [
	{
		name: TOKEN_TYPE,
		required: true,
		displayOptions: { show: { authentication: ['token'] } },
	},
	{
		name: LOGIN_TYPE,
		required: true,
		displayOptions: { show: { authentication: ['login'] } },
	},
];

/** The type of credential that a node is set to. */
export const credentialTypeOf = ({ parameters }: INode) =>
	parameters.authentication === 'login' ? LOGIN_TYPE : TOKEN_TYPE;
