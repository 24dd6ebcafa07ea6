import type {
	IDataObject,
	INodeExecutionData,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Run } from './run';

/** One thing that the node can do. `Request` is what one input item asks for. */
export interface Operation<Request = unknown> {
	/** Its entry in the Operation field. */
	option: INodePropertyOptions & { value: string; action: string };

	/** Shown below the Operation field, for this operation alone. */
	fields: INodeProperties[];

	/**
	 * Reads the parameters of one item, for all items before the first one is executed.
	 *
	 * @throws WasslyError for what can't be done
	 */
	read(context: IExecuteFunctions, itemIndex: number): Request | Promise<Request>;

	/**
	 * Does what was read. Unless the node continues on fail, it stops at the first item that fails.
	 *
	 * @returns a result for each item that was executed, in any order
	 */
	execute(items: Array<Item<Request>>, run: Run): Promise<ItemResult[]>;
}

/** An input item that could be read. */
export interface Item<Request> {
	/** Of the input item, counted from 0. */
	index: number;
	request: Request;
}

/** An item's output items, without their pairing, or why there are none. */
export type ItemResult = { index: number } & (
	| { output: Array<Pick<INodeExecutionData, 'json' | 'binary'>> }
	| { error: unknown }
);

/** A group of operations. The first one is the default. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	operations: Operation[];
}

/** For an operation that executes one item after the other. */
export function eachItem<Request>(
	execute: (request: Request, run: Run) => Promise<IDataObject[]>,
): Operation<Request>['execute'] {
	return async (items, run) => {
		const results: ItemResult[] = [];
		for (const { index, request } of items) {
			try {
				const output = (await execute(request, run)).map((json) => ({ json }));
				results.push({ index, output });
			} catch (error) {
				results.push({ index, error });
				if (!run.context.continueOnFail()) break;
			}
		}
		return results;
	};
}
