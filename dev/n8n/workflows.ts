import type { INode, IWorkflowBase } from 'n8n-workflow';
import type { Simulator } from '../simulator/simulator';

type Workflow = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections' | 'settings'>;

/** A node type and the fields that matter; the rest gets defaults. */
export type Part = Pick<INode, 'type'> & Partial<INode>;

/** A workflow of nodes connected in this order. */
export function chain(name: string, ...parts: Part[]): Workflow {
	const nodes = parts.map((part, index) => node(part, index));
	const connections = Object.fromEntries(
		nodes.flatMap(({ name: from }, index) => {
			const next = nodes[index + 1];
			if (!next) return [];
			return [[from, { main: [[{ node: next.name, type: 'main' as const, index: 0 }]] }]];
		}),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

export const node = (part: Part, index = 0): INode => ({
	id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
	name: part.type.slice(part.type.lastIndexOf('.') + 1),
	typeVersion: 1,
	position: [index * 220, 0],
	parameters: {},
	...part,
});

export const manualTrigger: Part = { type: 'n8n-nodes-base.manualTrigger', name: 'Start' };

/** Starts a published workflow when its URL is called; the response is the last node's output. */
export const webhook = (path: string, httpMethod = 'GET'): Part => ({
	type: 'n8n-nodes-base.webhook',
	name: 'Webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { path, httpMethod, responseMode: 'lastNode' },
});

/** Ends such a workflow with one item. @param json an expression for its JSON */
export const respond = (json: string): Part => ({
	type: 'n8n-nodes-base.set',
	name: 'Respond',
	typeVersion: 3.4,
	executeOnce: true,
	parameters: { mode: 'raw', jsonOutput: `={{ ${json} }}` },
});

/** A simulator's credential with a token. */
export const accountOf = ({ credential }: Pick<Simulator, 'credential'>) => ({
	name: 'Wassly account',
	type: 'wasslyApi',
	data: credential,
});

/** The same for a credential that logs in, under the name that n8n gives to a person's first one. */
export const loginOf = ({ loginCredential }: { loginCredential: object }) => ({
	name: 'Wassly Login account',
	type: 'wasslyLoginApi',
	data: loginCredential,
});

const account = (id: string) => ({ wasslyApi: { id, name: 'Wassly account' } });

/** The Wassly node with a saved credential. */
export const wassly = (credentialId: string, parameters: INode['parameters'] = {}): Part => ({
	type: 'n8n-nodes-wassly.wassly',
	name: 'Wassly',
	parameters: { authentication: 'token', ...parameters },
	credentials: account(credentialId),
});

/** n8n's HTTP Request node with the same credential. */
export const httpRequest = (credentialId: string, parameters: INode['parameters']): Part => ({
	type: 'n8n-nodes-base.httpRequest',
	name: 'HTTP Request',
	typeVersion: 4.2,
	parameters: {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'wasslyApi',
		options: {},
		...parameters,
	},
	credentials: account(credentialId),
});

/** The Wassly node with a saved credential that logs in. */
export const wasslyByLogin = (credentialId: string): Part => ({
	...wassly(credentialId, { authentication: 'login' }),
	credentials: { wasslyLoginApi: { id: credentialId, name: 'Wassly login' } },
});
