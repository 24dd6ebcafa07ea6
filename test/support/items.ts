/** @throws if there is none */
export function first<Item>(items: readonly Item[] | undefined): Item {
	return nth(items, 0);
}

/** @throws if there is none, or more than one */
export function only<Item>(items: readonly Item[] | undefined): Item {
	if (items && items.length > 1) throw new Error(`Expected 1 item, found ${items.length}`);
	return nth(items, 0);
}

/**
 * @param index from 0
 * @throws if there are not that many
 */
export function nth<Item>(items: readonly Item[] | undefined, index: number): Item {
	if (!items || items.length <= index) {
		throw new Error(`Expected at least ${index + 1} items, found ${items?.length ?? 'no list'}`);
	}
	return items[index] as Item;
}

/** @throws if it is missing */
export function present<Value>(value: Value | undefined, what = 'value'): Value {
	if (value === undefined) throw new Error(`There is no ${what}`);
	return value;
}

/** Items of n8n without any fields. */
export const emptyItems = (count: number) => Array.from({ length: count }, () => ({ json: {} }));
