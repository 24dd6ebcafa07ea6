/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { Account, pauseOf } from '@nodes/Wassly/resources/message/sending/account';

const A_DAY = 24 * 60 * 60_000;
const open = () => new AbortController().signal;
const never = { interval: 0 };

const sent = async (_stoodInLine: number, leave: () => void) => await Promise.resolve(leave());

describe('The line of a device', () => {
	test('keeps every interval, whoever sends, and serves everybody', async () => {
		const message = fc.record({
			comes: fc.nat(20),
			interval: fc.integer({ min: 0, max: 15 }),
			works: fc.nat(5),
			givesUp: fc.option(fc.nat(60), { nil: undefined }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 10 }), async (messages) => {
				const account = new Account();
				const sent: Array<{ interval: number; begin: number; end: number }> = [];
				await Promise.all(
					messages.map(async ({ comes, interval, works, givesUp }) => {
						await sleep(comes);
						const signal = givesUp === undefined ? open() : AbortSignal.timeout(givesUp);
						const result = await account.turn(
							'device',
							{ interval },
							signal,
							async (_stood, leave) => {
								leave();
								const begin = performance.now();
								await sleep(works);
								sent.push({ interval, begin, end: performance.now() });
								return 'sent';
							},
						);
						if (result === undefined) expect(givesUp).toBeDefined();
					}),
				);
				for (const { interval, begin } of sent.filter((one) => one.interval > 0)) {
					for (const before of sent.filter((one) => one.begin < begin)) {
						expect(begin - before.begin).toBeGreaterThanOrEqual(interval - 0.5);
						if (before.interval > 0)
							expect(begin - before.end).toBeGreaterThanOrEqual(interval - 0.5);
					}
				}
				expect(account.forgetOld(performance.now() + A_DAY)).toBe(true);
			}),
			{ numRuns: 40 },
		);
	});

	test('lets messages without an interval leave at once, also past those that wait', async () => {
		const account = new Account();
		const stop = new AbortController();
		await account.turn('device', never, open(), sent);
		const waiting = account.turn('device', { interval: A_DAY }, stop.signal, async () => {
			return await Promise.resolve('sent');
		});
		expect(await account.turn('device', never, open(), async () => await Promise.resolve(1))).toBe(
			1,
		);
		stop.abort();
		expect(await waiting).toBeUndefined();
	});
});

test('After a day, nothing is left of 10,000 devices', async () => {
	const account = new Account();
	for (let index = 0; index < 10_000; index++) {
		await account.turn(`device-${index}`, { interval: 1 }, open(), sent);
	}
	// A later message of the same device still keeps its interval.
	expect(account.forgetOld(performance.now())).toBe(false);
	expect(account.forgetOld(performance.now() + A_DAY)).toBe(true);
});

describe('The pause between two messages', () => {
	const time = fc.nat(100_000);
	const random = fc.double({ min: 0, max: 1, noNaN: true });

	test('is the interval', () => {
		fc.assert(fc.property(time, random, (interval, at) => pauseOf({ interval }, at) === interval));
	});

	test('is random between the interval and the max interval', () => {
		fc.assert(
			fc.property(time, time, random, (interval, more, at) => {
				const maxInterval = interval + more;
				const milliseconds = pauseOf({ interval, maxInterval }, at);
				expect(milliseconds).toBeGreaterThanOrEqual(interval);
				expect(milliseconds).toBeLessThanOrEqual(maxInterval);
			}),
		);
		expect(pauseOf({ interval: 10, maxInterval: 20 }, 0)).toBe(10);
		expect(pauseOf({ interval: 10, maxInterval: 20 }, 0.5)).toBe(15);
		expect(pauseOf({ interval: 10, maxInterval: 20 }, 1)).toBe(20);
	});
});
