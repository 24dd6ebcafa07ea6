import { median, quantile } from 'simple-statistics';

/** Measures something once, in milliseconds or whatever else. */
export type Measure = () => Promise<number>;

/**
 * Measures candidates one after the other, in rounds, so that a machine that is slow for a while is
 * slow for all of them.
 *
 * @param warmUps rounds whose values don't count
 * @returns the values of each candidate
 */
export async function alternate<Name extends string>(
	candidates: Record<Name, Measure>,
	rounds: number,
	warmUps: number,
): Promise<Record<Name, number[]>> {
	const names = Object.keys(candidates) as Name[];
	const values = Object.fromEntries(names.map((name) => [name, [] as number[]]));
	for (let round = -warmUps; round < rounds; round++) {
		// Whoever comes first meets another state of the machine: each of them does at times.
		const order = round % 2 === 0 ? names : [...names].reverse();
		for (const name of order) {
			const value = await candidates[name]();
			if (round >= 0) values[name].push(value);
		}
	}
	return values as Record<Name, number[]>;
}

/** The median, with the middle half of the values behind it. */
export function spread(values: number[], digits = 0): string {
	const round = (value: number) => value.toFixed(digits);
	return `${round(median(values))} (${round(quantile(values, 0.25))}–${round(quantile(values, 0.75))})`;
}

export const ratio = (values: number[], others: number[]) => median(values) / median(others);
