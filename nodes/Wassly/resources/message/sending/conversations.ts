import { onAbort } from '../../../../shared/timer';
import { quotaReached } from '../errors/sendErrors';
import type { Outcome } from './outcome';

/**
 * Stops before an account has fewer conversations left than a user wants to keep.
 *
 * @preserve
 */
export class Conversations {
	/** As the receipts tell it, once there is one; negative without a limit. */
	left?: number;

	/** How many receipts have told it. */
	private receipts = 0;

	/** Messages in flight, each of which may use one. */
	private inFlight = 0;

	private waiting: Array<() => void> = [];

	/** @param left what an earlier run of the same execution has learned: more may be known by now */
	resume(left: number | undefined): void {
		this.left ??= left;
	}

	/** What is known may be out of date. */
	forget(): void {
		this.left = undefined;
	}

	/**
	 * Claims a conversation for a message. Waits for messages in flight when they could use up what's
	 * left.
	 *
	 * @param keep how many must be left; undefined for any number
	 * @param signal ends the waiting
	 * @returns what settles the claim, which must be called in any case
	 * @throws WasslyError if the message would use one of those to keep
	 */
	async claim(keep: number | undefined, signal: AbortSignal): Promise<Settle> {
		if (keep !== undefined) {
			while (this.isClose(keep) && !signal.aborted) await this.nextSettled(signal);
			const { left = Infinity } = this;
			if (left >= 0 && left <= keep) throw quotaReached(keep, left);
		}
		this.inFlight++;
		const known = this.receipts;
		return (outcome) => {
			this.inFlight--;
			if (outcome?.status === 'sent') {
				this.learn(readCount(outcome.receipt.remaining_conversations), known);
			}
			// It may have used one.
			if (outcome?.status === 'unknown' && (this.left ?? 0) > 0) this.left = (this.left ?? 0) - 1;
			for (const wake of this.waiting.splice(0)) wake();
		};
	}

	/** Whether the messages in flight may use up all that may be used. */
	private isClose(keep: number): boolean {
		if (this.inFlight === 0) return false;
		if (this.left === undefined) return true;
		return this.left >= 0 && this.left - this.inFlight <= keep;
	}

	private learn(left: number | undefined, known: number): void {
		if (left === undefined) return;
		// Receipts may arrive in another order than Wassly counted. Only the receipt of a message that left
		// after the last one is certainly newer: this notices an account that was topped up.
		const isNewer = known === this.receipts;
		this.receipts++;
		this.left = isNewer ? left : Math.min(left, this.left ?? left);
	}

	private async nextSettled(signal: AbortSignal): Promise<void> {
		await new Promise<void>((resolve) => {
			const forget = onAbort(signal, resolve);
			this.waiting.push(() => {
				forget();
				resolve();
			});
		});
	}
}

/** @param outcome undefined for a message that never left */
export type Settle = (outcome: Outcome | undefined) => void;

function readCount(value: unknown): number | undefined {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof count === 'number' && !Number.isNaN(count) ? count : undefined;
}
