import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Fingerprint } from './fingerprint';

/** What became of a message in an earlier try. */
export interface Entry extends Fingerprint {
	status: 'sent' | 'unknown';
	/** What the item of a sent message gets, without what its parameters say. */
	receipt?: IDataObject;
}

type Entries = Record<string, Entry>;

/**
 * Remembers what became of each message, so that no try sends one again.
 *
 * n8n keeps a node's context over the further tries of Retry On Fail, and stores it with a failed
 * execution, where "Retry execution" finds it. It has no text and no number of a message in it, and
 * is deleted when all messages are sent.
 */
export class Ledger {
	private constructor(
		private readonly runs: Record<string, Entries>,
		private readonly run: string,
	) {}

	static open(context: IExecuteFunctions): Ledger {
		const stored = context.getContext('node');
		const runs = (stored[KEY] ??= {}) as Record<string, Entries>;
		// Loops come back to the same node, whose context they share.
		return new Ledger(runs, String(context.evaluateExpression('{{ $runIndex }}', 0)));
	}

	/** @returns undefined for a message that was never sent, and for one that has changed since */
	find(index: number, { content, device }: Fingerprint): Entry | undefined {
		const entry = this.runs[this.run]?.[index];
		if (!entry || entry.content !== content) return undefined;
		const isOtherDevice =
			device !== undefined && entry.device !== undefined && device !== entry.device;
		return isOtherDevice ? undefined : entry;
	}

	record(index: number, entry: Entry): void {
		(this.runs[this.run] ??= {})[index] = entry;
	}

	/** After a success. */
	clear(): void {
		delete this.runs[this.run];
	}
}

const KEY = 'wasslyMessages';
