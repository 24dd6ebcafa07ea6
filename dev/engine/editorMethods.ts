import { LoadOptionsContext } from 'n8n-core';
import type { INode, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Engine } from './engine';

/** Calls a node's list search as n8n does when the editor opens a picker. */
export async function searchList(
	engine: Engine,
	node: INode,
	method: string,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { context, methods } = editing(engine, node);
	const search = methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list search ${method}`);
	return await search.call(context, filter);
}

/** Loads a node's options as n8n does when the editor opens a dropdown. */
export async function loadOptions(
	engine: Engine,
	node: INode,
	method: string,
): Promise<INodePropertyOptions[]> {
	const { context, methods } = editing(engine, node);
	const load = methods?.loadOptions?.[method];
	if (!load) throw new Error(`The node has no options ${method}`);
	return await load.call(context);
}

/** The methods of a node and the context that n8n calls them with. */
function editing(engine: Engine, node: INode) {
	const data = { nodes: [node], connections: {} };
	const context = new LoadOptionsContext(
		engine.workflow(data),
		node,
		engine.additionalData(data),
		'',
	);
	const { methods } = engine.nodeTypes.getByNameAndVersion(node.type);
	return { context: context as never, methods };
}
