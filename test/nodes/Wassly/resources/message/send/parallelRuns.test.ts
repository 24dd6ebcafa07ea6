/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setTimeout as sleep } from 'node:timers/promises';
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { route } from '@dev/simulator/routes/router';
import { newNode } from '@dev/engine/nodes';
import { emptyItems } from '@test/support/items';
import { until } from '@dev/until';
import { connectedDevices, messageParameters, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, send, startSending, start, posts, texts } = setUpSend();

const INTERVAL = 300;
const AN_HOUR = 3_600_000;
const options = { interval: INTERVAL };

/** When each message arrived, by its device, in milliseconds. */
let arrivals: Map<string, number[]>;

const through = (index: number) => ({ options, instanceId: `instance-${index}` });

beforeEach(() => {
	wassly.simulator.devices = connectedDevices(4);
	arrivals = new Map();
	wassly.simulator.onMessage = ({ fields }) => {
		const device = fields.instance_id ?? '';
		arrivals.set(device, [...(arrivals.get(device) ?? []), performance.now()]);
	};
});

/** The shortest time between two messages of a device. */
function shortestGap(): number {
	const gaps = [...arrivals.values()].flatMap((times) =>
		times.slice(1).map((time, index) => time - (times[index] ?? 0)),
	);
	expect(gaps).not.toEqual([]);
	return Math.min(...gaps);
}

// Timers may end a millisecond early.
const KEPT = INTERVAL - 1;

describe('The interval of a device holds', () => {
	test.each([2, 20])('for %i executions at the same time', async (count) => {
		const runs = Array.from({ length: count }, async () => await send(through(0)));
		for (const run of await Promise.all(runs)) expect(run.error).toBeUndefined();
		expect(posts()).toBe(count);
		expect(shortestGap()).toBeGreaterThanOrEqual(KEPT);
	});

	test('for one execution after the other', async () => {
		for (let run = 0; run < 3; run++) await send(through(0));
		expect(shortestGap()).toBeGreaterThanOrEqual(KEPT);
	});

	test('over the rounds of a loop', async () => {
		await start(through(0), { rounds: 3 }).result();
		expect(posts()).toBe(3);
		expect(shortestGap()).toBeGreaterThanOrEqual(KEPT);
	});

	test('for two nodes in a row', async () => {
		const node = (name: string) => ({
			...wassly.engine.nodeFor({ parameters: messageParameters(through(0)) }),
			name,
			id: name,
		});
		const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
		await wassly.engine.runWorkflow(
			{
				nodes: [newNode('Start', 'n8n-nodes-base.manualTrigger'), node('First'), node('Second')],
				connections: { Start: to('First'), First: to('Second') },
			},
			{ Start: emptyItems(1) },
		);
		expect(posts()).toBe(2);
		expect(shortestGap()).toBeGreaterThanOrEqual(KEPT);
	});

	test('after messages that have none', async () => {
		await send({ ...through(0), options: {} });
		await send(through(0));
		expect(shortestGap()).toBeGreaterThanOrEqual(KEPT);
	});

	test('after a question of Send and Wait', async () => {
		await send({ ...through(0), operation: 'sendAndWait', responseType: 'approval', options: {} });
		await send(through(0));
		expect(posts()).toBe(2);
		expect(shortestGap()).toBeGreaterThanOrEqual(KEPT);
	});
});

describe('Nobody waits', () => {
	test('for another device', async () => {
		const begin = performance.now();
		await send(through(0));
		const options = { interval: AN_HOUR };
		await Promise.all([1, 2, 3].map(async (index) => await send({ ...through(index), options })));
		expect(posts()).toBe(4);
		expect(performance.now() - begin).toBeLessThan(AN_HOUR);
	});

	test('for another account', async () => {
		const options = { interval: AN_HOUR };
		await send({ ...through(0), options });
		wassly.simulator.apikey = 'another-api-key';
		wassly.engine.saveCredential(wassly.simulator.credential);
		await send({ ...through(0), options });
		expect(posts()).toBe(2);
	});

	test('without an interval', async () => {
		const held = wassly.simulator.holdAfter(0);
		const runs = Array.from({ length: 5 }, async () => {
			return await send({ ...through(0), options: {} });
		});
		await until('all five messages are on their way', () => held.held() === 5);
		held.release();
		await Promise.all(runs);
		expect(posts()).toBe(5);
	});
});

test('An urgent message is not kept behind a long batch', async () => {
	const batch = start({ ...through(0), ...NUMBERED }, { input: numbered(30) });
	await until('the batch has begun', () => posts() > 1);
	await send({ ...through(0), message: 'Urgent' });
	// At most one message of the batch was already on its way, and one stood in line.
	const position = texts().indexOf('Urgent');
	expect(position).toBeGreaterThan(0);
	expect(texts().length - position).toBeLessThanOrEqual(2);
	batch.cancel();
	await batch.result();
	expect(shortestGap()).toBeGreaterThanOrEqual(KEPT);
});

