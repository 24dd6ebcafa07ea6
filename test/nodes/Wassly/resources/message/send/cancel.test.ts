/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setTimeout as sleep } from 'node:timers/promises';
import { trickle } from '@dev/simulator/misbehavior';
import { until } from '@dev/until';
import { emptyItems, nth } from '@test/support/items';
import { SEND_PATH } from '@test/support/setUpWassly';
import { setUpSend, TO } from './setUpSend';

const { wassly, startSending, paths } = setUpSend();

/** Far longer than any test waits. */
const AN_HOUR = 3_600_000;

const messages = () => wassly.simulator.messages;

/** Waits until the first message has been responded to, so that the second one waits for its turn. */
const untilPause = async () => {
	await until('the first message has been sent', () => messages().length === 1);
	// The response arrives in the same process: it has been read after a few turns of the event loop.
	for (let turns = 0; turns < 20; turns++) await sleep(10);
	expect(paths()).toEqual([SEND_PATH]);
};

const NOT_SENT = 'The execution was canceled, so the message was not sent';

describe('An execution that a person cancels between two messages', () => {
	test('has sent the first message, and says that nothing after it was sent', async () => {
		const { run, cancel } = startSending(
			{ options: { interval: AN_HOUR } },
			{ input: emptyItems(3) },
		);
		await untilPause();
		cancel();
		const { error } = await run;
		expect(error?.message).toBe(
			`1 of 3 messages was sent, then the 2nd item stopped the run. ${NOT_SENT}`,
		);
		// n8n offers no retry of a canceled execution.
		expect(error?.description).toMatch(
			/Nothing else was sent\..* with only the items that were not sent/,
		);
		expect(error?.description).not.toMatch(/retry/i);
		expect(error?.context?.itemIndex).toBe(1);
		expect(messages()).toHaveLength(1);
	});

	test('says so for each message that it has not sent, with On Error set to Continue', async () => {
		const { run, cancel } = startSending(
			{ options: { interval: AN_HOUR } },
			{ input: emptyItems(3), onError: 'continueRegularOutput' },
		);
		await untilPause();
		cancel();
		const items = (await run).items();
		expect(items.map(({ json }) => json.error)).toEqual([
			undefined,
			`${NOT_SENT} (to ${TO})`,
			`${NOT_SENT} (to ${TO})`,
		]);
		expect(nth(items, 0).json.success).toBe(true);
		expect(messages()).toHaveLength(1);
	});
});

describe('An execution that a person cancels while a message is on its way', () => {
	test('may have sent that one, and has not sent those after it', async () => {
		const { held, release } = wassly.simulator.holdAfter(1);
		const { run, cancel } = startSending(
			{},
			{ input: emptyItems(4), onError: 'continueRegularOutput' },
		);
		await until('the second message is on its way', () => held() > 0);
		cancel();
		const errors = (await run).items().map(({ json }) => json.error);
		release();
		await until('the second message has been sent, indeed', () => messages().length > 1);
		expect(errors).toEqual([
			undefined,
			expect.stringContaining(`The message may have been sent (to ${TO})`),
			`${NOT_SENT} (to ${TO})`,
			`${NOT_SENT} (to ${TO})`,
		]);
		expect(paths()).toEqual([SEND_PATH, SEND_PATH]);
	});

	test('may have sent one whose response had begun', async () => {
		let hasBegun = false;
		wassly.simulator.alwaysMisbehave((request, response, simulator) => {
			trickle(request, response, simulator);
			response.write(' ', () => (hasBegun = true));
		});
		const { run, cancel } = startSending();
		await until('the response has begun', () => hasBegun);
		// It arrives in the same process: it has been read after a few turns of the event loop.
		for (let turns = 0; turns < 20; turns++) await sleep(10);
		cancel();
		const { error } = await run;
		expect(error?.message).toBe('The request was canceled. The message may have been sent');
	});

	test('sends nothing if it was canceled while the devices were listed', async () => {
		const { held, release } = wassly.simulator.holdAfter(0);
		const { run, cancel } = startSending(
			{ options: { ifNotConnected: 'stop' } },
			{ input: emptyItems(2), onError: 'continueRegularOutput' },
		);
		await until('the devices are being listed', () => held() > 0);
		cancel();
		const errors = (await run).items().map(({ json }) => json.error);
		release();
		expect(errors).toEqual([expect.stringMatching(/canceled/), expect.stringMatching(/canceled/)]);
		expect(messages()).toEqual([]);
	});
});

describe('An interval', () => {
	test.each([2 ** 31, 2 ** 40, 1e300])(
		'of %d milliseconds is a long pause, not none',
		async (interval) => {
			const { run, cancel } = startSending({ options: { interval } }, { input: emptyItems(2) });
			await untilPause();
			cancel();
			expect((await run).error?.message).toContain(NOT_SENT);
			expect(messages()).toHaveLength(1);
		},
	);
});
