/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { Engine } from '@dev/engine/engine';
import type { NodeRun } from '@dev/engine/nodeRun';
import { packageFolder } from '@dev/engine/pack';
import { manyDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { route } from '@dev/simulator/routes/router';
import { Simulator } from '@dev/simulator/simulator';
import { captureLogs } from '@test/support/captureLogs';
import { makeFaults } from './faults';
import { Proxy } from './proxy';

const EXECUTIONS = 50;
const MESSAGES_OF_EACH = 10;
const DEVICES = 5;

// FAULTS_SEED=… repeats a run.
const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));

const textOf = (execution: number, item: number) => `Execution ${execution}, message ${item}`;

describe(`${EXECUTIONS * MESSAGES_OF_EACH} messages of ${EXECUTIONS} executions at once, on a bad connection with a rate limit (FAULTS_SEED=${seed})`, () => {
	let simulator: Simulator;
	let proxy: Proxy;
	let runs: NodeRun[];
	let refusals = 0;

	beforeAll(async () => {
		captureLogs();
		simulator = await Simulator.start();
		simulator.devices = manyDevices(DEVICES).map((device) => ({ ...device, status: 'connected' }));
		// One in thirty requests or so meets the limit.
		const limited = fc.sample(fc.nat(29), { seed, numRuns: 5000 });
		simulator.alwaysMisbehave((...request) => {
			if (limited.shift() !== 0) return void route(...request);
			refusals++;
			bad.status(429, { message: 'Too Many Attempts.' }, { 'retry-after': '1' })(...request);
		});
		proxy = await Proxy.start(simulator);
		proxy.faults = makeFaults(seed, 2 * EXECUTIONS * MESSAGES_OF_EACH);
		const engine = await Engine.load(packageFolder('jest'));
		engine.saveCredential({ ...simulator.credential, baseUrl: proxy.url });
		runs = await Promise.all(
			Array.from({ length: EXECUTIONS }, async (_, execution) => {
				return await engine.runNode({
					parameters: {
						...{ resource: 'message', operation: 'send', to: '+15550100200' },
						instanceId: `instance-${execution % DEVICES}`,
						message: '={{ $json.text }}',
						options: { timeout: 1, rateLimitWait: 600 },
					},
					input: Array.from({ length: MESSAGES_OF_EACH }, (_item, item) => ({
						json: { text: textOf(execution, item) },
					})),
					onError: 'continueRegularOutput',
				});
			}),
		);
	}, 600_000);

	afterAll(async () => {
		await proxy.stop();
		await simulator.stop();
		jest.restoreAllMocks();
	});

	const arrived = () => simulator.messages.map(({ fields }) => fields.message);

	test('there are enough refusals and unknown outcomes', () => {
		expect(refusals).toBeGreaterThan(5);
		const errors = runs.flatMap((run) => run.items().map(({ json }) => String(json.error ?? '')));
		expect(errors.filter((error) => error.includes('may have been sent')).length).toBeGreaterThan(
			20,
		);
	});

	test('no message arrives twice', () => {
		expect(arrived()).toHaveLength(new Set(arrived()).size);
	});

	test('each item says truly what became of its message', () => {
		const all = new Set(arrived());
		runs.forEach((run, execution) => {
			expect(run.items()).toHaveLength(MESSAGES_OF_EACH);
			run.items().forEach(({ json }, item) => {
				const said = String(json.error ?? 'sent');
				const has = all.has(textOf(execution, item));
				if (said === 'sent') expect(has).toBe(true);
				else if (!said.includes('may have been sent')) {
					expect(said).toContain('not sent');
					expect(has).toBe(false);
				}
			});
		});
	});

	test('the rate limit costs no message: none is refused because of it', () => {
		const errors = runs.flatMap((run) => run.items().map(({ json }) => String(json.error ?? '')));
		expect(errors.filter((error) => error.includes('too many requests'))).toEqual([]);
	});
});
