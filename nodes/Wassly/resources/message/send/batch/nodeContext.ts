import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * What n8n keeps for this node over the further tries of Retry On Fail and over the rounds of a loop,
 * and stores with a failed execution, where "Retry execution" finds it.
 *
 * @returns a new object where n8n keeps nothing
 */
export function nodeContext(context: IExecuteFunctions): IDataObject {
	try {
		return context.getContext('node');
	} catch {
		return {};
	}
}

/** n8n has no ID for an execution that it doesn't store. */
export function executionIdOf(context: IExecuteFunctions): string | undefined {
	const id = context.getExecutionId() as string | undefined;
	return id === '' ? undefined : id;
}
