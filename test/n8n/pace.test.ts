/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import { status } from '@dev/simulator/misbehavior';
import { documentedDevice } from '@dev/simulator/devices';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { node } from '@dev/n8n/workflows';
import { Batch, batchWorkflow, posts, send, sentNumbers } from './retries/batch';
import { setUpN8n } from './setUpN8n';

const INTERVAL = 250;
// Timers may end a millisecond early.
const KEPT = INTERVAL - 1;

describe.each(Object.values(VERSIONS))('The pace of a device in n8n %s', (version) => {
	const use = setUpN8n({ version });
	let times: number[];

	beforeEach(() => {
		use.simulator.devices = [documentedDevice];
		times = [];
		use.simulator.onMessage = () => times.push(performance.now());
	});

	const gaps = () => times.slice(1).map((time, index) => time - (times[index] ?? 0));

	const paced = () => send(use.credentialId, { options: { interval: INTERVAL } });

	const call = async (path: string, number: number) =>
		await axios.post(`${use.n8n.url}/webhook/${path}`, { items: [{ number }] });

	test('holds for 20 webhooks at once', async () => {
		await Batch.publish(use, 'at-once', paced());
		await Promise.all(Array.from({ length: 20 }, async (_, index) => await call('at-once', index)));
		expect(sentNumbers(use.simulator).sort((a, b) => a - b)).toEqual(
			Array.from({ length: 20 }, (_, index) => index),
		);
		expect(Math.min(...gaps())).toBeGreaterThanOrEqual(KEPT);
	});

	test('holds over the rounds of Loop Over Items', async () => {
		const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
		const workflow = batchWorkflow('rounds', {
			type: 'n8n-nodes-base.splitInBatches',
			name: 'Loop',
			typeVersion: 3,
			parameters: { batchSize: 1, options: {} },
		});
		const batch = await Batch.publishAs(use, 'rounds', {
			...workflow,
			nodes: [...workflow.nodes, node(paced(), workflow.nodes.length)],
			connections: {
				...workflow.connections,
				Loop: { main: [[], to('Wassly')] },
				Wassly: { main: [to('Loop')] },
			},
		});
		expect((await batch.run(5)).status).toBe('success');
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4]);
		expect(Math.min(...gaps())).toBeGreaterThanOrEqual(KEPT);
	});

	test('waits for Wassly in all executions, and loses nothing', async () => {
		await Batch.publish(use, 'limited', send(use.credentialId));
		const limited = status(429, { message: 'Too Many Attempts.' }, { 'retry-after': '2' });
		use.simulator.misbehave(undefined, limited);
		await Promise.all(Array.from({ length: 10 }, async (_, index) => await call('limited', index)));
		expect(sentNumbers(use.simulator).sort((a, b) => a - b)).toEqual([
			...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
		]);
		expect(posts(use.simulator)).toBe(11);
	});
});
