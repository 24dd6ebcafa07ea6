import type { IExecuteFunctions } from 'n8n-workflow';
import { batchStopped, someUnknown, type Progress } from '../../../../../shared/errors/batchErrors';
import { WasslyError } from '../../../../../shared/errors/WasslyError';
import type { Item, ItemResult } from '../../../operation';
import type { SendRequest } from '../readSendRequest';
import type { MessageBatch } from './MessageBatch';

/**
 * The results of a batch. Unless the node continues on fail, a batch in which something failed ends
 * with one error that says where it stands.
 */
export function toItemResults(batch: MessageBatch, items: Array<Item<SendRequest>>): ItemResult[] {
	const { results, stoppedBy, run } = batch;
	const all = [...results.values()];
	if (run.context.continueOnFail()) return all;
	const progress = progressOf(batch, items.length);
	const stopping = stoppedBy === undefined ? undefined : results.get(stoppedBy);
	if (stopping && 'error' in stopping) {
		const { index, error } = stopping;
		const isPlain = !(error instanceof WasslyError) || items.length === 1;
		return [{ index, error: isPlain ? error : batchStopped(error, index, progress) }];
	}
	const [first] = progress.unknown;
	return first === undefined ? all : [{ index: first, error: someUnknown(progress) }];
}

function progressOf({ results, run }: MessageBatch, total: number): Progress {
	const all = [...results.values()].sort((a, b) => a.index - b.index);
	return {
		total,
		unknown: all.filter(({ status }) => status === 'unknown').map(({ index }) => index),
		receipts: all.flatMap((result) =>
			'output' in result
				? result.output.map(({ json }) => JSON.stringify({ item: result.index, ...json }))
				: [],
		),
		executionId: executionIdOf(run.context),
	};
}

/** n8n has no ID for an execution that it doesn't store. */
function executionIdOf(context: IExecuteFunctions): string | undefined {
	const id = context.getExecutionId() as string | undefined;
	return id === '' ? undefined : id;
}
