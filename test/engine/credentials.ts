import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** Finds a credential type by its name. */
export type FindType = (name: string) => ICredentialType;

/**
 * n8n's credentials helper, with a plain object in place of the encrypted database. The rest does
 * what the helper of n8n (packages/cli, credentials-helper.ts) does.
 */
export class Credentials extends ICredentialsHelper {
	/** What is stored, by credential ID. */
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

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Nothing is encrypted here');
	}

	/** A copy, with the type's defaults for what isn't stored. */
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
