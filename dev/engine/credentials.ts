import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

export type FindType = (name: string) => ICredentialType;

/**
 * n8n's credentials helper with a map instead of the encrypted database. Otherwise it follows
 * credentials-helper.ts in n8n's packages/cli.
 */
export class Credentials extends ICredentialsHelper {
	/** The stored data by credential ID. */
	readonly stored = new Map<string, ICredentialDataDecryptedObject>();

	constructor(private readonly findType: FindType) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.findType(typeName);
		if (typeof authenticate !== 'function') throw new Error(`${typeName} can't sign requests`);
		return await authenticate(credentials, requestOptions);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.findType(typeName);
		const expirable = properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!expirable || !preAuthentication) return undefined;
		const isTest = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !isTest) return undefined;
		const { httpRequest } = helpers.helpers;
		const output = await preAuthentication.call(
			{ helpers: { httpRequest: async (request) => (await httpRequest(request)) as unknown } },
			credentials,
		);
		const credential = node.credentials?.[typeName];
		if (output[expirable.name] === undefined || !credential) return undefined;
		const id = credential.id ?? '';
		this.stored.set(id, { ...this.stored.get(id), ...output } as ICredentialDataDecryptedObject);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Credentials are not encrypted here');
	}

	/** A copy of the stored data with the type's defaults. */
	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		const defaults = this.findType(typeName).properties.map((property) => [
			property.name,
			property.default,
		]);
		return { ...Object.fromEntries(defaults), ...this.stored.get(id ?? '') };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.findType(typeName).properties;
	}
}
