import { NodeApiError, NodeError, NodeOperationError, type INode } from 'n8n-workflow';
import { placesOf, unforeseen } from './unforeseen';
import { UnknownOutcomeError, WasslyError } from './WasslyError';

/**
 * Turns whatever was thrown into the error class that n8n shows for a node.
 *
 * A WasslyError becomes a new error with its texts and code only: given an existing NodeApiError, n8n
 * returns it unchanged, without the new texts and item index.
 *
 * @param itemIndex of the input item, from 0
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
		return placedAt(error, thrown);
	}
	if (thrown instanceof NodeError) {
		if (itemIndex !== undefined) thrown.context.itemIndex ??= itemIndex;
		return thrown as NodeApiError | NodeOperationError;
	}
	const error = new NodeOperationError(node, unforeseen(thrown), { itemIndex });
	return placedAt(error, thrown);
}

/**
 * The same for a tool of an AI agent. The model reads only the message, so that also says whether to
 * send again, and what to correct.
 */
export function toToolError(
	...args: Parameters<typeof toNodeError>
): ReturnType<typeof toNodeError> {
	const error = toNodeError(...args);
	const [, thrown] = args;
	const order = thrown instanceof UnknownOutcomeError ? 'Do not send it again.' : '';
	error.message = [error.message, order, error.description ?? '']
		.filter(Boolean)
		.map((text) => (/[.!?]"?$/.test(text) ? text : `${text}.`))
		.join(' ');
	return error;
}

/** Shows where the error was thrown, not where it was converted. */
function placedAt<E extends Error>(error: E, thrown: unknown): E {
	error.stack = [String(error), ...placesOf(thrown)].join('\n');
	return error;
}

/** An error with "Error code 200" would only confuse. */
const isTelling = (code?: string) => code !== undefined && !/^2\d\d$/.test(code);

/**
 * The same for a list in the editor, where n8n shows a description only for a NodeApiError, and would put
 * a code before the message.
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
