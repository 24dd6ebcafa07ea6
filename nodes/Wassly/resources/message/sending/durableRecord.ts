import { createHmac } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { endOrAbort } from '../../../../shared/timer';
import { inEarlierTry, keyMayBeSent, keyNeedsWorkflow, notRecorded } from '../errors/recordErrors';
import { Marks } from './marks';
import type { Outcome } from './outcome';
import { receiptOfEarlier } from './receipt';
import { executionIdOf, type KnownMessage } from './record';

/** How many marks n8n keeps for a node. */
const CAPACITY = 20_000;

/** Messages of this process that are on their way, by their marks. */
const onTheirWay = new Map<string, Promise<void>>();

/**
 * Remembers in n8n's database, which survives a crash, what became of messages. Stores no message text
 * or phone number.
 *
 * A message has two marks: `attempted`, set before it leaves and kept, and `open`, set at the same time
 * and removed once its receipt is there. So a sent message can be told from one whose outcome is unknown.
 * A message that was certainly not sent loses both.
 *
 * @preserve
 */
export class DurableRecord {
	/** Undefined in a workflow that was never saved: n8n stores nothing there. */
	private readonly marks?: Marks;

	private readonly node: string;

	private readonly executions: ExecutionKey[];

	/** The marks that are no longer needed once n8n has stored the execution. */
	private readonly own: string[] = [];

	private readonly capacity: number;

	/**
	 * @param secret keeps anyone from finding a message by guessing numbers and texts
	 * @param size how many messages the run has
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly secret: string,
		size: number,
	) {
		const { id } = context.getWorkflow();
		this.node = `${id} ${context.getNode().id}`;
		if (id) this.marks = Marks.of(this.node);
		this.executions = executionKeys(context);
		// Room for all messages of a run, however large.
		this.capacity = Math.max(CAPACITY, 5 * size);
	}

	/**
	 * Looks for messages that were sent, or may have been, before any of the run is prepared: those with a
	 * key, and those of an execution that a person retries. Others are only looked for when they leave.
	 *
	 * @returns what became of those that were found, by the index of their items
	 * @throws WasslyError if n8n can't tell
	 */
	async find(messages: KnownMessage[]): Promise<Map<number, Outcome>> {
		const { marks } = this;
		const wanted = messages.filter(({ key }) => key !== undefined || isRetry(this.context));
		if (!marks) {
			if (messages.some(({ key }) => key !== undefined)) throw keyNeedsWorkflow();
			return new Map();
		}
		let asked: KnownMessage[] = [];
		const marksOfAsked = () => {
			// What becomes of one that is on its way isn't certain yet.
			asked = wanted.filter(
				(message) => !this.attemptedMarks(message).some((mark) => onTheirWay.has(mark)),
			);
			return asked.flatMap((message) => allOf(this.marksOf(message)));
		};
		const found = await tell(
			async () => await marks.find(this.context.helpers, marksOfAsked, this.capacity),
		);
		const outcomes = new Map<number, Outcome>();
		for (const message of asked) {
			const outcome = outcomeOf(message, this.marksOf(message), found);
			if (outcome) outcomes.set(message.index, outcome);
		}
		return outcomes;
	}

	/**
	 * Sends a message after all identical ones of this process.
	 *
	 * @param work what sends it
	 * @returns what the work returns; undefined if the signal was aborted before
	 */
	async alone<T>(
		message: KnownMessage,
		signal: AbortSignal,
		work: () => Promise<T>,
	): Promise<T | undefined> {
		const marks = this.attemptedMarks(message);
		const other = () => marks.map((mark) => onTheirWay.get(mark)).find((found) => found);
		for (let first = other(); first; first = other()) {
			await endOrAbort(first, signal);
			if (signal.aborted) return undefined;
		}
		const result = work();
		const settled = result.then(
			() => {},
			() => {},
		);
		for (const mark of marks) onTheirWay.set(mark, settled);
		try {
			return await result;
		} finally {
			for (const mark of marks) onTheirWay.delete(mark);
		}
	}

	/**
	 * Records that a message leaves now. The caller must `settle` it.
	 *
	 * @returns what became of it if it left before, and must not leave again
	 * @throws WasslyError if n8n can't record it: it must not leave then
	 */
	async attempt(message: KnownMessage): Promise<Outcome | undefined> {
		const { marks } = this;
		if (!marks) return undefined;
		const own = this.marksOf(message);
		const all = allOf(own);
		const found = await tell(async () => await marks.set(this.context.helpers, all, this.capacity));
		const outcome = outcomeOf(message, own, found);
		const added = all.filter((mark) => !found.has(mark));
		if (outcome) marks.remove(this.context.helpers, added);
		else if (message.key === undefined) this.own.push(...own.map(({ attempted }) => attempted));
		return outcome;
	}

