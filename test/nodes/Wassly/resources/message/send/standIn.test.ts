/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { LIST_PATH, SEND_PATH } from '@test/support/setUpWassly';
import { nth, only } from '@test/support/items';
import { connectedDevices, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, send, start, paths, posts, texts, senders } = setUpSend();

const best = { ...NUMBERED, sendThrough: 'best' };
const spread = { ...NUMBERED, sendThrough: 'spread' };
const lists = () => paths().filter((path) => path === LIST_PATH).length;

let devices: ReturnType<typeof connectedDevices>;

beforeEach(() => (wassly.simulator.devices = devices = connectedDevices(4)));

/** Disconnects the device of the message after which this many have arrived. */
function dropAfter(...counts: number[]) {
	wassly.simulator.onMessage = ({ fields }) => {
		if (!counts.includes(wassly.simulator.messages.length)) return;
		for (const device of devices) {
			if (device.instance_id === fields.instance_id) device.status = 'disconnected';
		}
	};
}

describe('When a device drops in the middle of 50 messages', () => {
	const input = numbered(50);

	test('all arrive once and in order through the next best, and the items say through which', async () => {
		dropAfter(20);
		const run = await send(best, { input });
		expect(texts()).toEqual(input.map(({ json }) => `Number ${json.index}`));
		expect(run.items().map(({ json }) => [json.instance_id, json.replacedInstanceId])).toEqual(
			input.map((_, index) =>
				index < 20 ? ['instance-3', undefined] : ['instance-2', 'instance-3'],
			),
		);
		// Only the first message that was refused had to ask.
		expect([posts(), lists()]).toEqual([51, 2]);
	});

	test('another one stands in for the second device, too', async () => {
		dropAfter(10, 30);
		const run = await send(best, { input });
		expect(texts()).toEqual(input.map(({ json }) => `Number ${json.index}`));
		const { json } = nth(run.items(), 49);
		expect([json.instance_id, json.replacedInstanceId]).toEqual(['instance-1', 'instance-3']);
	});

	test('only its own recipients move to others', async () => {
		dropAfter(20);
		const run = await send(spread, { input });
		expect(new Set(texts()).size).toBe(50);
		expect(texts()).toHaveLength(50);
		const dropped = devices.find(({ status }) => status === 'disconnected')?.instance_id;
		for (const { json } of run.items()) {
			expect([undefined, dropped]).toContain(json.replacedInstanceId);
		}
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			input.map((_, item) => ({ item })),
		);
	});

	test('the best one stands in for it, if it may', async () => {
		dropAfter(20);
		const instanceId = 'instance-0';
		const options = { ifNotConnected: 'useBest' };
		const run = await send({ ...NUMBERED, instanceId, options }, { input });
		expect(new Set(texts()).size).toBe(50);
		const { json } = nth(run.items(), 49);
		expect([json.instance_id, json.replacedInstanceId]).toEqual(['instance-3', instanceId]);
	});

	test('and leaves the list, another one stands in', async () => {
		wassly.simulator.onMessage = () => {
			if (texts().length === 20) devices.pop();
		};
		await send(best, { input });
		expect(new Set(texts()).size).toBe(50);
		expect(senders().at(-1)).toBe('instance-2');
	});

	test('and no other is connected, the run ends with one refusal that says so', async () => {
		devices.splice(1);
		dropAfter(20);
		const { error } = await send(best, { input });
		expect(error?.message).toBe(
			'20 of 50 messages were sent, then the 21st item stopped the run. No device is connected, so the message was not sent',
		);
		expect([posts(), lists()]).toEqual([21, 2]);
	});

	test('the item names the device that a person has chosen, also after two stand-ins', async () => {
		nth(devices, 0).status = 'disconnected';
		dropAfter(10);
		const options = { ifNotConnected: 'useBest' };
		const run = await send({ ...NUMBERED, instanceId: 'instance-0', options }, { input });
		const { json } = nth(run.items(), 49);
		expect([json.instance_id, json.replacedInstanceId]).toEqual(['instance-2', 'instance-0']);
	});

	test('the item has its instance_id, even if a person has chosen it by its id', async () => {
		Object.assign(nth(devices, 0), { id: 17, status: 'disconnected' });
		const run = await send({ instanceId: '17', options: { ifNotConnected: 'useBest' } });
		expect(only(run.items()).json.replacedInstanceId).toBe('instance-0');
	});

	test('a retry of the rest keeps saying which device was replaced', async () => {
		dropAfter(2);
		const execution = start(best, { input: numbered(4), retryOnFail: true });
		const refuse = bad.status(422, { message: 'Not now' });
		// The list, two messages, one that is refused, the list again, its stand-in, and then a refusal.
		wassly.simulator.misbehave(...Array.from({ length: 6 }, () => undefined), refuse);
		const run = await execution.result();
		expect(run.items().map(({ json }) => json.replacedInstanceId)).toEqual([
			...[undefined, undefined, 'instance-3'],
			undefined,
		]);
	});

	test('nothing stands in for it unless it may', async () => {
		dropAfter(20);
		const options = { ifNotConnected: 'stop' };
		const { error } = await send({ ...NUMBERED, instanceId: 'instance-0', options }, { input });
		expect(error?.message).toContain('20 of 50 messages were sent');
		expect(posts()).toBe(21);
	});
});

