import { quotaReached } from '../../../../../shared/errors/sendErrors';

/** Stops before the account has fewer conversations left than the user wants to keep. */
export class Quota {
	/** As the receipts tell it; undefined before the first one, negative without a limit. */
	private remaining?: number;

	/** Messages on their way, each of which may take a conversation. */
	private underWay = 0;

	/** Whether nobody knows yet how many are left. */
	get isUnknown(): boolean {
		return this.remaining === undefined;
	}

	/** @param keep undefined for none @throws WasslyError if a message would take one of them */
	take(keep: number | undefined): void {
		const left = this.remaining;
		if (keep !== undefined && left !== undefined && left >= 0 && left - this.underWay <= keep) {
			throw quotaReached(keep, left);
		}
		this.underWay++;
	}

	/** @param remaining `remaining_conversations` of a receipt, if there is one */
	done(remaining?: unknown): void {
		this.underWay--;
		const left = Number(remaining ?? NaN);
		if (Number.isNaN(left)) return;
		// Receipts of several devices may come in another order.
		this.remaining = this.remaining === undefined ? left : Math.min(this.remaining, left);
	}
}
