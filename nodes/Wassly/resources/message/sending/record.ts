import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { roundOf } from '../../run';
import { isTool } from '../../tool';
import { inEarlierTry } from '../errors/batchErrors';
import type { Fingerprint } from './fingerprint';
import type { Outcome } from './outcome';
import { documentedFields, storedReceipt } from './receipt';

/** A message of a run: the index of its item, and what recognizes it. */
export interface KnownMessage {
	index: number;
	fingerprint: Fingerprint;
}

/** What became of a message, and the device that a person had chosen for it. */
type Entry = { device?: string } & (
	| { status: 'unknown' }
	| { status: 'sent'; receipt: IDataObject }
);

/** By the round of a loop, and the message. */
type Rounds = Record<string, Record<string, Entry>>;

const MESSAGES = 'wasslyMessages';
const CONVERSATIONS = 'wasslyConversations';

/** The tries of an AI agent's tool have different run indexes. */
const TOOL = 'tool';

/**
 * Remembers what became of the messages of an execution, so that none of its further tries sends one
 * again.
 *
 * It is n8n's context of the node, which all tries of Retry On Fail and all rounds of a loop share, and
 * which n8n stores with a failed execution, where "Retry execution" finds it. It stores no message text
 * or phone number; deleted once all messages are sent.
 */
export class ExecutionRecord {
	private readonly stored: IDataObject;

	/** All rounds of a loop share what is stored. */
	private readonly round: string;

	private readonly isTool: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		this.stored = nodeContext(context);
		this.isTool = isTool(context.getNode());
		this.round = this.isTool ? TOOL : roundOf(context);
	}

	/** @returns undefined for a message that was never sent, and for one that has changed since */
	find(message: KnownMessage): Outcome | undefined {
		const entry = this.rounds[this.round]?.[keyOf(message)];
		const { device } = message.fingerprint;
		const isOtherDevice = device !== undefined && (entry?.device ?? device) !== device;
		if (!entry || isOtherDevice) return undefined;
		return entry.status === 'sent'
			? { status: 'sent', receipt: storedReceipt(entry.receipt) }
			: { status: 'unknown', error: inEarlierTry() };
	}

	/** Remembers a message if it was sent, or may have been. */
	add(message: KnownMessage, outcome: Outcome): void {
		if (outcome.status !== 'sent' && outcome.status !== 'unknown') return;
		const { device } = message.fingerprint;
		const { rounds, round } = this;
		(rounds[round] ??= {})[keyOf(message)] =
			outcome.status === 'sent'
				? { status: 'sent', receipt: documentedFields(outcome.receipt), device }
				: { status: 'unknown', device };
		this.stored[MESSAGES] = rounds;
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
		// Other calls of the same tool go on.
		for (const message of messages) delete entries[keyOf(message)];
		if (!this.isTool || Object.keys(entries).length === 0) delete rounds[round];
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
		return (this.stored[MESSAGES] ?? {}) as Rounds;
	}
}

/** n8n has no ID for an execution that it doesn't store. */
export function executionIdOf(context: IExecuteFunctions): string | undefined {
	const id = context.getExecutionId() as string | undefined;
	return id === '' ? undefined : id;
}

/** @returns a new object where n8n keeps nothing */
function nodeContext(context: IExecuteFunctions): IDataObject {
	try {
		return context.getContext('node');
	} catch {
		return {};
	}
}

/** The same message may be meant for several items. */
const keyOf = ({ index, fingerprint }: KnownMessage) => `${index} ${fingerprint.content}`;
