/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { setImmediate as tick } from 'node:timers/promises';
import { Conversations, type Settle } from '@nodes/Wassly/resources/message/sending/conversations';
import { nth } from '@test/support/items';
import { connectedDevices, numbered, NUMBERED, setUpSend } from '../send/setUpSend';

const { wassly, send, start, texts } = setUpSend();

const options = { keepConversations: 5 };
const keep = { ...NUMBERED, options };
const spread = { ...keep, sendThrough: 'spread' };

beforeEach(() => {
	wassly.simulator.devices = connectedDevices(4);
	wassly.simulator.remainingConversations = 12;
});

describe('With Minimum Conversations Left', () => {
	const through = { ...keep, instanceId: 'instance-0' };

	test('a run stops before fewer are left, and says how many messages were sent', async () => {
		const { error } = await send(through, { input: numbered(20) });
		expect(wassly.simulator.remainingConversations).toBe(5);
		expect(error?.message).toBe(
			'7 of 20 messages were sent, then the 8th item stopped the run. The account has 5 conversations left, so this message was not sent',
		);
		expect(error?.description).toContain("'Minimum Conversations Left' is 5");
	});

	test('several devices at the same time take no more and no fewer', async () => {
		const { error } = await send(spread, { input: numbered(20) });
		expect(wassly.simulator.remainingConversations).toBe(5);
		expect(error?.message).toContain('7 of 20 messages were sent');
	});

	test('an account without a limit sends everything', async () => {
		wassly.simulator.remainingConversations = -1;
		await send(spread, { input: numbered(20) });
		expect(texts()).toHaveLength(20);
	});

	test('the further tries of Retry On Fail take none either', async () => {
		await start(through, { input: numbered(20), retryOnFail: true }).result();
		expect(wassly.simulator.remainingConversations).toBe(5);
	});

	test('the next rounds of a loop take none either', async () => {
		const onError = 'continueRegularOutput';
		await start(through, { input: numbered(4), onError, rounds: 3 }).result();
		expect(wassly.simulator.remainingConversations).toBe(5);
	});

	test('a person who tops up the plan can send the rest by a retry', async () => {
		const execution = start(through, { input: numbered(20) });
		await execution.result();
		wassly.simulator.remainingConversations = 100;
		const run = await (await execution.retry()).result();
		expect(run.items()).toHaveLength(20);
		expect(texts()).toHaveLength(20);
	});

	test('a run that continues on fail says it for each item', async () => {
		const run = await send(through, { input: numbered(9), onError: 'continueRegularOutput' });
		expect(run.items().filter(({ json }) => 'error' in json)).toHaveLength(2);
		expect(nth(run.items(), 8).json.error).toContain('5 conversations left');
	});
});

test('Without Minimum Conversations Left, messages go out while there are conversations', async () => {
	await send({ ...NUMBERED, instanceId: 'instance-0' }, { input: numbered(20) });
	expect(wassly.simulator.remainingConversations).toBe(0);
	expect(texts()).toHaveLength(12);
});

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
