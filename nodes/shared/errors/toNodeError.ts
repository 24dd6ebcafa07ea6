import { NodeApiError, NodeError, NodeOperationError, type INode } from 'n8n-workflow';
import { linkWithoutScheme } from './message/waitErrors';
import { WasslyError } from './WasslyError';

/**
 * Turns whatever was thrown into the error class that n8n shows for a node.
 *
 * The error is always a new one: n8n returns an existing NodeApiError unchanged, without the texts
 * and the item index that it is given. Only the texts and the code of a WasslyError go in.
 *
 * @param itemIndex of the input item, counted from 0
 */
export function toNodeError(
	node: INode,
	thrown: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (thrown instanceof WasslyError) {
		const { message, description, responseCode: httpCode } = thrown;
		const error = isTelling(httpCode)
			? new NodeApiError(node, { message }, { message, description, httpCode, itemIndex })
			: new NodeOperationError(node, message, { description, itemIndex });
		// For codes such as ECONNREFUSED, n8n replaces the message with its own.
		error.message = message;
		error.messages = thrown.details;
		return error;
	}
	if (thrown instanceof NodeError) {
		if (itemIndex !== undefined) thrown.context.itemIndex ??= itemIndex;
		return thrown as NodeApiError | NodeOperationError;
	}
	// n8n puts its own address together before it reads a parameter.
	if ((thrown as { code?: unknown }).code === 'ERR_INVALID_URL') {
		return toNodeError(node, linkWithoutScheme(), itemIndex);
	}
	return new NodeOperationError(node, thrown as Error, { itemIndex });
}

/** An error under "Error code 200" would only puzzle. */
const isTelling = (code?: string) => code !== undefined && !/^2\d\d$/.test(code);

/**
 * The same for a list in the editor, without a code: n8n would put it before the message. Of other
 * classes than NodeApiError, n8n shows no description there.
 */
export function toEditorError(node: INode, thrown: unknown): NodeApiError {
	const { message, description } = toNodeError(node, thrown);
	const error = new NodeApiError(
		node,
		{ message },
		{ message, description: description ?? undefined },
	);
	error.messages = [];
	return error;
}
