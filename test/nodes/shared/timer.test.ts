/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { endOrAbort, onAbort, timerFor, wait, waitUntil } from '@nodes/shared/timer';

const A_DAY = 24 * 60 * 60_000;
const LONGEST = 2 ** 31 - 1;
const START = Date.UTC(2024, 0, 15);

beforeEach(() => {
	jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});

afterEach(() => jest.useRealTimers());

/** Whether somebody still waits. */
const watch = (waiting: Promise<void>) => {
	const watched = { isOver: false };
	void waiting.then(() => (watched.isOver = true));
	return watched;
};

describe('Waiting', () => {
	test('takes as long as it should', async () => {
		const watched = watch(wait(1000));
		await jest.advanceTimersByTimeAsync(999);
		expect(watched.isOver).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(watched.isOver).toBe(true);
	});

	test.each([0, -1, -Infinity])(
		'takes no time if there is nothing to wait for: %p',
		async (time) => {
			await wait(time);
			expect(jest.getTimerCount()).toBe(0);
		},
	);

	test('ends when it is canceled, and does not begin after that', async () => {
		const stop = new AbortController();
		const watched = watch(wait(A_DAY, stop.signal));
		await jest.advanceTimersByTimeAsync(1);
		expect(watched.isOver).toBe(false);
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(watched.isOver).toBe(true);
		await wait(A_DAY, stop.signal);
	});

	// Node.js would end a longer timer at once, so that a loop around it would keep the machine busy.
	test('for two months sets a timer once a month', async () => {
		const watched = watch(waitUntil(START + 60 * A_DAY, new AbortController().signal));
		for (const time of [LONGEST, 2 * LONGEST, 60 * A_DAY]) {
			expect(watched.isOver).toBe(false);
			await jest.advanceTimersToNextTimerAsync();
			expect(Date.now() - START).toBe(time);
		}
		expect(watched.isOver).toBe(true);
	});
});

describe('Waiting for something else', () => {
	test('ends with it', async () => {
		const watched = watch(endOrAbort(wait(1000), new AbortController().signal));
		await jest.advanceTimersByTimeAsync(999);
		expect(watched.isOver).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(watched.isOver).toBe(true);
	});

	test('ends when it is canceled, also before it begins', async () => {
		const stop = new AbortController();
		const never = new Promise<void>(() => {});
		const watched = watch(endOrAbort(never, stop.signal));
		await jest.advanceTimersByTimeAsync(A_DAY);
		expect(watched.isOver).toBe(false);
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(watched.isOver).toBe(true);
		await endOrAbort(never, stop.signal);
	});
});

test('Whoever wants to know of an abort is told once, unless that is taken back', () => {
	const stop = new AbortController();
	const told: string[] = [];
	const forget = onAbort(stop.signal, () => told.push('forgotten'));
	onAbort(stop.signal, () => told.push('a'));
	onAbort(stop.signal, () => told.push('b'));
	forget();
	stop.abort();
	stop.abort();
	expect(told.sort()).toEqual(['a', 'b']);
});

test.each([
	[1, 1000],
	[0.0001, 1],
	[60 * 24 * 60 * 60, LONGEST],
])('A timer for %p seconds is set to %p ms', (seconds, milliseconds) => {
	expect(timerFor(seconds)).toBe(milliseconds);
});
