import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../shared/errors/toNodeError';
import { findOperation } from './resources';
import type { Item, ItemResult, Operation } from './resources/operation';
import { startRun } from './resources/run';

/** What the input items ask for. */
interface ReadItems {
	operation: Operation;
	items: Array<Item<unknown>>;
	/** Of the items that can't be done, if the node continues on fail. */
	failed: ItemResult[];
}

/**
 * Reads what every item asks for.
 *
 * @throws the node's error for the first item that can't be done, unless the node continues on fail
 */
export async function readItems(context: IExecuteFunctions): Promise<ReadItems> {
	const read: ReadItems = { operation: NOTHING, items: [], failed: [] };
	for (const index of context.getInputData().keys()) {
		try {
			read.operation = findOperation(
				context.getNodeParameter('resource', index, ''),
				context.getNodeParameter('operation', index, ''),
			);
			read.items.push({ index, request: await read.operation.read(context, index) });
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, index);
			read.failed.push({ index, error });
		}
	}
	return read;
}

/** For no items at all. */
const NOTHING = { execute: async () => [] as ItemResult[] } as unknown as Operation;

/**
 * Executes what was read.
 *
 * @returns output items in the order of the input items, each paired with its own
 * @throws the node's error for an item that fails, unless the node continues on fail
 */
export async function executeItems(
	context: IExecuteFunctions,
	{ operation, items, failed }: ReadItems,
): Promise<INodeExecutionData[]> {
	const results = [...failed, ...(await operation.execute(items, startRun(context)))];
	return results
		.sort((a, b) => a.index - b.index)
		.flatMap((result) => {
			const pairedItem = { item: result.index };
			if ('output' in result) return result.output.map((item) => ({ ...item, pairedItem }));
			const error = toNodeError(context.getNode(), result.error, result.index);
			if (!context.continueOnFail()) throw error;
			// Only the text: beside an error object, n8n would drop the input item's own fields from the
			// error output.
			return [{ json: { error: error.message }, pairedItem }];
		});
}
