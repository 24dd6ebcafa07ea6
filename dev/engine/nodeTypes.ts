import type { PackageDirectoryLoader } from 'n8n-core';
import type { INodeType, INodeTypes } from 'n8n-workflow';
import { PACKAGE } from './nodes';
import { n8nNodes } from './n8nNodes';

/** Finds the package's nodes, and the replacements for n8n's own. */
export function nodeTypesOf(loader: PackageDirectoryLoader) {
	const others: Record<string, INodeType> = n8nNodes;
	const find = (type: string) => others[type] ?? (loader.getNode(ownName(type)).type as INodeType);
	return {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	} satisfies INodeTypes;
}

/** n8n makes variants of a node for AI agents. */
const ownName = (type: string) => type.slice(`${PACKAGE}.`.length).replace(/(Hitl)?Tool$/, '');
