import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Fingerprint } from './fingerprint';
import { nodeContext } from './nodeContext';

/** What became of a message in an earlier try. */
export type Entry = { status: 'unknown' } | { status: 'sent'; receipt: IDataObject };

type Entries = Record<string, Entry & { device?: string }>;

/**
 * Remembers what became of each message, so that no try sends one again.
 *
 * It has no text and no number of a message in it, and is gone when all messages are sent.
 */
export class Ledger {
	private readonly used = new Set<string>();

	private constructor(
		private readonly stored: IDataObject,
		private readonly run: string,
	) {}

	static open(context: IExecuteFunctions): Ledger {
		return new Ledger(nodeContext(context), runOf(context));
	}

	/** @returns undefined for a message that was never sent, and for one that has changed since */
	find(index: number, fingerprint: Fingerprint): Entry | undefined {
		const entry = this.runs[this.run]?.[this.key(index, fingerprint)];
		const { device } = fingerprint;
		const isOtherDevice = device !== undefined && (entry?.device ?? device) !== device;
		return isOtherDevice ? undefined : entry;
	}

	record(index: number, fingerprint: Fingerprint, entry: Entry): void {
		const { runs } = this;
		const { device } = fingerprint;
		(runs[this.run] ??= {})[this.key(index, fingerprint)] = { ...entry, device };
		this.stored[KEY] = runs;
	}

	/** Forgets the run. */
	clear(): void {
		const { runs } = this;
		const entries = runs[this.run] ?? {};
		// Other calls of the same tool go on.
		for (const key of this.used) delete entries[key];
		if (this.run !== TOOL || Object.keys(entries).length === 0) delete runs[this.run];
		if (Object.keys(runs).length === 0) delete this.stored[KEY];
	}

	private get runs(): Record<string, Entries> {
		return (this.stored[KEY] ?? {}) as Record<string, Entries>;
	}

	/** The same message may be meant for several items. */
	private key(index: number, { content }: Fingerprint): string {
		const key = `${index} ${content}`;
		this.used.add(key);
		return key;
	}
}

const KEY = 'wasslyMessages';

const TOOL = 'tool';

/**
 * Loops come back to the same node, whose context all rounds share. The tries of an AI agent's tool
 * have different run indexes.
 */
function runOf(context: IExecuteFunctions): string {
	return isTool(context) ? TOOL : String(context.evaluateExpression('{{ $runIndex }}', 0));
}

/** Whether an AI agent calls the node, and not the workflow. Not every n8n can tell. */
export const isTool = (context: Partial<Pick<IExecuteFunctions, 'isToolExecution'>>): boolean =>
	context.isToolExecution?.() ?? false;
