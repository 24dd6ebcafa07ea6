/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { accountOf } from '@dev/n8n/workflows';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { until } from '@dev/until';
import { first } from '@test/support/items';
import {
	answerInTurn,
	answersOf,
	asking,
	askingInLoop,
	executionOf,
	LAST,
	REFUND,
	REFUND_QUESTIONS,
	visit,
} from './asking';
import { callWebhook } from './queue/callWebhook';
import { Cluster } from './queue/cluster';

const RUNS = 20;

describe('Send and Wait for Response in queue mode, with two workers', () => {
	let simulator: Simulator;
	const cluster = new Cluster();
	let rest: Rest;

	beforeAll(async () => {
		simulator = await Simulator.start();
		simulator.devices = demoDevices;
		await cluster.start(2, 5);
		rest = await Rest.signIn(cluster.main.url, owner);
		const credentialId = await rest.saveCredential(accountOf(simulator));
		const loop = askingInLoop('loop', credentialId, { message: REFUND });
		for (const workflow of [asking('ask', credentialId), loop]) {
			await rest.publish(await rest.saveWorkflow(workflow));
		}
	}, 400_000);

	beforeEach(() => {
		simulator.reset();
		simulator.devices = demoDevices;
	});

	afterAll(async () => await Promise.all([cluster.stop(), simulator?.stop()]));

	test(`${RUNS} people are asked once each, and each response reaches its own workflow`, async () => {
		const questions = Array.from({ length: RUNS }, (_, index) => `Question ${index}`);
		await Promise.all(
			questions.map(async (question) => {
				const url = `${cluster.main.url}/webhook/ask`;
				await callWebhook({ method: 'POST', url, data: { question } });
			}),
		);
		await until('all have been asked', () => simulator.messages.length >= RUNS);
		const asked = simulator.messages.map(({ fields }) => {
			const lines = String(fields.message).split('\r\n');
			return { question: lines[0], link: String(lines.at(-1)) };
		});
		expect(asked.map(({ question }) => question).sort()).toEqual([...questions].sort());
		for (const { question, link } of asked) {
			const id = executionOf(link);
			await until('it waits', async () => (await rest.executions.get(id)).status === 'waiting');
			expect((await visit(link)).page).toContain(`>${question}<`);
			const isEven = Number(question?.split(' ')[1]) % 2 === 0;
			expect((await visit(link, isEven ? 'approve' : 'decline')).page).toContain('Thank you');
			const { status, data } = await rest.executions.ended(id);
			expect(status).toBe('success');
			const [output] = first(data.resultData.runData[LAST]).data?.main?.[0] ?? [];
			expect(output?.json).toMatchObject({ response: { approved: isEven }, question });
		}
		expect(simulator.messages).toHaveLength(RUNS);
	});

	test('each link of a loop answers its own question', async () => {
		await callWebhook({ method: 'POST', url: `${cluster.main.url}/webhook/loop` });
		const execution = await rest.executions.ended(await answerInTurn(simulator, REFUND_QUESTIONS));
		expect(execution.status).toBe('success');
		expect(answersOf(execution, 'Wassly')).toEqual([true, false, true]);
	});
});
