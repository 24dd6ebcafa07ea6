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

/** A line of one, in which everybody works until they are told to end. */
function setUpLine(line = new Line()) {
	const ends: Record<string, () => void> = {};
	const served: string[] = [];
	const left: string[] = [];
	const come = async (name: string, signal = open()) => {
		const work = async () => {
			served.push(name);
			await new Promise<void>((resolve) => (ends[name] = resolve));
			return name;
		};
		if ((await line.turn(signal, work)) === undefined) left.push(name);
	};
	return { line, ends, served, left, come };
}

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
				let most = 0;
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
							most = Math.max(most, ++busy);
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
				expect(most).toBeLessThanOrEqual(width);
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

test('Nobody goes first unless it is said', async () => {
	const { ends, served, line, come } = setUpLine();
	void come('a');
	void come('b');
	void line.turn(open(), async () => await Promise.resolve(served.push('first')), true);
	void come('c');
	for (const name of ['a', 'b', 'c']) {
		await tick();
		ends[name]?.();
	}
	await tick();
	expect(served).toEqual(['a', 'first', 'b', 'c']);
});

test('Whoever comes with a signal that was aborted does not begin', async () => {
	const line = new Line();
	expect(await line.turn(AbortSignal.abort(), async () => await Promise.resolve('begun'))).toBe(
		undefined,
	);
	expect(line.isEmpty).toBe(true);
});

test('A line is empty only while nobody is served and nobody waits', async () => {
	const { line, ends, come } = setUpLine();
	expect(line.isEmpty).toBe(true);
	const both = [come('a'), come('b')];
	await tick();
	expect(line.isEmpty).toBe(false);
	ends.a?.();
	await tick();
	// One is served.
	expect(line.isEmpty).toBe(false);
	ends.b?.();
	await Promise.all(both);
	expect(line.isEmpty).toBe(true);
	// One waits: nobody is served any more.
	line.resize(0);
	const stop = new AbortController();
	const waiting = come('c', stop.signal);
	await tick();
	expect(line.isEmpty).toBe(false);
	stop.abort();
	await waiting;
	expect(line.isEmpty).toBe(true);
});

test('Whoever gives up leaves at once, and the others keep their places', async () => {
	const { ends, served, left, come } = setUpLine();
	const stop = new AbortController();
	void come('a');
	void come('b');
	const c = come('c', stop.signal);
	void come('d');
	stop.abort();
	await c;
	expect(left).toEqual(['c']);
	for (const name of ['a', 'b', 'd']) {
		await tick();
		ends[name]?.();
	}
	await tick();
	expect(served).toEqual(['a', 'b', 'd']);
});

test('A line that widens serves those who wait at once; one that narrows lets those in it end', async () => {
	const { line, ends, served, come } = setUpLine();
	for (const name of ['a', 'b', 'c', 'd', 'e']) void come(name);
	await tick();
	expect(served).toEqual(['a']);
	line.resize(3);
	await tick();
	expect(served).toEqual(['a', 'b', 'c']);
	line.resize(2);
	ends.a?.();
	await tick();
	expect(served).toEqual(['a', 'b', 'c']);
	ends.b?.();
	await tick();
	expect(served).toEqual(['a', 'b', 'c', 'd']);
});
