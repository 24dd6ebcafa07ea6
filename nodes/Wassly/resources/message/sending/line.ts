/**
 * A line: first come, first served, and only so many at the same time. Whoever gives up leaves it, so
 * that nobody behind waits any longer.
 */
export class Line {
	private readonly waiting: Array<() => void> = [];

	private busy = 0;

	/** @param width how many are served at the same time */
	constructor(private readonly width = 1) {}

	/** Whether nobody is being served, and nobody waits. */
	get isEmpty(): boolean {
		return this.busy === 0 && this.waiting.length === 0;
	}

	/**
	 * Does the work when it is its turn.
	 *
	 * @param signal ends the waiting
	 * @returns what the work returns; undefined if the signal was aborted before it began
	 */
	async turn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
		if (!(await this.enter(signal))) return undefined;
		try {
			return await work();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.busy--;
		}
	}

	/** @returns whether it is its turn */
	private async enter(signal: AbortSignal): Promise<boolean> {
		if (signal.aborted) return false;
		if (this.busy < this.width) {
			this.busy++;
			return true;
		}
		return await new Promise((resolve) => {
			const serve = () => {
				signal.removeEventListener('abort', leave);
				resolve(true);
			};
			const leave = () => {
				this.waiting.splice(this.waiting.indexOf(serve), 1);
				resolve(false);
			};
			this.waiting.push(serve);
			signal.addEventListener('abort', leave, { once: true });
		});
	}
}
