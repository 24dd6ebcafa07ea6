import type { IExecuteFunctions } from 'n8n-workflow';
import { wait } from '../../../../shared/timer';

type Helpers = IExecuteFunctions['helpers'];

/** How often to ask n8n: its database may be busy, or another worker may write the first marks. */
const TRIES = 5;

const FIRST_PAUSE_MS = 50;

/** Removals wait this many times as long as a call takes, so they don't slow down messages. */
const PATIENCE = 10;

/** But no longer: until then, a crash leaves them, and messages that were sent count as uncertain. */
const MAX_PATIENCE_MS = 1000;

/** At a time: another worker may write back those that are only looked for, and push out others. */
const LOOKED_FOR = 200;

/** Longer than a call that began at the same time takes. */
const AGAIN_AFTER_MS = 5000;

/** By the workflow's and the node's IDs. Small, and one per node that sends. */
const nodes = new Map<string, Marks>();

/**
 * Marks that n8n keeps in its database for a node, in the store behind its Remove Duplicates node. They
 * are stored when a call returns, and survive a crash; the oldest go first.
 *
 * A call reads all marks and writes them back without a lock. So within this process, calls run one at a
 * time, and those that wait are combined into one.
 *
 * @preserve
 */
export class Marks {
	/** Does one thing after the other. */
	private last: Promise<unknown> = Promise.resolve();

	private waiting: Call[] = [];

	private readonly removals = new Set<string>();

	private removing?: Promise<void>;

	private settled: Array<{ set: string[]; remove: string[] }> = [];

	/** How long the last call took, in milliseconds. */
	private callTime = 1;

	/** @param node what identifies it */
	static of(node: string): Marks {
		const marks = nodes.get(node) ?? new Marks();
		nodes.set(node, marks);
		return marks;
	}

	/**
	 * Sets marks.
	 *
	 * @param capacity how many the node may have
	 * @returns those that were there before
	 * @throws what n8n throws for as long as it can't set them
	 */
	async set(helpers: Helpers, marks: string[], capacity: number): Promise<Set<string>> {
		return await new Promise((resolve, reject) => {
			this.waiting.push({ marks, capacity, resolve, reject });
			if (this.waiting.length === 1) void this.inTurn(async () => await this.setWaiting(helpers));
		});
	}

	private async setWaiting(helpers: Helpers): Promise<void> {
		const calls = this.waiting.splice(0);
		const capacity = Math.max(...calls.map((call) => call.capacity));
		try {
			const all = calls.flatMap(({ marks }) => marks);
			const found = await this.record(helpers, all, capacity);
			for (const { resolve } of calls) resolve(found);
		} catch (error) {
			for (const { reject } of calls) reject(error);
		}
	}

	/**
	 * Looks for marks. n8n can't look without setting them, so that those that weren't there are removed
	 * at once.
	 *
	 * @param marks is asked when nothing else happens to them any more
	 * @throws what n8n throws for as long as it can't tell
	 */
	async find(helpers: Helpers, marks: () => string[], capacity: number): Promise<Set<string>> {
		return await this.inTurn(async () => {
			const wanted = marks();
			const found = new Set<string>();
			for (let begin = 0; begin < wanted.length; begin += LOOKED_FOR) {
				const part = wanted.slice(begin, begin + LOOKED_FOR);
				const known = await this.record(helpers, part, capacity + LOOKED_FOR);
				for (const mark of part) (known.has(mark) ? found : this.removals).add(mark);
				await this.removeNow(helpers);
			}
			return found;
		});
	}

	/** Removes marks soon, those of several messages at once: until then, a crash leaves them there. */
	remove(helpers: Helpers, marks: string[]): void {
		for (const mark of marks) this.removals.add(mark);
		const soon = Math.min(PATIENCE * this.callTime, MAX_PATIENCE_MS);
		this.removing ??= wait(soon).then(async () => {
			this.removing = undefined;
			await this.removeAll(helpers);
		});
	}

	/**
	 * Sets and removes marks once more after a while: another worker of n8n may have written all marks back
	 * as it had read them before.
	 */
	again(helpers: Helpers, marks: { set: string[]; remove: string[] }, capacity: number): void {
		this.settled.push(marks);
		if (this.settled.length > 1) return;
		void wait(AGAIN_AFTER_MS).then(async () => {
			const all = this.settled.splice(0);
			const set = all.flatMap((one) => one.set);
			this.remove(
				helpers,
				all.flatMap((one) => one.remove),
			);
			await this.inTurn(async () => await this.record(helpers, set, capacity)).catch(() => {});
		});
	}

	/** Removes now what is to be removed. A mark that n8n can't remove stays. */
	async removeAll(helpers: Helpers): Promise<void> {
		await this.inTurn(async () => await this.removeNow(helpers)).catch(() => {});
	}

	private async record(
		helpers: Helpers,
		marks: string[],
		maxEntries: number,
	): Promise<Set<string>> {
		if (marks.some((mark) => this.removals.has(mark))) await this.removeNow(helpers);
		// n8n would store a duplicate twice, and later remove only one of them.
		const unique = [...new Set(marks)];
		const calledAt = performance.now();
		const { processed } = await persist(
			async () => await helpers.checkProcessedAndRecord(unique, 'node', { ...MODE, maxEntries }),
		);
		this.callTime = performance.now() - calledAt;
		return new Set(processed.map(String));
	}

	private async removeNow(helpers: Helpers): Promise<void> {
		const marks = [...this.removals];
		this.removals.clear();
		if (marks.length === 0) return;
		const remove = async () => await helpers.removeProcessed(marks, 'node', MODE);
		await persist(remove).catch((error) => {
			// The next call tries again.
			for (const mark of marks) this.removals.add(mark);
			throw error;
		});
	}

	private async inTurn<T>(work: () => Promise<T>): Promise<T> {
		const result = this.last.then(work);
		this.last = result.catch(() => {});
		return await result;
	}
}

interface Call {
	marks: string[];
	capacity: number;
	resolve: (found: Set<string>) => void;
	reject: (error: unknown) => void;
}

const MODE = { mode: 'entries' as const };

/** @throws what the last try throws */
async function persist<T>(call: () => Promise<T>): Promise<T> {
	for (let tries = 1; tries < TRIES; tries++) {
		const done = await call().then(
			(value) => ({ value }),
			() => undefined,
		);
		if (done) return done.value;
		await wait(FIRST_PAUSE_MS * 2 ** tries);
	}
	return await call();
}
