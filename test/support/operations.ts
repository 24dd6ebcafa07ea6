/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Engine } from '@dev/engine/engine';
import { present } from './items';

/** What the node can do, as its menus list it. */
interface ListedOperation extends INodePropertyOptions {
	/** The value of the Resource field. */
	resource: string;
	/** The value of the Operation field. */
	operation: string;
}

/** All operations of the Wassly node, in the order of its menus. */
export function operationsOf({ loader }: Engine): ListedOperation[] {
	const { properties } = loader.getNode('wassly').type.description as {
		properties: INodeProperties[];
	};
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options as INodePropertyOptions[]).map((option) => ({
				...option,
				resource: String(present(displayOptions?.show?.resource)[0]),
				operation: String(option.value),
			})),
		);
}
