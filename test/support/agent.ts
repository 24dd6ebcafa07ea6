/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
} from 'n8n-workflow';
import type { Engine } from '@dev/engine/engine';
import { newNode, PACKAGE } from '@dev/engine/nodes';

const AGENT = 'agent';
const TOOL = `${PACKAGE}.wasslyTool`;

/** Calls its tool once for each of its arguments, like the model of an AI agent. */
const agent = {
	description: {
		displayName: 'Agent',
		name: AGENT,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Calls', name: 'calls', type: 'json', default: [] }],
	},
	async execute(this: IExecuteFunctions) {
		const connected = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const [tool] = connected as Array<{ invoke(args: unknown): Promise<string> }>;
		const responses: string[] = [];
		for (const args of this.getNodeParameter('calls', 0) as IDataObject[]) {
			responses.push(await tool!.invoke(args).catch((error: unknown) => (error as Error).message));
		}
		return [responses.map((response) => ({ json: { response } }))];
	},
} satisfies INodeType;

/**
 * Runs the node as the tool of an AI agent.
 *
 * @param calls the arguments of each call
 * @returns what the model is told after each
 */
export async function callTool(
	engine: Engine,
	parameters: INodeParameters,
	calls: IDataObject[],
	retryOnFail = false,
): Promise<string[]> {
	const data = {
		nodes: [
			newNode('Start', 'n8n-nodes-base.manualTrigger'),
			{ ...newNode('Agent', AGENT), parameters: { calls: calls as never } },
			{ ...engine.nodeFor({ parameters, retryOnFail, type: TOOL }), waitBetweenTries: 1 },
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main' as const, index: 0 }]] },
			Node: { ai_tool: [[{ node: 'Agent', type: 'ai_tool' as const, index: 0 }]] },
		},
	};
	const workflow = engine.workflow(data, withTool(engine));
	const execute = new WorkflowExecute(engine.additionalData(data), 'manual');
	const startNode = workflow.getNode('Start') ?? undefined;
	const run = (await execute.run({ workflow, startNode })) as IRun;
	const [task] = run.data.resultData.runData.Agent ?? [];
	if (task?.error) throw task.error;
	return (task?.data?.main?.[0] ?? []).map(({ json }) => String(json.response));
}

/** n8n makes a node type that is a tool out of every one that is usable as one. */
function withTool({ nodeTypes }: Engine): INodeTypes {
	const find = (type: string): INodeType => {
		if (type === AGENT) return agent;
		if (type !== TOOL) return nodeTypes.getByNameAndVersion(type);
		const node = nodeTypes.getByNameAndVersion(`${PACKAGE}.wassly`);
		const description = { ...node.description, inputs: [], outputs: ['ai_tool' as const] };
		return Object.create(node, { description: { value: description } }) as INodeType;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}
