import axios from 'axios';
import { manyDevices } from '../simulator/devices';
import { Simulator } from '../simulator/simulator';
import { Cluster } from './queue/cluster';
import { owner } from './running/newN8n';
import { Rest } from './running/rest';
import { until } from './running/until';
import { accountOf } from './running/useN8n';
import { chain, wassly } from './workflows';

const RUNS = 200;
const CONCURRENCY = 5;
const devices = manyDevices(20);

interface Answer {
	executionId: string;
	instanceIds: string[];
}

describe('Queue mode, with two workers', () => {
	let simulator: Simulator;
	let cluster: Cluster;
	let rest: Rest;

	beforeAll(async () => {
		simulator = await Simulator.start();
		cluster = await Cluster.start(2, CONCURRENCY);
		rest = await Rest.signIn(cluster.main.url, owner);
		const credentialId = await rest.saveCredential(accountOf(simulator));
		const workflow = chain(
			'Devices on demand',
			{
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: '3b1e6a52-0000-4000-8000-000000000002',
				parameters: { path: 'devices', responseMode: 'lastNode' },
			},
			wassly(credentialId),
			{
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				executeOnce: true,
				parameters: {
					mode: 'raw',
					jsonOutput:
						"={{ { executionId: $execution.id, instanceIds: $('Wassly').all().map((item) => item.json.instance_id) } }}",
				},
			},
		);
		await rest.publish(await rest.saveWorkflow(workflow));
	});

	beforeEach(() => {
		simulator.reset();
		simulator.devices = devices;
	});

	afterAll(async () => await Promise.all([cluster?.stop(), simulator?.stop()]));

	/** Calls the workflow many times at once; a run that fails or is given up has no answer. */
	const callAtOnce = async (): Promise<Array<Answer | undefined>> =>
		await Promise.all(
			Array.from({ length: RUNS }, async () => {
				const url = `${cluster.main.url}/webhook/devices`;
				const response = await axios.get<Answer>(url, { validateStatus: () => true });
				return response.status === 200 ? response.data : undefined;
			}),
		);

	test('runs 200 at once: none is lost, both workers work, one request each', async () => {
		const answers = await callAtOnce();
		expect(answers.map((answer) => answer?.instanceIds)).toEqual(
			answers.map(() => devices.map((device) => device.instance_id)),
		);
		const ids = answers.map((answer) => answer?.executionId);
		expect(new Set(ids).size).toBe(RUNS);
		expect(simulator.requests).toHaveLength(RUNS);
		const shares = cluster.workers.map(({ output }) => finished(output));
		expect(shares.flat().sort()).toEqual([...ids].sort());
		for (const share of shares) expect(share.length).toBeGreaterThan(RUNS / 10);
	});

	test('loses nothing that was answered when a worker is killed', async () => {
		const gate = simulator.holdAfter(RUNS / 4);
		const answering = callAtOnce();
		// Both workers are busy with all that they can take.
		await until(() => gate.held() === 2 * CONCURRENCY);
		await cluster.workers[0].kill();
		gate.letGo();

		const answers = await answering;
		const answered = answers.filter((answer) => answer !== undefined);
		expect(answered).toHaveLength(RUNS - CONCURRENCY);
		for (const { executionId, instanceIds } of answered) {
			expect(instanceIds).toEqual(devices.map((device) => device.instance_id));
			const { status, data } = await rest.ended(executionId);
			expect(status).toBe('success');
			expect(data.resultData.runData.Wassly[0].data?.main[0]).toHaveLength(devices.length);
		}
		expect(simulator.requests).toHaveLength(RUNS);
	});
});

/** The executions that a worker says it has finished. */
const finished = (output: string) =>
	[...output.matchAll(/Worker finished execution (\d+)/g)].map(([, id]) => id);
