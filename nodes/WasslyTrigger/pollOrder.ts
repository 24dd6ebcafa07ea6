interface Order {
	begun: number;
	/** The last poll whose devices were used. */
	applied: number;
}

/** Polls of each node, by its static data. Not stored: after a restart, no poll is under way. */
const orders = new WeakMap<object, Order>();

/**
 * Numbers a poll when it begins; the clock may be set back.
 *
 * @returns a function to call once the devices are there: whether to use them, which a later poll that
 * was faster rules out
 */
export function beginPoll(staticData: object): () => boolean {
	const order = orders.get(staticData) ?? { begun: 0, applied: 0 };
	orders.set(staticData, order);
	const number = ++order.begun;
	return () => {
		if (order.applied > number) return false;
		order.applied = number;
		return true;
	};
}
