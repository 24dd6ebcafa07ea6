import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { unforeseen } from '../../../../shared/errors/unforeseen';
import { WasslyError } from '../../../../shared/errors/WasslyError';
import type { ItemResult } from '../../operation';
import { isTool } from '../../tool';
import { batchStopped, someUnknown, type Progress } from '../errors/batchErrors';
import type { Message } from '../message';
import type { Outcome } from './outcome';
import { executionIdOf } from './record';

/**
 * The results of a run. Unless the node continues on fail, a run in which something failed ends with one
 * error that says where it stands.
 *
 * @param messages all of the run
 * @param outcomes by the index of the item
 * @param stoppedBy the item that has stopped the run
 * @param isCanceled whether a person or a time limit has ended it
 */
export function report(
	context: IExecuteFunctions,
	messages: Array<{ index: number; message: Message }>,
	outcomes: Map<number, Outcome>,
	stoppedBy: number | undefined,
	isCanceled: boolean,
): ItemResult[] {
	const results: ItemResult[] = [];
	// n8n's error output has no other place for the recipient; a model has just named it.
	const namesRecipient = context.continueOnFail() && !isTool(context.getNode());
	const unknown: number[] = [];
	for (const { index, message } of messages) {
		const outcome = outcomes.get(index);
		if (outcome?.status === 'unknown') unknown.push(index);
		if (outcome?.status === 'sent') {
			results.push({ index, json: [outputOf(message, outcome.receipt)] });
		} else if (outcome) {
			const { error } = outcome;
			results.push({
				index,
				error: namesRecipient ? withRecipient(toWasslyError(error), message) : error,
			});
		}
	}
	const failed = results.filter((result) => 'error' in result);
	// The error of a single message says it all.
	if (context.continueOnFail() || failed.length === 0 || messages.length === 1) return results;
	const progress: Progress = {
		total: messages.length,
		unknown,
		receipts: results.flatMap((result) =>
			'json' in result
				? result.json.map((json) => ({
						item: result.index + 1,
						json: JSON.stringify({ item: result.index + 1, ...json }),
					}))
				: [],
		),
		haveKeys: messages.every(({ message }) => message.key !== undefined),
		executionId: isCanceled ? undefined : retryableExecution(context),
	};
	const stopping = failed.find(({ index }) => index === stoppedBy);
	if (stopping) {
		const { index, error } = stopping;
		return [{ index, error: batchStopped(toWasslyError(error), index, progress) }];
	}
	return [{ index: Math.min(...unknown), error: someUnknown(progress) }];
}

/** The item of a sent message. */
const outputOf = ({ to }: Message, receipt: IDataObject): IDataObject => ({
	...receipt,
	contact_mobile_number: to,
});

function withRecipient(error: WasslyError, { to }: Message): WasslyError {
	const { message, description, responseCode, details } = error;
	const SameError = error.constructor as typeof WasslyError;
	return new SameError(`${message} (to ${to})`, description, responseCode, details);
}

/** @returns undefined if n8n offers nobody to retry the execution */
function retryableExecution(context: IExecuteFunctions): string | undefined {
	const { saveDataErrorExecution, saveManualExecutions } = context.getWorkflowSettings();
	const isStored =
		context.getMode() === 'manual'
			? saveManualExecutions !== false
			: saveDataErrorExecution !== 'none';
	return isStored ? executionIdOf(context) : undefined;
}

/** n8n throws errors of its own, for a file that it can't read for instance. */
function toWasslyError(thrown: unknown): WasslyError {
	if (thrown instanceof WasslyError) return thrown;
	const { message, description } = unforeseen(thrown) as Error & Partial<WasslyError>;
	return new WasslyError(message, description ?? '');
}
