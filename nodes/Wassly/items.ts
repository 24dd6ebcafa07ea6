import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { addressWithoutScheme, unknownOperation } from '../shared/errors/parameterErrors';
import { toNodeError, toToolError } from '../shared/errors/toNodeError';
import { resources } from './resources';
import type { Item, ItemResult, Operation } from './resources/operation';
import { startRun } from './resources/run';
import { isTool } from './resources/tool';

/** What the input items request. */
interface ReadItems {
	/** By operation: an expression may select a different one for each item. */
	items: Map<Operation, Array<Item<unknown>>>;
	/** Items whose parameters are invalid, if the node continues on error. */
	failed: ItemResult[];
}

/**
 * Reads the parameters of every item.
 *
 * @throws the node's error for the first invalid item, unless the node continues on error
 */
export async function readItems(context: IExecuteFunctions): Promise<ReadItems> {
	const read: ReadItems = { items: new Map(), failed: [] };
	for (const index of context.getInputData().keys()) {
		try {
			const operation = findOperation(
				context.getNodeParameter('resource', index, ''),
				context.getNodeParameter('operation', index, ''),
			);
			const { read: readItem } = await operation.load();
			const item = { index, request: await readItem(context, index) };
			const others = read.items.get(operation);
			if (others) others.push(item);
			else read.items.set(operation, [item]);
		} catch (thrown) {
			const error = isInvalidAddress(thrown) ? addressWithoutScheme() : thrown;
			if (!context.continueOnFail()) throw errorOf(context, error, index);
			read.failed.push({ index, error });
		}
	}
	return read;
}

function errorOf(context: IExecuteFunctions, thrown: unknown, index: number) {
	const node = context.getNode();
	return (isTool(node) ? toToolError : toNodeError)(node, thrown, index);
}

/** @throws WasslyError for an operation that only another version of the package has */
function findOperation(resource: string, operation: string): Operation {
	const found = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === operation);
	if (!found) throw unknownOperation(resource, operation);
	return found;
}

/** n8n builds its own address before it reads a parameter. */
const isInvalidAddress = (thrown: unknown): boolean =>
	(thrown as { code?: unknown } | undefined)?.code === 'ERR_INVALID_URL';

/**
 * Executes the items that were read.
 *
 * @returns output items in the order of the input items, each paired with its own
 * @throws the node's error for an item that fails, unless the node continues on error
 */
export async function executeItems(
	context: IExecuteFunctions,
	{ items, failed }: ReadItems,
): Promise<INodeExecutionData[]> {
	const run = startRun(context);
	const results = [...failed];
	for (const [operation, own] of items) {
		const { execute } = await operation.load();
		results.push(...(await execute(own, run)));
	}
	const outputs = results.map((result) => toOutput(context, result));
	hintAtFailures(context, results);
	return outputs.sort((a, b) => a.index - b.index).flatMap(({ output }) => output);
}

/** A run that continues on error succeeds. */
function hintAtFailures(context: IExecuteFunctions, results: ItemResult[]): void {
	const { length } = results.filter((result) => 'error' in result);
	if (length === 0) return;
	const message = `${length} of ${context.getInputData().length} items failed: see their field "error".`;
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

/** @throws the node's error if the item failed, unless the node continues on error */
function toOutput(
	context: IExecuteFunctions,
	result: ItemResult,
): { index: number; output: INodeExecutionData[] } {
	const { index } = result;
	const pairedItem = { item: index };
	if ('json' in result) {
		return { index, output: result.json.map((json) => ({ json, pairedItem })) };
	}
	const error = errorOf(context, result.error, index);
	if (!context.continueOnFail()) throw error;
	// The message only: with an error object, n8n would drop the input item's fields from the error output.
	return { index, output: [{ json: { error: error.message }, pairedItem }] };
}
