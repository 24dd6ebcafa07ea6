import type { INode, IWorkflowBase } from 'n8n-workflow';

type Workflow = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections' | 'settings'>;

/** A node by its type and what is special about it; the rest is made up. */
export type Part = Pick<INode, 'type'> & Partial<INode>;

/** One node after the other, connected in this order. */
export function chain(name: string, ...parts: Part[]): Workflow {
	const nodes = parts.map((part, index) => node(part, index));
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map((next, index) => [
				nodes[index].name,
				{ main: [[{ node: next.name, type: 'main' as const, index: 0 }]] },
			]),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

export const node = (part: Part, index = 0): INode => ({
	id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
	name: part.type.split('.')[1],
	typeVersion: 1,
	position: [index * 220, 0],
	parameters: {},
	...part,
});

export const manualTrigger: Part = { type: 'n8n-nodes-base.manualTrigger', name: 'Start' };

/** The Wassly node with a saved credential. */
export const wassly = (credentialId: string, parameters: INode['parameters'] = {}): Part => ({
	type: 'n8n-nodes-wassly.wassly',
	name: 'Wassly',
	parameters,
	credentials: { wasslyApi: { id: credentialId, name: 'Wassly account' } },
});

/** The same with a saved credential that logs in. */
export const wasslyByLogin = (credentialId: string): Part => ({
	...wassly(credentialId, { authentication: 'login' }),
	credentials: { wasslyLoginApi: { id: credentialId, name: 'Wassly login' } },
});
