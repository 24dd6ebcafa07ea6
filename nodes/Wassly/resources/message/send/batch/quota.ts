import type { IExecuteFunctions } from 'n8n-workflow';
import { quotaReached } from '../../../../../shared/errors/message/sendErrors';
import { executionIdOf, nodeContext } from './nodeContext';

/** Stops before the account has fewer conversations left than the user wants to keep. */
export class Quota {
	/** Messages on their way, each of which may take a conversation. */
	private underWay = 0;

	private hasReceipt = false;

	private isUsed = false;

	private waiting: Array<() => void> = [];

	/**
	 * @param remaining as the last receipt tells it, if there is one; negative without a limit
	 * @param save called with what a receipt tells, if that matters
	 */
	constructor(
		private remaining?: number,
		private readonly save: (remaining: number) => void = () => {},
	) {}

	/** Goes on where the same execution stands: after an earlier try, or a round of a loop. */
	static open(context: IExecuteFunctions): Quota {
		const stored = nodeContext(context);
		const executionId = executionIdOf(context);
		const last = stored[KEY] as { executionId?: string; remaining: number } | undefined;
		// A person who retries an execution may have topped up the plan.
		const known = last?.executionId === executionId ? last?.remaining : undefined;
		return new Quota(known, (remaining) => (stored[KEY] = { executionId, remaining }));
	}

	/**
	 * Takes one conversation. Where only the messages on their way can tell whether one may be taken, it
	 * waits for them.
	 *
	 * @param keep undefined for none
	 * @throws WasslyError if a message would take one of them
	 */
	async take(keep?: number): Promise<void> {
		if (keep !== undefined) {
			this.isUsed = true;
			while (this.underWay > 0 && this.isClose(keep)) await this.nextDone();
			const { remaining = Infinity } = this;
			if (remaining >= 0 && remaining <= keep) throw quotaReached(keep, remaining);
		}
		this.underWay++;
	}

	/** @param remaining `remaining_conversations` of a receipt, if there is one */
	done(remaining?: unknown): void {
		this.underWay--;
		const left = readCount(remaining);
		if (left !== undefined) {
			// Receipts of several devices may come in another order.
			this.remaining = this.hasReceipt ? Math.min(left, this.remaining ?? left) : left;
			this.hasReceipt = true;
			if (this.isUsed) this.save(this.remaining);
		}
		for (const wake of this.waiting.splice(0)) wake();
	}

	/** Whether the messages on their way may take all that may be taken. */
	private isClose(keep: number): boolean {
		const { remaining } = this;
		if (remaining === undefined) return true;
		return remaining >= 0 && remaining - this.underWay <= keep;
	}

	private async nextDone(): Promise<void> {
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}
}

const KEY = 'wasslyQuota';

function readCount(value: unknown): number | undefined {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof count === 'number' && !Number.isNaN(count) ? count : undefined;
}
