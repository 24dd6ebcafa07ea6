/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { examples, withCredentials } from '@dev/n8n/examples';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { chain, loginOf, wasslyByLogin, webhook } from '@dev/n8n/workflows';
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { until } from '@dev/until';
import { present } from '@test/support/items';
import { rowsOf } from './dataTable';
import { callWebhook } from './queue/callWebhook';
import { Cluster } from './queue/cluster';

const CONCURRENCY = 5;
const CALLS = 2 * CONCURRENCY;

describe('The recipe outbox.json in queue mode, with two workers', () => {
	let simulator: Simulator;
	const cluster = new Cluster();
	let rest: Rest;

	beforeAll(async () => {
		simulator = await Simulator.start();
		simulator.devices = demoDevices;
		await cluster.start(2, CONCURRENCY);
		rest = await Rest.signIn(cluster.main.url, owner);
	}, 400_000);

	afterAll(async () => await Promise.all([cluster.stop(), simulator?.stop()]));

	/** Publishes the recipe without its pace. */
	const publishOutbox = async (wasslyLoginApi: string): Promise<string> => {
		const example = present(examples().find(({ file }) => file === 'outbox.json'));
		const nodes = example.nodes.map((node) => {
			if (node.name !== 'Send message') return node;
			const options = { ...(node.parameters.options as object), interval: 0, longestInterval: 0 };
			return { ...node, parameters: { ...node.parameters, options } };
		});
		const saved = await rest.saveWorkflow(
			withCredentials({ ...example, nodes }, { wasslyLoginApi }),
		);
		await rest.publish(saved);
		return saved.id;
	};

	/** Publishes a workflow that puts the messages in its call into the outbox. */
	const publishCaller = async (outbox: string, loginId: string): Promise<void> => {
		const caller = chain(
			'Caller',
			webhook('put', 'POST'),
			// Its request is what the test can hold.
			{ ...wasslyByLogin(loginId), executeOnce: true },
			{
				type: 'n8n-nodes-base.set',
				name: 'Call',
				typeVersion: 3.4,
				executeOnce: true,
				parameters: { mode: 'raw', jsonOutput: "={{ $('Webhook').first().json.body }}" },
			},
			{
				type: 'n8n-nodes-base.splitOut',
				name: 'Messages',
				parameters: { fieldToSplitOut: 'messages', options: {} },
			},
			{
				type: 'n8n-nodes-base.executeWorkflow',
				name: 'Put into outbox',
				typeVersion: 1.2,
				parameters: { workflowId: { __rl: true, mode: 'id', value: outbox }, options: {} },
			},
		);
		await rest.publish(await rest.saveWorkflow(caller));
	};

	test('both workers put messages in at once, and the sender sends each once, oldest first', async () => {
		const loginId = await rest.saveCredential({
			...loginOf(simulator),
			data: { ...simulator.loginCredential, token: simulator.token },
		});
		const outbox = await publishOutbox(loginId);
		await publishCaller(outbox, loginId);

		const gate = simulator.holdAfter(0);
		const calls = Array.from({ length: CALLS }, async (_, call) => {
			const to = `+1555010${1000 + call}`;
			const messages = [
				{ to, message: `Order ${call} is paid`, key: `order ${call}` },
				{ to: '+15550102000', message: 'The shop is open', key: 'open' },
				{ to, message: `Order ${call} is on its way`, key: '' },
			];
			const url = `${cluster.main.url}/webhook/put`;
			return (await callWebhook({ method: 'POST', url, data: { messages } }))?.status;
		});
		await until('both workers are busy', () => gate.held() === CALLS).finally(gate.release);
		expect(new Set(await Promise.all(calls))).toEqual(new Set([200]));

		// From here on, only the runs below send.
		await rest.unpublish(outbox);
		await rest.executions.of(outbox);
		const rows = async () => await rowsOf(rest, 'WhatsApp outbox');
		expect(await rows()).toHaveLength(3 * CALLS);
		const isSent = async () => (await rows()).every(({ status }) => status !== null);
		while (!(await isSent())) {
			expect(await rest.runSaved(outbox)).toMatchObject({ status: 'success' });
		}

		const sent = simulator.messages.map(({ fields }) => fields.message);
		const wanted = [...new Set((await rows()).map(({ message }) => message))];
		expect(wanted).toHaveLength(2 * CALLS + 1);
		expect(sent).toEqual(wanted);
		expect(new Set((await rows()).map(({ status }) => status))).toEqual(new Set(['sent']));
		for (const { output } of cluster.workers) expect(output).toMatch(/Worker finished execution/);
	});
});
