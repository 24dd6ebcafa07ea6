/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { setImmediate as tick } from 'node:timers/promises';
import type { Outcome } from '@nodes/Wassly/resources/message/sending/outcome';
import { Conversations, type Settle } from '@nodes/Wassly/resources/message/sending/conversations';

test('However many messages are on their way, exactly the conversations to keep are left', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.record({
				left: fc.integer({ min: 1, max: 30 }),
				keep: fc.nat(20),
				lanes: fc.integer({ min: 1, max: 6 }),
				// How long each response takes, and whether the message is refused.
				steps: fc.array(fc.tuple(fc.nat(4), fc.boolean()), { minLength: 10, maxLength: 40 }),
			}),
			async ({ left, keep, lanes, steps }) => {
				const conversations = new Conversations();
				const { signal } = new AbortController();
				let remaining = left;
				let isStopped = false;
				let accepted = 0;
				const queue = [...steps];
				const lane = async () => {
					for (let step = queue.shift(); step && !isStopped; step = queue.shift()) {
						let settle: Settle;
						try {
							settle = await conversations.claim(keep, signal);
						} catch {
							isStopped = true;
							return;
						}
						const [delay, isRefused] = step;
						const receipt = isRefused ? undefined : --remaining;
						if (!isRefused) accepted++;
						for (let ticks = 0; ticks < delay; ticks++) await tick();
						const told = { remaining_conversations: receipt };
						settle(isRefused ? undefined : { status: 'sent', receipt: told });
					}
				};
				await Promise.all(Array.from({ length: lanes }, lane));
				// The first message goes out before anybody knows how many are left.
				expect(remaining).toBeGreaterThanOrEqual(Math.min(keep, left - 1));
				if (isStopped) expect(remaining).toBeLessThanOrEqual(keep);
				else expect(accepted).toBe(steps.filter(([, isRefused]) => !isRefused).length);
			},
		),
	);
});

describe('A message', () => {
	const open = () => new AbortController().signal;
	const told = (remaining: unknown): Outcome => ({
		status: 'sent',
		receipt: { remaining_conversations: remaining as number },
	});
	const unknown: Outcome = { status: 'unknown', error: undefined };
	const refused: Outcome = { status: 'refused', cause: 'message', error: undefined };

	/** Conversations of which a receipt has told that so many are left. */
	const withLeft = async (left: unknown) => {
		const conversations = new Conversations();
		(await conversations.claim(undefined, open()))(told(left));
		return conversations;
	};

	/** Whether a claim is settled at once, waits, or is refused. */
	const claims = async (conversations: Conversations, keep: number | undefined) => {
		const stop = new AbortController();
		let state = 'waits';
		const claim = conversations.claim(keep, stop.signal).then(
			(settle) => {
				if (state === 'waits') state = 'goes out';
				settle(undefined);
			},
			(error) => (state = (error as Error).message),
		);
		await tick();
		const found = state;
		state = 'is over';
		stop.abort();
		await claim;
		return found;
	};

	const NONE = (left: number, word = 'conversations') =>
		`The account has ${left} ${word} left, so this message was not sent`;

	test.each([
		[6, 5, 'goes out'],
		[5, 5, NONE(5)],
		[4, 5, NONE(4)],
		[1, 0, 'goes out'],
		[0, 0, NONE(0)],
		[1, 2, NONE(1, 'conversation')],
		[-1, 5, 'goes out'],
		[-1, 0, 'goes out'],
		[0, undefined, 'goes out'],
		[undefined, 5, 'goes out'],
		['6', 5, 'goes out'],
		['5', 5, NONE(5)],
		[' 5 ', 5, NONE(5)],
		['', 5, 'goes out'],
		[' ', 5, 'goes out'],
		['many', 5, 'goes out'],
		[NaN, 5, 'goes out'],
		[true, 5, 'goes out'],
		[null, 5, 'goes out'],
		[[1], 5, 'goes out'],
	])('of an account with %j left, of which to keep %j: %s', async (left, keep, what) => {
		expect(await claims(await withLeft(left), keep)).toBe(what);
	});

	test.each([
		['nobody knows how many are left', undefined, 5, 'waits'],
		['the one on its way may use the last one', 6, 5, 'waits'],
		['one more may be used', 7, 5, 'goes out'],
		['there is no limit', -1, 5, 'goes out'],
		['it keeps none and one is left', 1, 0, 'waits'],
		['none is left', 0, 0, 'waits'],
		['it keeps any number', 0, undefined, 'goes out'],
	])('behind one that is on its way, if %s, %s of %s: %s', async (_what, left, keep, what) => {
		const conversations = await withLeft(left);
		const settle = await conversations.claim(undefined, open());
		expect(await claims(conversations, keep)).toBe(what);
		settle(undefined);
	});

	test('that waits goes out as soon as the one before it was refused', async () => {
		const conversations = await withLeft(6);
		const settle = await conversations.claim(5, open());
		const waiting = conversations.claim(5, open());
		await tick();
		settle(refused);
		(await waiting)(undefined);
		expect(conversations.left).toBe(6);
	});

	test('that waits is not sent if the one before it used the last one', async () => {
		const conversations = await withLeft(6);
		const settle = await conversations.claim(5, open());
		const waiting = conversations.claim(5, open());
		settle(told(5));
		await expect(waiting).rejects.toThrow(NONE(5));
	});

	test('that was canceled waits no longer, whatever becomes of the one before it', async () => {
		const conversations = await withLeft(6);
		const settle = await conversations.claim(5, open());
		const stop = new AbortController();
		const waiting = conversations.claim(5, stop.signal);
		await tick();
		stop.abort();
		(await waiting)(undefined);
		settle(undefined);
	});

	test.each([
		['may have been sent', unknown, 6],
		['was refused', refused, 7],
		['never left', undefined, 7],
		['was sent with a receipt that says nothing', told(undefined), 7],
		['was sent', told(3), 3],
	])('that %s leaves so many', async (_what, outcome, left) => {
		const conversations = await withLeft(7);
		(await conversations.claim(5, open()))(outcome);
		expect(conversations.left).toBe(left);
	});

	test.each([
		[undefined, undefined],
		[0, 0],
		[-1, -1],
	])('that may have been sent uses none of %j', async (left, rest) => {
		const conversations = await withLeft(left);
		(await conversations.claim(undefined, open()))(unknown);
		expect(conversations.left).toBe(rest);
	});

	test('that left before the last receipt says nothing newer; one that left after it does', async () => {
		const conversations = new Conversations();
		const [first, second] = [
			await conversations.claim(undefined, open()),
			await conversations.claim(undefined, open()),
		];
		second(told(7));
		// It was counted before.
		first(told(8));
		expect(conversations.left).toBe(7);
		const third = await conversations.claim(undefined, open());
		third(told(100));
		expect(conversations.left).toBe(100);
	});

	test('whose receipts come in another order counts with the fewest', async () => {
		const conversations = new Conversations();
		const [first, second] = [
			await conversations.claim(undefined, open()),
			await conversations.claim(undefined, open()),
		];
		first(told(8));
		second(told(7));
		expect(conversations.left).toBe(7);
	});

	test('in a further try counts with what is known, or with what an earlier one has learned', async () => {
		const conversations = new Conversations();
		conversations.resume(5);
		expect(conversations.left).toBe(5);
		conversations.resume(9);
		expect(conversations.left).toBe(5);
		conversations.forget();
		expect(conversations.left).toBeUndefined();
		conversations.resume(9);
		expect(conversations.left).toBe(9);
	});
});
