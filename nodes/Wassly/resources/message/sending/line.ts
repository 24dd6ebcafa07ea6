import { onAbort } from '../../../../shared/timer';

/**
 * Counting semaphore: first come, first served. A waiter that gives up leaves the line at once.
 *
 * @preserve
 */
export class Line {
	private readonly waiting: Array<{ serve: () => void; isFirst: boolean }> = [];

	private busy = 0;

	/** @param width how many are served at the same time */
	constructor(private width = 1) {}

	/** Whether nobody is being served, and nobody waits. */
	get isEmpty(): boolean {
		return this.busy === 0 && this.waiting.length === 0;
	}

	/**
	 * Does the work when it is its turn.
	 *
	 * @param signal ends the waiting
	 * @param isFirst whether it goes before all who come by themselves
	 * @returns what the work returns; undefined if the signal was aborted before it began
	 */
	async turn<T>(
		signal: AbortSignal,
		work: () => Promise<T>,
		isFirst = false,
	): Promise<T | undefined> {
		if (!(await this.enter(signal, isFirst))) return undefined;
		try {
			return await work();
		} finally {
			this.busy--;
			this.admit();
		}
	}

	/** @param width how many are served at the same time from now on */
	resize(width: number): void {
		this.width = width;
		this.admit();
	}

	private admit(): void {
		while (this.busy < this.width && this.waiting.length > 0) {
			this.busy++;
			this.waiting.shift()?.serve();
		}
	}

	/** @returns whether it is its turn */
	private async enter(signal: AbortSignal, isFirst: boolean): Promise<boolean> {
		if (signal.aborted) return false;
		if (this.busy < this.width) {
			this.busy++;
			return true;
		}
		return await new Promise((resolve) => {
			const stay = onAbort(signal, () => {
				this.waiting.splice(this.waiting.indexOf(place), 1);
				resolve(false);
			});
			const serve = () => {
				stay();
				resolve(true);
			};
			const place = { serve, isFirst };
			const behind = isFirst ? this.waiting.findIndex((other) => !other.isFirst) : -1;
			this.waiting.splice(behind < 0 ? this.waiting.length : behind, 0, place);
		});
	}
}
