/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { VERSIONS } from '@dev/n8n/install/n8n';
import { documentedDevice, manyDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { first } from '@test/support/items';
import { callWebhook } from './queue/callWebhook';
import { Cluster, GIVES_UP_SOON } from './queue/cluster';
import { after, Batch, refuse, send, sentNumbers } from './retries/batch';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { until } from '@dev/until';
import {
	accountOf,
	chain,
	respond,
	wassly,
	wasslyByLogin,
	webhook,
	type Part,
} from '@dev/n8n/workflows';

const RUNS = 200;
const CONCURRENCY = 5;
const devices = manyDevices(20);

interface WebhookResponse {
	executionId: string;
	instanceIds: string[];
}

describe('Queue mode, with two workers', () => {
	let simulator: Simulator;
	const cluster = new Cluster(VERSIONS.current, GIVES_UP_SOON);
	let rest: Rest;

	beforeAll(async () => {
		simulator = await Simulator.start();
		await cluster.start(2, CONCURRENCY);
		rest = await Rest.signIn(cluster.main.url, owner);
		await publish('devices', wassly(await rest.saveCredential(accountOf(simulator))));
		const loginId = await rest.saveCredential({
			name: 'Wassly login',
			type: 'wasslyLoginApi',
			data: { ...simulator.loginCredential, token: 'expired-token' },
		});
		await publish('devices-by-login', wasslyByLogin(loginId));
	}, 400_000);

	/** Publishes a workflow that responds to a webhook with the devices. */
	const publish = async (path: string, node: Part) => {
		const workflow = chain(
			path,
			webhook(path),
			node,
			respond(
				"{ executionId: $execution.id, instanceIds: $('Wassly').all().map((item) => item.json.instance_id) }",
			),
		);
		await rest.publish(await rest.saveWorkflow(workflow));
	};

	beforeEach(() => {
		simulator.reset();
		simulator.devices = devices;
	});

	afterAll(async () => await Promise.all([cluster.stop(), simulator?.stop()]));

	/** Calls the workflow many times at once; a run that fails or is given up has no response. */
	const callAtOnce = async (
		runs = RUNS,
		path = 'devices',
	): Promise<Array<WebhookResponse | undefined>> =>
		await Promise.all(
			Array.from({ length: runs }, async () => {
				const url = `${cluster.main.url}/webhook/${path}`;
				const call = async () => await callWebhook<WebhookResponse>({ url });
				const response = (await call()) ?? (await call());
				return response?.status === 200 ? response.data : undefined;
			}),
		);

	test('runs 200 at once: none is lost, both workers work, one request each', async () => {
		// Both workers are full before the first run ends, so that each has its share.
		const gate = simulator.holdAfter(0);
		const responding = callAtOnce();
		await until('both workers are busy', () => gate.held() === 2 * CONCURRENCY).finally(
			gate.release,
		);
		const responses = await responding;
		expect(responses.map((response) => response?.instanceIds)).toEqual(
			responses.map(() => devices.map((device) => device.instance_id)),
		);
		const ids = responses.map((response) => response?.executionId);
		expect(new Set(ids).size).toBe(RUNS);
		expect(simulator.requests).toHaveLength(RUNS);
		const shares = () => cluster.workers.map(({ output }) => finished(output));
		await until('the workers have told of all runs', () => shares().flat().length >= RUNS);
		expect(shares().flat().sort()).toEqual([...ids].sort());
		for (const share of shares()) expect(share.length).toBeGreaterThanOrEqual(CONCURRENCY);
	});

	test('renews an expired token for 50 runs at once, and all of them succeed', async () => {
		const responses = await callAtOnce(50, 'devices-by-login');
		expect(responses.map((response) => response?.instanceIds)).toEqual(
			responses.map(() => devices.map((device) => device.instance_id)),
		);
		// n8n has no lock: each run that meets the expired token may log in.
		expect(simulator.logins).toBeGreaterThanOrEqual(1);
		const { logins } = simulator;
		await callAtOnce(5, 'devices-by-login');
		expect(simulator.logins).toBe(logins);
	});

	test('sends what is left of a batch when the node or a person tries again, in any worker', async () => {
		simulator.devices = [documentedDevice];
		const node = send(await rest.saveCredential(accountOf(simulator)));
		const tries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const batch = await Batch.publish({ n8n: cluster.main, rest }, 'batch', { ...node, ...tries });
		simulator.misbehave(...after(1, refuse), ...after(2, refuse));
		const stopped = await batch.run();
		expect(stopped.data.resultData.error?.message).toMatch(/^3 of 6 messages were sent/);
		const retried = await rest.executions.retry(stopped.id);
		expect(retried.status).toBe('success');
		expect(sentNumbers(simulator)).toEqual([0, 1, 2, 3, 4, 5]);
		const ids = () => cluster.workers.flatMap(({ output }) => finished(output));
		await until('the workers have told of both', () =>
			[stopped, retried].every(({ id }) => ids().includes(id)),
		);
	});

	test('keeps the interval of a device in each worker', async () => {
		simulator.devices = [documentedDevice];
		const interval = 400;
		const times: number[] = [];
		simulator.onMessage = () => times.push(performance.now());
		const credentialId = await rest.saveCredential(accountOf(simulator));
		const place = { n8n: cluster.main, rest };
		await Batch.publish(place, 'paced', send(credentialId, { options: { interval } }));
		await Promise.all(
			Array.from({ length: 12 }, async (_, number) => {
				const url = `${cluster.main.url}/webhook/paced`;
				await callWebhook({ method: 'POST', url, data: { items: [{ number }] } });
			}),
		);
		expect(sentNumbers(simulator).sort((a, b) => a - b)).toEqual([
			...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
		]);
		// Of three messages, two come from the same worker. Timers may end a millisecond early.
		const gaps = times.slice(2).map((time, index) => time - (times[index] ?? 0));
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(interval - 1);
	});

	test('loses only the runs of a worker that is killed', async () => {
		const gate = simulator.holdAfter(RUNS / 4);
		const responding = callAtOnce();
		// Both workers are busy with all that they can take.
		await until('both workers are busy', () => gate.held() === 2 * CONCURRENCY)
			.then(async () => await first(cluster.workers).kill())
			.finally(gate.release);

		const responses = await responding;
		const successful = responses.filter((response) => response !== undefined);
		expect(successful).toHaveLength(RUNS - CONCURRENCY);
		for (const { executionId, instanceIds } of successful) {
			expect(instanceIds).toEqual(devices.map((device) => device.instance_id));
			const { status, data } = await rest.executions.ended(executionId);
			expect(status).toBe('success');
			expect(first(data.resultData.runData.Wassly).data?.main?.[0]).toHaveLength(devices.length);
		}
		expect(simulator.requests).toHaveLength(RUNS);
	});
});

/** The executions that a worker says it has finished. */
const finished = (output: string) =>
	[...output.matchAll(/Worker finished execution (\d+)/g)].map(([, id]) => id);