test('A message of a canceled execution leaves the line, and nobody behind it waits for it', async () => {
	await send(through(0));
	const canceled = startSending({ ...through(0), options: { interval: AN_HOUR } });
	await sleep(100);
	const next = startSending(through(0));
	await sleep(100);
	expect(posts()).toBe(1);
	canceled.cancel();
	expect((await canceled.run).error?.message).toContain('The execution was canceled');
	expect((await next.run).error).toBeUndefined();
	expect(posts()).toBe(2);
});

test('Four executions at once keep the conversations that each of them wants to keep', async () => {
	wassly.simulator.remainingConversations = 20;
	const runs = await Promise.all(
		[0, 1, 2, 3].map(async (index) => {
			const parameters = { ...NUMBERED, ...through(index), options: { keepConversations: 5 } };
			return await send(parameters, { input: numbered(10) });
		}),
	);
	expect(wassly.simulator.remainingConversations).toBe(5);
	expect(texts()).toHaveLength(15);
	for (const { error } of runs) expect(error?.message).toContain('5 conversations left');
});

test('A plan that is topped up while other executions send is noticed', async () => {
	wassly.simulator.remainingConversations = 6;
	const gate = wassly.simulator.holdAfter(1);
	const options = { keepConversations: 5 };
	await send({ ...through(0), options });
	// Another execution is sending all the time.
	const other = send({ ...through(1), options: {} }, { input: emptyItems(2) });
	await until('it is sending', () => gate.held() === 1);
	wassly.simulator.remainingConversations = 100;
	gate.release();
	await other;
	expect((await send({ ...through(0), options })).error).toBeUndefined();
});

test('At most 20 messages with files are sent at the same time, in all executions together', async () => {
	wassly.simulator.devices = connectedDevices(60);
	let inFlight = 0;
	let most = 0;
	const slowly: Misbehavior = async (...args) => {
		most = Math.max(most, ++inFlight);
		await sleep(30);
		inFlight--;
		await route(...args);
	};
	wassly.simulator.alwaysMisbehave(slowly);
	const data = Buffer.from('file').toString('base64');
	const binary = { data: { data, mimeType: 'application/pdf', fileName: 'a.pdf' } };
	const runs = [0, 1, 2].map(async (run) => {
		const input = Array.from({ length: 20 }, (_, index) => ({
			json: { id: `instance-${run * 20 + index}` },
			binary,
		}));
		const additionalFields = { documentBinaryProperty: 'data' };
		return await send({ instanceId: '={{ $json.id }}', additionalFields }, { input });
	});
	for (const { error } of await Promise.all(runs)) expect(error).toBeUndefined();
	expect(texts()).toHaveLength(60);
	expect(most).toBe(20);
});

describe('n8n shows above the output', () => {
	test('how many messages went through another device', async () => {
		const devices = connectedDevices(2);
		wassly.simulator.devices = devices.map((device, index) => ({
			...device,
			status: index === 0 ? 'disconnected' : 'connected',
		}));
		const run = await send({ instanceId: 'instance-0', options: { ifNotConnected: 'useBest' } });
		expect(run.hints()).toEqual([
			expect.stringContaining('1 message was sent through another device'),
		]);
	});

	test('that many messages went through one device without an interval', async () => {
		const parameters = { ...NUMBERED, ...through(0), options: {} };
		expect((await send(parameters, { input: numbered(20) })).hints()).toEqual([]);
		const [hint] = (await send(parameters, { input: numbered(21) })).hints();
		expect(hint).toContain('WhatsApp may restrict numbers that send in bulk');
	});

	test('how many items failed, and how many messages may have been sent, if the run continues', async () => {
		wassly.simulator.misbehave(bad.reset, bad.status(422));
		const parameters = { ...NUMBERED, ...through(0), options: {} };
		const run = await send(parameters, { input: numbered(3), onError: 'continueRegularOutput' });
		expect(run.hints()).toEqual([
			'1 message may have been sent: check the chat before sending again.',
			'2 of 3 items failed: see their field "error".',
		]);
	});

	test('how many conversations are left, if they are few', async () => {
		wassly.simulator.remainingConversations = 2;
		expect((await send(through(0))).hints()).toEqual(['The account has 1 conversation left.']);
	});

	test('how long a message waited for other executions', async () => {
		const held = wassly.simulator.holdAfter(0);
		const first = send(through(0));
		await until('the first message is on its way', () => held.held() === 1);
		const second = send(through(0));
		await sleep(2500);
		held.release();
		await first;
		expect((await second).hints()).toEqual([
			expect.stringMatching(/^Messages waited up to \d+ seconds for other executions/),
		]);
	});

	test('nothing after an ordinary run', async () => {
		expect((await send(through(0))).hints()).toEqual([]);
	});
});
