import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { roundOf } from '../../run';
import { isTool } from '../../tool';
import { inEarlierTry } from '../errors/recordErrors';
import type { Fingerprint } from './fingerprint';
import type { Outcome } from './outcome';
import { documentedFields, storedReceipt } from './receipt';

/** A message of a run, and what recognizes it. */
export interface KnownMessage {
	/** Of its item. */
	index: number;
	fingerprint: Fingerprint;
	/** For each part of the fingerprint, how many messages before it in the run have the same. */
	repeats: number[];
	/** Of the execution; the same in all tries. */
	round: string;
	/** The option 'Message Key'. */
	key?: string;
}

/** What became of a message. */
type Entry = { fingerprint: Fingerprint } & (
	| { status: 'unknown' }
	| { status: 'sent'; receipt: IDataObject }
);

/** By the round, and the index of the item. */
type Rounds = Record<string, Record<string, Entry[]>>;

const MESSAGES = 'wasslyMessages';
const CONVERSATIONS = 'wasslyConversations';
const ROUND = 'wasslyRound';
const CALLS = 'wasslyCalls';

/**
 * Remembers what became of the messages of an execution, so that none of its further tries sends one
 * again.
 *
 * Uses n8n's context of the node, which all tries of Retry On Fail and all rounds of a loop share, and
 * which n8n stores with a failed execution for "Retry execution". Stores no message text or phone
 * number; deleted once all messages are sent.
 *
 * @preserve
 */
export class ExecutionRecord {
	private readonly stored: IDataObject;

	/** All rounds of a loop share what is stored. */
	private readonly round: string;

	private readonly isTool: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		const kept = nodeContext(context);
		this.stored = kept ?? {};
		this.isTool = isTool(context.getNode());
		this.round = this.isTool ? 'tool' : kept ? this.countRound() : roundOf(context);
	}

	/**
	 * n8n counts the runs of a node from another number when a crashed execution is retried, so that they
	 * are counted here, from 0. Further tries of the same run don't count.
	 */
	private countRound(): string {
		const run = roundOf(this.context);
		const last = this.stored[ROUND] as { run: string; round: number } | undefined;
		const next = last ? last.round + 1 : 0;
		const round = last?.run === run ? last.round : next;
		this.stored[ROUND] = { run, round };
		return String(round);
	}

	/** What tells apart that the same message is sent several times by one execution. */
	roundOf([content = '']: Fingerprint): string {
		if (!this.isTool) return this.round;
		// A model may want the same message again: another call says so.
		return `call ${this.calls[content] ?? 0}`;
	}

	/** @returns undefined for a message that was never sent, and for one that has changed since */
	find({ index, fingerprint }: KnownMessage): Outcome | undefined {
		const entry = this.entriesOf(index).find((one) => isSame(one.fingerprint, fingerprint));
		if (!entry) return undefined;
		return entry.status === 'sent'
			? { status: 'sent', receipt: storedReceipt(entry.receipt) }
			: { status: 'unknown', error: inEarlierTry(), isEarlier: true };
	}

	/** Remembers a message if it was sent, or may have been. */
	add(message: KnownMessage, outcome: Outcome): void {
		if (outcome.status !== 'sent' && outcome.status !== 'unknown') return;
		const { rounds, round } = this;
		const { index, fingerprint } = message;
		(rounds[round] ??= {})[index] = [
			...this.othersThan(message),
			outcome.status === 'sent'
				? { fingerprint, status: 'sent', receipt: documentedFields(outcome.receipt) }
				: { fingerprint, status: 'unknown' },
		];
		this.stored[MESSAGES] = rounds;
		if (this.isTool && outcome.status === 'sent') {
			const [content = ''] = fingerprint;
			this.stored[CALLS] = { ...this.calls, [content]: (this.calls[content] ?? 0) + 1 };
		}
	}

	/**
	 * Forgets the messages of this run, unless the node may run with them again.
	 *
	 * @param areAllSent whether each item of the run is a message that was sent
	 */
	close(messages: KnownMessage[], areAllSent: boolean): void {
		const { context, rounds, round } = this;
		const mayRunAgain =
			!context.continueOnFail() || context.getNode().retryOnFail === true || this.isTool;
		if (!areAllSent && mayRunAgain) return;
		const entries = rounds[round] ?? {};
		for (const message of messages) {
			// Other calls of the same tool go on.
			const others = this.isTool ? this.othersThan(message) : [];
			if (others.length > 0) entries[message.index] = others;
			else delete entries[message.index];
		}
		if (Object.keys(entries).length === 0) delete rounds[round];
		if (Object.keys(rounds).length === 0) delete this.stored[MESSAGES];
	}

	/** How many conversations were left after an earlier try or round of this execution. */
	get conversationsLeft(): number | undefined {
		const last = this.stored[CONVERSATIONS] as { executionId?: string; left: number } | undefined;
		// A person who retries an execution may have topped up the plan.
		return last?.executionId === executionIdOf(this.context) ? last?.left : undefined;
	}

	set conversationsLeft(left: number) {
		this.stored[CONVERSATIONS] = { executionId: executionIdOf(this.context), left };
	}

	private get rounds(): Rounds {
		return (this.stored[MESSAGES] ?? {}) as unknown as Rounds;
	}

	/** How often an AI agent has sent a message, by its content. */
	private get calls(): Record<string, number> {
		return (this.stored[CALLS] ?? {}) as Record<string, number>;
	}

	private entriesOf(index: number): Entry[] {
		return this.rounds[this.round]?.[index] ?? [];
	}

	private othersThan({ index, fingerprint }: KnownMessage): Entry[] {
		return this.entriesOf(index).filter((one) => !isSame(one.fingerprint, fingerprint));
	}
}

/** n8n has no ID for an execution that it doesn't store. */
export function executionIdOf(context: IExecuteFunctions): string | undefined {
	const id = context.getExecutionId() as string | undefined;
	return id === '' ? undefined : id;
}

/** @returns undefined where n8n keeps nothing */
function nodeContext(context: IExecuteFunctions): IDataObject | undefined {
	try {
		return context.getContext('node');
	} catch {
		return undefined;
	}
}

const isSame = (one: Fingerprint, other: Fingerprint): boolean =>
	one.some((identity) => other.includes(identity));