describe('No device stands in', () => {
	test('after an outcome that nobody knows, even if the device has dropped', async () => {
		wassly.simulator.misbehave(undefined, (request, response, account) => {
			nth(devices, 3).status = 'disconnected';
			bad.reset(request, response, account);
		});
		const { error } = await send({ sendThrough: 'best' });
		expect(paths()).toEqual([LIST_PATH, SEND_PATH]);
		expect(error?.message).toContain('may have been sent');
	});

	test.each([413, 415, 422])(
		'for a message that is refused for its own sake: %i',
		async (status) => {
			wassly.simulator.misbehave(undefined, bad.status(status, { message: 'Not this one' }));
			const { error } = await send({ sendThrough: 'best' });
			expect(paths()).toEqual([LIST_PATH, SEND_PATH]);
			expect(error?.message).toContain('Not this one');
		},
	);

	test('for a message that is refused while its device is connected', async () => {
		wassly.simulator.misbehave(undefined, bad.status(400, { message: 'Unknown contact' }));
		const { error } = await send({ sendThrough: 'best' });
		expect(paths()).toEqual([LIST_PATH, SEND_PATH, LIST_PATH]);
		expect(error?.message).toContain('Unknown contact');
	});

	test('for a message that is refused while its device is connected, even if another is better by now', async () => {
		wassly.simulator.misbehave(undefined, (...request) => {
			Object.assign(nth(devices, 0), { lastActive: '2030-01-01T00:00:00Z' });
			bad.status(404, { message: 'No such recipient' })(...request);
		});
		const { error } = await send({ sendThrough: 'best' });
		expect(error?.message).toContain('No such recipient');
		expect([posts(), lists()]).toEqual([1, 2]);
	});

	test('if nobody can tell whether the device has dropped', async () => {
		const refusal = bad.status(400, { message: 'Not now' });
		wassly.simulator.misbehave(undefined, refusal, bad.status(500));
		const { error } = await send({ sendThrough: 'best' });
		expect(paths()).toEqual([LIST_PATH, SEND_PATH, LIST_PATH]);
		expect(error?.message).toContain('Not now');
	});
});

test('A device that keeps dropping and returning ends no run in a circle', async () => {
	wassly.simulator.devices = devices = connectedDevices(2);
	let lists = 0;
	wassly.simulator.alwaysMisbehave((request, response) => {
		if (request.method === 'POST') return bad.status(400)(request, response, wassly.simulator);
		// Each list calls the other device connected.
		devices.forEach((device, index) => {
			device.status = index === lists % 2 ? 'connected' : 'disconnected';
		});
		lists++;
		bad.json({ success: true, devices })(request, response, wassly.simulator);
	});
	const { error } = await send({ sendThrough: 'best' });
	expect(error?.message).toContain('The message was not sent');
	expect(posts()).toBe(2);
});

test('100 messages that a connected device refuses ask for the list every few seconds only', async () => {
	wassly.simulator.alwaysMisbehave((request, response) =>
		request.method === 'POST'
			? bad.status(400)(request, response, wassly.simulator)
			: bad.json({ success: true, devices })(request, response, wassly.simulator),
	);
	const before = performance.now();
	await send(best, { input: numbered(100), onError: 'continueRegularOutput' });
	const seconds = (performance.now() - before) / 1000;
	expect(posts()).toBe(100);
	expect(lists()).toBeLessThanOrEqual(2 + seconds / 5);
});
