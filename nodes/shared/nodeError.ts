import { NodeApiError, NodeError, NodeOperationError, type INode } from 'n8n-workflow';
import { Refusal } from './refusals/refusal';

/**
 * Turns whatever was thrown into the error class that n8n shows for a node.
 *
 * A new error is built for each item: n8n hands an existing NodeApiError back unchanged, so that
 * text and item index would be lost. Of a Refusal only its texts and its code go in.
 *
 * @param itemIndex the input item that it is about, counted from 0
 */
export function toNodeError(
	node: INode,
	thrown: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (thrown instanceof Refusal) {
		const { message, description, answerCode: httpCode } = thrown;
		const error =
			httpCode === undefined
				? new NodeOperationError(node, message, { description, itemIndex })
				: new NodeApiError(node, { message }, { message, description, httpCode, itemIndex });
		// For codes such as ECONNREFUSED, n8n puts its own text in place of the message it was given.
		error.message = message;
		error.messages = [];
		return error;
	}
	if (thrown instanceof NodeError) {
		if (itemIndex !== undefined) thrown.context.itemIndex ??= itemIndex;
		return thrown as NodeApiError | NodeOperationError;
	}
	return new NodeOperationError(node, thrown as Error, { itemIndex });
}
