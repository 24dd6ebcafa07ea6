/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { setImmediate as tick } from 'node:timers/promises';
import { Line } from '@nodes/Wassly/resources/message/sending/line';

const open = () => new AbortController().signal;

/** Somebody who comes after some ticks, works for some, and may give up after some. */
const visitor = fc.record({
	comes: fc.nat(10),
	works: fc.nat(5),
	givesUp: fc.option(fc.nat(15), { nil: undefined }),
	fails: fc.boolean(),
});

test('Whoever comes, gives up or fails: each is served in turn, never too many, and nothing is left', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 4 }),
			fc.array(visitor, { minLength: 1, maxLength: 20 }),
			async (width, visitors) => {
				const line = new Line(width);
				const came: number[] = [];
				const served: number[] = [];
				const left: number[] = [];
				let busy = 0;
				await Promise.all(
					visitors.map(async ({ comes, works, givesUp, fails }, index) => {
						for (let ticks = 0; ticks < comes; ticks++) await tick();
						const stop = new AbortController();
						if (givesUp !== undefined) {
							void (async () => {
								for (let ticks = 0; ticks < givesUp; ticks++) await tick();
								stop.abort();
							})();
						}
						came.push(index);
						const work = async () => {
							served.push(index);
							expect(++busy).toBeLessThanOrEqual(width);
							for (let ticks = 0; ticks < works; ticks++) await tick();
							busy--;
							if (fails) throw new Error('failed');
							return index;
						};
						const result = await line.turn(stop.signal, work).catch(() => index);
						if (result === undefined) left.push(index);
						else expect(result).toBe(index);
					}),
				);
				// First come, first served; only those who gave up were not.
				expect(served).toEqual(came.filter((index) => !left.includes(index)));
				for (const index of left) expect(visitors[index]?.givesUp).toBeDefined();
				expect(line.isEmpty).toBe(true);
			},
		),
	);
});

test('Those who go first come before all others, in their own order', async () => {
	const line = new Line();
	const served: string[] = [];
	const turn = async (name: string, isFirst = false) =>
		await line.turn(
			open(),
			async () => {
				await tick();
				served.push(name);
			},
			isFirst,
		);
	await Promise.all([turn('a'), turn('b'), turn('c', true), turn('d'), turn('e', true)]);
	expect(served).toEqual(['a', 'c', 'e', 'b', 'd']);
});

test('Whoever comes with a signal that was aborted does not begin', async () => {
	const line = new Line();
	expect(await line.turn(AbortSignal.abort(), async () => await Promise.resolve('begun'))).toBe(
		undefined,
	);
	expect(line.isEmpty).toBe(true);
});
