import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../shared/errors/toNodeError';
import { findOperation } from './resources';
import type { Item, ItemResult, Operation } from './resources/operation';
import { startRun } from './resources/run';

/** What the input items ask for. */
interface ReadItems {
	/** An expression may choose another operation for each item. */
	items: Map<Operation, Array<Item<unknown>>>;
	/** Of the items that can't be done, if the node continues on fail. */
	failed: ItemResult[];
}

/**
 * Reads what every item asks for.
 *
 * @throws the node's error for the first item that can't be done, unless the node continues on fail
 */
export async function readItems(context: IExecuteFunctions): Promise<ReadItems> {
	const read: ReadItems = { items: new Map(), failed: [] };
	for (const index of context.getInputData().keys()) {
		try {
			const operation = findOperation(
				context.getNodeParameter('resource', index, ''),
				context.getNodeParameter('operation', index, ''),
			);
			const item = { index, request: await operation.read(context, index) };
			const others = read.items.get(operation);
			if (others) others.push(item);
			else read.items.set(operation, [item]);
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, index);
			read.failed.push({ index, error });
		}
	}
	return read;
}

/**
 * Executes what was read.
 *
 * @returns output items in the order of the input items, each paired with its own
 * @throws the node's error for an item that fails, unless the node continues on fail
 */
export async function executeItems(
	context: IExecuteFunctions,
	{ items, failed }: ReadItems,
): Promise<INodeExecutionData[]> {
	const run = startRun(context);
	const outputs = failed.map((result) => outputOf(context, result));
	for (const [operation, own] of items) {
		const results = await operation.execute(own, run);
		outputs.push(...results.map((result) => outputOf(context, result)));
	}
	return outputs.sort((a, b) => a.index - b.index).flatMap(({ output }) => output);
}

/** @throws the node's error if the item failed, unless the node continues on fail */
function outputOf(
	context: IExecuteFunctions,
	result: ItemResult,
): { index: number; output: INodeExecutionData[] } {
	const { index } = result;
	const pairedItem = { item: index };
	if ('json' in result) {
		return { index, output: result.json.map((json) => ({ json, pairedItem })) };
	}
	const error = toNodeError(context.getNode(), result.error, index);
	if (!context.continueOnFail()) throw error;
	// Only the text: beside an error object, n8n would drop the input item's own fields from the error
	// output.
	return { index, output: [{ json: { error: error.message }, pairedItem }] };
}
