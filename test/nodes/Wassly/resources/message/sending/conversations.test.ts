/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { setImmediate as tick } from 'node:timers/promises';
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
