/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { nth } from '@test/support/items';
import { connectedDevices, numbered, NUMBERED, setUpSend } from './setUpSend';

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
