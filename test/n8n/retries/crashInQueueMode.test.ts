/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { accountOf } from '@dev/n8n/workflows';
import { documentedDevice } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { until } from '@dev/until';
import { first } from '@test/support/items';
import { Cluster, GIVES_UP_SOON } from '../queue/cluster';
import { batchWorkflow, send, sentNumbers } from './batch';
import { getStuck, untilNoted } from './stuck';

const ALL = [0, 1, 2, 3, 4, 5];
const TOLD = 'The message of the 4th item may have been sent in an earlier try';

describe.each([
	// In minutes: how soon a main process gives up an execution that no worker has.
	[VERSIONS.current, 'main and worker are', { N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '0.2' }],
	[VERSIONS.lastOfVersion1, 'worker is', {}],
])('In queue mode of n8n %s, when its %s killed', (version, killed, settings) => {
	const cluster = new Cluster(version, { ...GIVES_UP_SOON, ...settings });
	let simulator: Simulator;
	let rest: Rest;

	beforeAll(async () => {
		simulator = await Simulator.start();
		simulator.devices = [documentedDevice];
		await cluster.start(1, 5);
		rest = await Rest.signIn(cluster.main.url, owner);
	}, 400_000);

	afterAll(async () => await Promise.all([cluster.stop(), simulator?.stop()]));

	test('nothing is sent twice, what is uncertain is told, and the rest is sent', async () => {
		const stuck = getStuck(simulator, (text) => text.endsWith(' 3'));
		const node = send(await rest.saveCredential(accountOf(simulator)));
		const workflow = await rest.saveWorkflow(batchWorkflow('killed', node));
		await rest.publish(workflow);
		const items = ALL.map((number) => ({ number }));
		axios.post(`${cluster.main.url}/webhook/killed`, { items }).catch(() => {});
		await until('a message is on its way', () => stuck.length === 1);
		await untilNoted();
		const isMain = killed.includes('main');
		await Promise.all([first(cluster.workers).kill(), isMain && cluster.main.kill()]);
		simulator.dropConnections();
		simulator.misbehave();
		if (isMain) {
			await cluster.main.start(Number(new URL(cluster.main.url).port));
			rest = await Rest.signIn(cluster.main.url, owner);
		}
		await cluster.startWorker(5);
		const execution = first(await rest.executions.of(workflow.id));
		let { data } = execution;
		// n8n 1 gives the execution to another worker by itself, n8n 2 ends it.
		if (version === VERSIONS.current) {
			({ data } = await rest.executions.retry(execution.id));
		}
		expect(data.resultData.error?.message).toContain(TOLD);
		expect(sentNumbers(simulator).sort()).toEqual(ALL);
		const again = await rest.executions.retry(execution.id, 'current');
		expect(again.data.resultData.error?.message).toContain(TOLD);
		expect(sentNumbers(simulator).sort()).toEqual(ALL);
	}, 400_000);
});
