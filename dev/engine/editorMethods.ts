import { LoadOptionsContext } from 'n8n-core';
import type {
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';

/** A node while a user edits it. */
export interface EditedNode {
	node: INode;
	type: INodeType;
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
}

/** Calls a node's list search as n8n does when the editor opens a picker. */
export async function searchList(
	edited: EditedNode,
	method: string,
	filter?: string,
): Promise<INodeListSearchResult> {
	const search = edited.type.methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list search ${method}`);
	return await search.call(contextOf(edited), filter);
}

/** Loads a node's options as n8n does when the editor opens a dropdown. */
export async function loadOptions(
	edited: EditedNode,
	method: string,
): Promise<INodePropertyOptions[]> {
	const load = edited.type.methods?.loadOptions?.[method];
	if (!load) throw new Error(`The node has no options ${method}`);
	return await load.call(contextOf(edited));
}

/** What n8n calls such methods with. */
const contextOf = ({ node, workflow, additionalData }: EditedNode) =>
	new LoadOptionsContext(workflow, node, additionalData, '') as never;
