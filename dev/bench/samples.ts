import { max, median, min, quantile } from 'simple-statistics';

/**
 * Measures the candidates in turn, so that a machine that slows down for a while slows down all of
 * them.
 *
 * @param candidates each measures something once
 * @param warmUps rounds whose values don't count
 * @returns the values of each candidate
 */
export async function alternate<Name extends string>(
	candidates: Record<Name, () => Promise<number>>,
	rounds: number,
	warmUps: number,
): Promise<Record<Name, number[]>> {
	const names = Object.keys(candidates) as Name[];
	const values = {} as Record<Name, number[]>;
	for (const name of names) values[name] = [];
	for (let round = -warmUps; round < rounds; round++) {
		// Going first may be an advantage: each candidate gets it in turn.
		const order = round % 2 === 0 ? names : [...names].reverse();
		for (const name of order) {
			const value = await candidates[name]();
			if (round >= 0) values[name].push(value);
		}
	}
	return values;
}

/** The median, and the range of the middle half of the values. */
export function spread(values: number[], digits = 0): string {
	const round = (value: number) => value.toFixed(digits);
	return `${round(median(values))} (${round(quantile(values, 0.25))}–${round(quantile(values, 0.75))})`;
}

/** The median, and the range of all values. */
export const range = (values: number[], digits = 0): string =>
	`${median(values).toFixed(digits)} (${min(values).toFixed(digits)}–${max(values).toFixed(digits)})`;

export const ratio = (values: number[], others: number[]) => median(values) / median(others);
