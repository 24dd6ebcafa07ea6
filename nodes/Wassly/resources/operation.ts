import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Run } from './run';

/** One thing the node can do, as the editor shows it. `Request` holds the parameters of one input item. */
export interface Operation<Request = unknown> {
	/** Its entry in the Operation field. */
	option: INodePropertyOptions & { value: string; action: string };

	/** Shown below the Operation field, for this operation only. */
	fields: INodeProperties[];

	/** Loads what the operation does, when it is first used (see docs/internals/decisions.md). */
	load(): Promise<Steps<Request>>;
}

/** What an operation does. */
export interface Steps<Request> {
	/**
	 * Reads the parameters of one item, for all items before the first one is executed.
	 *
	 * @throws WasslyError for invalid parameters
	 */
	read(context: IExecuteFunctions, itemIndex: number): Request | Promise<Request>;

	/**
	 * Executes the items. Unless the node continues on error, it stops at the first item that fails.
	 *
	 * @returns a result for each item that was executed, in any order
	 */
	execute(items: Array<Item<Request>>, run: Run): Promise<ItemResult[]>;
}

/** An input item that could be read. */
export interface Item<Request> {
	/** The input item's index, from 0. */
	index: number;
	request: Request;
}

/** The JSON of an item's output items, or the error. */
export type ItemResult = { index: number } & ({ json: IDataObject[] } | { error: unknown });

/** A group of operations. The first one is the default. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	operations: Operation[];
}

/** For an operation that executes one item at a time. */
export function eachItem<Request>(
	execute: (request: Request, run: Run) => Promise<IDataObject[]>,
): Steps<Request>['execute'] {
	return async (items, run) => {
		const results: ItemResult[] = [];
		for (const { index, request } of items) {
			try {
				results.push({ index, json: await execute(request, run) });
			} catch (error) {
				results.push({ index, error });
				if (!run.context.continueOnFail()) break;
			}
		}
		return results;
	};
}
