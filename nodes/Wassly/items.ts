import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../shared/errors/toNodeError';
import { findOperation } from './resources';
import type { Run } from './resources/run';
import { startRun } from './resources/run';

/** Does what one item asks for. */
type Execute = (run: Run) => Promise<IDataObject[]>;

/**
 * Reads what every item asks for.
 *
 * @throws the node's error for the first item that can't be done, unless the node continues on fail;
 * then that item fails when its turn comes
 */
export async function readItems(context: IExecuteFunctions): Promise<Execute[]> {
	const items: Execute[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		try {
			items.push(await readItem(context, itemIndex));
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, itemIndex);
			items.push(async () => await Promise.reject(error as Error));
		}
	}
	return items;
}

async function readItem(context: IExecuteFunctions, itemIndex: number): Promise<Execute> {
	const operation = findOperation(
		context.getNodeParameter('resource', itemIndex, ''),
		context.getNodeParameter('operation', itemIndex, ''),
	);
	const request = await operation.read(context, itemIndex);
	return async (run) => await operation.execute(request, run, itemIndex);
}

/**
 * Executes the items one after the other.
 *
 * @returns output items, each paired with its input item
 * @throws the node's error for the first item that fails, unless the node continues on fail
 */
export async function executeItems(
	context: IExecuteFunctions,
	items: Execute[],
): Promise<INodeExecutionData[]> {
	const run = startRun(context);
	const output: INodeExecutionData[] = [];
	for (const [item, execute] of items.entries()) {
		const pairedItem = { item };
		try {
			for (const json of await execute(run)) output.push({ json, pairedItem });
		} catch (thrown) {
			const error = toNodeError(context.getNode(), thrown, item);
			if (!context.continueOnFail()) throw error;
			// Only the text: beside an error object, n8n would drop the input item's own fields from the
			// error output.
			output.push({ json: { error: error.message }, pairedItem });
		}
	}
	return output;
}
