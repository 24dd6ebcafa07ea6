/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setTimeout as sleep } from 'node:timers/promises';
import * as bad from '@dev/simulator/misbehavior';
import { until } from '@dev/until';
import { connectedDevices, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, send, start, posts, texts, senders } = setUpSend();

/** Items for three devices in turn. */
const input = numbered(9).map(({ json }, index) => ({
	json: { ...json, device: `instance-${index % 3}` },
}));
const parameters = { ...NUMBERED, instanceId: '={{ $json.device }}' };

beforeEach(() => (wassly.simulator.devices = connectedDevices(3)));

describe('Messages through different devices', () => {
	test('go out at the same time, those of each device one after the other', async () => {
		const gate = wassly.simulator.holdAfter(0);
		const execution = start(parameters, { input });
		await until('three messages are on their way', () => gate.held() === 3);
		expect(posts()).toBe(3);
		gate.release();
		const run = await execution.result();
		for (const device of ['instance-0', 'instance-1', 'instance-2']) {
			expect(texts().filter((_, index) => senders()[index] === device)).toEqual(
				input
					.filter(({ json }) => json.device === device)
					.map(({ json }) => `Number ${json.index}`),
			);
		}
		expect(run.items().map(({ json, pairedItem }) => [json.instance_id, pairedItem])).toEqual(
			input.map(({ json }, item) => [json.device, { item }]),
		);
	});

	test('come out in the order of the items, whichever was sent first', async () => {
		// The first device is the last to respond.
		const slow: bad.Misbehavior = (request, response, account) => {
			void until('the others have been sent', () => texts().length === 6).then(() =>
				bad.json({ success: true, data: { conversation_id: 'slow' } })(request, response, account),
			);
		};
		wassly.simulator.misbehave(slow);
		const run = await send(parameters, { input });
		expect(run.items().map(({ json }) => json.contact_mobile_number)).toEqual(
			input.map(({ json }) => json.to),
		);
	});

	test('all stop when one is not sent; those on their way are waited for and told', async () => {
		const gate = wassly.simulator.holdAfter(0);
		const refuse = bad.status(422, { message: 'No' });
		wassly.simulator.misbehave(undefined, refuse, undefined);
		const execution = start(parameters, { input });
		await until('three messages are on their way', () => gate.held() === 3);
		gate.release();
		const { error } = await execution.result();
		expect(error?.message).toMatch(
			/^[2-6] of 9 messages were sent, then the \d\w\w item stopped the run/,
		);
		expect(error?.message).toContain(`${texts().length} of 9`);
		expect(posts()).toBe(texts().length + 1);
		expect(posts()).toBeLessThan(9);
		await (await execution.retry()).result();
		expect(texts().sort()).toEqual(input.map(({ json }) => `Number ${json.index}`));
	});

	test('do not wait for the interval of another device, nor after a stop', async () => {
		wassly.simulator.misbehave(undefined, undefined, bad.status(422));
		// An interval that is waited for would end the test.
		const options = { interval: 90_000 };
		const run = await send({ ...parameters, options }, { input });
		expect(run.error?.message).toContain('2 of 9 messages were sent');
		expect(posts()).toBe(3);
	});
});

test('A canceled execution sends nothing more through any device', async () => {
	const execution = start({ ...parameters, options: { interval: 500 } }, { input });
	await until('each device has sent a message', () => texts().length >= 3);
	execution.cancel();
	const sent = posts();
	await execution.result();
	await sleep(1500);
	// One message of each device may have been on its way.
	expect(posts()).toBeLessThanOrEqual(Math.max(sent, 6));
});

describe('The intervals', () => {
	test('may be equal', async () => {
		expect(
			(
				await send({
					instanceId: 'instance-0',
					options: { interval: 10, longestInterval: 10 },
				})
			).error,
		).toBeUndefined();
	});

	test('can not be longer at least than at most', async () => {
		const { error } = await send({ options: { interval: 20, longestInterval: 10 } });
		expect(error?.message).toContain('is shorter than');
		expect(posts()).toBe(0);
	});
});
