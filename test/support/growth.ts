/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */

/** Less is noise, in milliseconds. */
const NOISE_MS = 0.1;

const MAX_TRIES = 20;

/** In between: linear work grows by the factor, quadratic work by its square. */
export const limitOfGrowth = (factor: number) => factor ** 1.5;

/**
 * How many times longer some work takes with a text that is so many times as long. The steps of a regular
 * expression can't be counted, so that it is time: the processor's, and the shortest of several tries,
 * since a busy machine only adds to it.
 *
 * @param work with a text of a length
 * @param factor how many times longer the longer text is
 */
export function growth(work: (length: number) => void, length: number, factor: number): number {
	let short = Infinity;
	let long = Infinity;
	const ratio = () => long / Math.max(short, NOISE_MS);
	for (let tries = 0; tries < MAX_TRIES; tries++) {
		short = Math.min(
			short,
			timeOf(() => work(length)),
		);
		long = Math.min(
			long,
			timeOf(() => work(length * factor)),
		);
		// The first try compiles the code.
		if (tries > 0 && ratio() < limitOfGrowth(factor)) break;
	}
	return ratio();
}

function timeOf(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
