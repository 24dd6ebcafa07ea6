/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- development only, see CONTRIBUTING */
import { sleep } from 'n8n-workflow';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { accountOf, chain, webhook } from '@dev/n8n/workflows';
import { documentedDevice } from '@dev/simulator/devices';
import { status } from '@dev/simulator/misbehavior';
import { Simulator } from '@dev/simulator/simulator';
import { callWebhook } from '../queue/callWebhook';
import { Cluster } from '../queue/cluster';
import { posts, send } from './batch';

const COUNT = 60;

describe('Message keys, with two workers', () => {
	const cluster = new Cluster();
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await Simulator.start();
		simulator.devices = [documentedDevice];
		await cluster.start(2, 5);
		const rest = await Rest.signIn(cluster.main.url, owner);
		const sending = send(await rest.saveCredential(accountOf(simulator)), {
			to: '+15550100200',
			message: '={{ $json.body.key }}',
			options: { messageKey: '={{ $json.body.key }}' },
		});
		await rest.publish(await rest.saveWorkflow(chain('keys', webhook('keys', 'POST'), sending)));
	}, 400_000);

	afterAll(async () => await Promise.all([cluster.stop(), simulator?.stop()]));

	const deliver = async (...keys: string[]) => {
		const url = `${cluster.main.url}/webhook/keys`;
		return await Promise.all(
			keys.map(async (key) => {
				const request = { method: 'POST', url, data: { key } };
				return (await callWebhook<{ alreadySent?: boolean }>(request))?.data;
			}),
		);
	};

	const sent = (key: string) =>
		simulator.messages.filter(({ fields }) => fields.message === key).length;

	const ONE_KEY = Array.from({ length: COUNT }, () => 'same');
	const EACH_TWICE = Array.from({ length: 2 * COUNT }, (_, index) => `key ${index % COUNT}`);

	test('one that is delivered 60 times at once goes out once for each worker at most', async () => {
		await deliver(...ONE_KEY);
		console.log(`${sent('same')} of ${COUNT} deliveries of one key were sent`);
		expect([1, 2]).toContain(sent('same'));
	});

	test('all that were sent are known after a restart', async () => {
		await deliver(...EACH_TWICE);
		const doubles =
			simulator.messages.length -
			new Set(simulator.messages.map(({ fields }) => fields.message)).size;
		console.log(`${doubles} of ${COUNT} keys that were delivered twice at once were sent twice`);
		// A worker looks once more after 5 seconds.
		await sleep(10_000);
		await Promise.all(cluster.workers.map(async (worker) => await worker.kill()));
		await cluster.startWorker(5);
		const before = posts(simulator);
		const keys = [...new Set(EACH_TWICE)];
		const responses = await deliver(...keys);
		const lost = posts(simulator) - before;
		const uncertain = responses.filter((response) => response?.alreadySent !== true).length;
		console.log(`${lost} of ${COUNT} keys were lost, ${uncertain} are told as uncertain`);
		// n8n has no lock: workers that write at the same time may undo what another one has written.
		expect(lost).toBeLessThanOrEqual(COUNT / 10);
		expect(uncertain).toBeLessThanOrEqual(COUNT / 2);
	}, 400_000);

	test('one that was refused may be tried again', async () => {
		simulator.misbehave(status(422, { message: 'Not now' }));
		await deliver('refused');
		await deliver('refused');
		expect(sent('refused')).toBe(1);
	});
});
