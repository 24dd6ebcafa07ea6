import type { INode, INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';

export const PACKAGE = 'n8n-nodes-wassly';

/** The ID of the stored credential of each type. */
export const CREDENTIAL_IDS = { wasslyApi: '1', wasslyLoginApi: '2' };

export type CredentialName = keyof typeof CREDENTIAL_IDS;

/** How a node is set up in the editor. */
export interface NodeSetup {
	parameters?: INodeParameters;
	/** The node's input items: one empty item by default. */
	input?: INodeExecutionData[];
	onError?: OnError;
	retryOnFail?: boolean;
	/** The node type: the Wassly node by default. */
	type?: string;
}

export const newNode = (name: string, type: string): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

/**
 * The node "Node" with a credential of each type. It uses the token unless told otherwise: with a login,
 * each first request is another one.
 */
export const nodeFor = ({
	parameters = {},
	onError,
	retryOnFail,
	type = `${PACKAGE}.wassly`,
}: NodeSetup): INode => ({
	...newNode('Node', type),
	parameters: type.startsWith(PACKAGE) ? { authentication: 'token', ...parameters } : parameters,
	onError,
	retryOnFail,
	credentials: Object.fromEntries(
		Object.entries(CREDENTIAL_IDS).map(([name, id]) => [name, { id, name }]),
	),
});