	/** @param outcome undefined for a message that didn't leave after all */
	settle(message: KnownMessage, outcome: Outcome | undefined): void {
		const marks = this.marksOf(message);
		const { helpers } = this.context;
		if (outcome?.status === 'sent') {
			const open = marks.map((mark) => mark.open);
			this.marks?.remove(helpers, open);
			if (message.key === undefined) return;
			const set = marks.map(({ attempted }) => attempted);
			this.marks?.again(helpers, { set, remove: open }, this.capacity);
		} else if (outcome?.status !== 'unknown') this.marks?.remove(helpers, allOf(marks));
	}

	/** At the end of a run. */
	async close(): Promise<void> {
		const { marks, own, context } = this;
		if (!marks) return;
		await marks.removeAll(context.helpers);
		// n8n stores what retries need with a failed execution, but not after a crash. What a retry has sent
		// must stay known to further retries of the same execution.
		if (own.length === 0 || isRetry(context)) return;
		context.onExecutionFinish?.(() => marks.remove(context.helpers, own));
	}

	private attemptedMarks(message: KnownMessage): string[] {
		return this.marksOf(message).map(({ attempted }) => attempted);
	}

	private marksOf({ round, fingerprint, repeats, key }: KnownMessage): MessageMarks[] {
		if (key !== undefined) return [this.mark(['key', key], true)];
		return this.executions.flatMap(({ id, isTold }) =>
			// Not by the item's index: after a crash, earlier nodes may output fewer items.
			fingerprint.map((identity, part) =>
				this.mark(['message', id, round, repeats[part], identity], isTold),
			),
		);
	}

	private mark(identity: unknown[], isTold: boolean): MessageMarks {
		const digest = (what: string) =>
			createHmac('sha256', this.secret)
				.update(JSON.stringify([this.node, what, ...identity]))
				.digest('base64url');
		return { attempted: digest('attempted'), open: digest('open'), isTold };
	}
}

/** @property isTold whether it says anything in this execution */
interface MessageMarks {
	attempted: string;
	open: string;
	isTold: boolean;
}

const allOf = (marks: MessageMarks[]): string[] =>
	marks.flatMap(({ attempted, open }) => [attempted, open]);

/** @param found marks that were there */
function outcomeOf(
	{ key }: KnownMessage,
	marks: MessageMarks[],
	found: Set<string>,
): Outcome | undefined {
	const attempted = marks.filter((mark) => mark.isTold && found.has(mark.attempted));
	if (attempted.length === 0) return undefined;
	return attempted.some(({ open }) => found.has(open))
		? {
				status: 'unknown',
				error: key === undefined ? inEarlierTry() : keyMayBeSent(key),
				isEarlier: true,
			}
		: { status: 'sent', receipt: receiptOfEarlier() };
}

/** What all tries of an execution have in common. */
interface ExecutionKey {
	id: string;
	/** Whether what it marks belongs to this execution for sure. */
	isTold: boolean;
}

/**
 * n8n 2 gives an execution a random token, which its retries keep. In n8n 1, an execution keeps its ID
 * when n8n gives it to another worker, and, if n8n saves its progress, the time at which it began when a
 * person retries it; other executions may have begun in the same millisecond.
 *
 * @preserve
 */
function executionKeys(context: IExecuteFunctions): ExecutionKey[] {
	const url = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	const token = /[?&]signature=([^&#]+)/.exec(url)?.[1];
	if (token !== undefined) return [{ id: token, isTold: true }];
	const began = (context as Partial<IExecuteFunctions>).getExecutionContext?.()?.establishedAt;
	const executionId = executionIdOf(context);
	return [
		...(executionId === undefined ? [] : [{ id: `id ${executionId}`, isTold: true }]),
		...(began === undefined ? [] : [{ id: `began ${began}`, isTold: isRetry(context) }]),
	];
}

const isRetry = (context: IExecuteFunctions): boolean => context.getMode() === 'retry';

/** @throws WasslyError in place of n8n's own */
async function tell<T>(call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch {
		throw notRecorded();
	}
}
