import {
	batchStopped,
	someUnknown,
	type Progress,
} from '../../../../../shared/errors/message/batchErrors';
import { WasslyError } from '../../../../../shared/errors/WasslyError';
import type { ItemResult } from '../../../operation';
import type { MessageBatch } from './MessageBatch';
import { executionIdOf } from './nodeContext';

/**
 * The results of a batch. Unless the node continues on fail, a batch in which something failed ends
 * with one error that says where it stands.
 *
 * @param total how many messages it has
 */
export function toItemResults(batch: MessageBatch, total: number): ItemResult[] {
	const { results, stoppedBy, run } = batch;
	const all = [...results.values()];
	const failed = all.filter((result) => 'error' in result);
	// The only message of a run says it all.
	if (run.context.continueOnFail() || failed.length === 0 || total === 1) return all;
	const progress = progressOf(batch, total);
	const stopping = failed.find(({ index }) => index === stoppedBy);
	if (stopping) {
		const { index, error } = stopping;
		return [{ index, error: batchStopped(toWasslyError(error), index, progress) }];
	}
	return [{ index: Math.min(...progress.unknown), error: someUnknown(progress) }];
}

function progressOf({ results, run: { context } }: MessageBatch, total: number): Progress {
	const all = [...results.values()].sort((a, b) => a.index - b.index);
	return {
		total,
		unknown: all.filter(({ status }) => status === 'unknown').map(({ index }) => index),
		receipts: all.flatMap((result) =>
			'json' in result
				? result.json.map((json) => JSON.stringify({ item: result.index, ...json }))
				: [],
		),
		executionId: executionIdOf(context),
		retriesOnFail: context.getNode().retryOnFail === true,
	};
}

/** n8n throws errors of its own, for a file that it can't read for instance. */
function toWasslyError(thrown: unknown): WasslyError {
	if (thrown instanceof WasslyError) return thrown;
	const { message, description } = thrown as Partial<WasslyError>;
	return new WasslyError(message ?? String(thrown), description ?? '');
}
