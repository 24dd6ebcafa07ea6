interface Order {
	begun: number;
	/** The last poll whose devices were taken. */
	applied: number;
}

/**
 * The order of the polls of a node, by its static data. It isn't stored: after a restart no poll is
 * under way.
 */
const orders = new WeakMap<object, Order>();

/**
 * Call this when a poll begins, whatever the clock says.
 *
 * @returns `finish`: call it when the devices are there. Whether they count: not if a later poll was
 * faster.
 */
export function beginPoll(staticData: object): { finish: () => boolean } {
	const order = orders.get(staticData) ?? { begun: 0, applied: 0 };
	orders.set(staticData, order);
	const number = ++order.begun;
	return {
		finish: () => {
			if (order.applied > number) return false;
			order.applied = number;
			return true;
		},
	};
}
