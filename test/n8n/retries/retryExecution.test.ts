/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { reset } from '@dev/simulator/misbehavior';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { setUpN8n } from '../setUpN8n';
import { after, Batch, posts, refuse, send, sentNumbers } from './batch';

describe.each(Object.values(VERSIONS))('"Retry execution" in n8n %s', (version) => {
	const use = setUpN8n({ version });
	let batch: Batch;
	let count = 0;

	beforeEach(async () => {
		const path = `batch-${++count}`;
		batch = await Batch.publish(use, path, send(use.credentialId));
	});

	test.each(['original', 'current'] as const)(
		'with the %s workflow sends what was not sent, and nothing else',
		async (workflow) => {
			use.simulator.misbehave(...after(3, refuse));
			const { id, status } = await batch.run();
			expect(status).toBe('error');
			const retried = await use.rest.executions.retry(id, workflow);
			expect(retried.status).toBe('success');
			expect(posts(use.simulator)).toBe(7);
			expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
			const [task] = retried.data.resultData.runData.Wassly ?? [];
			expect(task?.data?.main?.[0]).toHaveLength(6);
		},
	);

	test('never sends a message again that may have been sent', async () => {
		use.simulator.misbehave(...after(3, reset));
		const { status, data } = await use.rest.executions.retry((await batch.run()).id);
		expect(status).toBe('error');
		expect(posts(use.simulator)).toBe(6);
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 4, 5]);
		expect(data.resultData.error?.message).toContain(
			'The message of the 4th item may have been sent',
		);
	});

	test('of a retry that failed goes on from there', async () => {
		use.simulator.misbehave(...after(3, refuse, undefined, refuse));
		const retried = await use.rest.executions.retry((await batch.run()).id);
		expect(retried.data.resultData.error).toMatchObject({
			message: expect.stringMatching(
				/^4 of 6 messages were sent, then the 5th item stopped the run/,
			),
			description: expect.stringContaining(`retry execution ${retried.id} under Executions`),
		});
		await use.rest.executions.retry(retried.id);
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
	});

	test('of the same execution twice sends nothing twice', async () => {
		use.simulator.misbehave(...after(3, refuse));
		const { id } = await batch.run();
		await use.rest.executions.retry(id);
		await use.rest.executions.retry(id);
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
	});

	test('takes a message that was changed for a new one', async () => {
		use.simulator.misbehave(...after(3, refuse));
		const { id } = await batch.run();
		await batch.change(send(use.credentialId, { message: '=New words {{ $json.number }}' }));
		await use.rest.executions.retry(id, 'current');
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 0, 1, 2, 3, 4, 5]);
	});

	test('finds in the failed execution where it stands', async () => {
		use.simulator.misbehave(...after(3, refuse));
		const { id, data } = await batch.run();
		expect(data.resultData.error).toMatchObject({
			message:
				'3 of 6 messages were sent, then the 4th item stopped the run. Wassly did not accept the message: "Not now". The message was not sent',
			description: expect.stringContaining(
				`Nothing else was sent. To send the rest, retry execution ${id} under Executions`,
			),
			messages: [1, 2, 3].map((item) => expect.stringContaining(`"item":${item},`)),
		});
	});

	test('needs no text and no number of a message in what is stored for it, and nothing afterwards', async () => {
		use.simulator.misbehave(...after(3, refuse));
		const { id, data } = await batch.run();
		const stored = JSON.stringify(data.executionData?.contextData);
		expect(stored).toContain('conversation_id');
		expect(stored).not.toMatch(/Secret words|5550101/);
		const retried = await use.rest.executions.retry(id);
		expect(retried.data.executionData?.contextData['node:Wassly']).not.toHaveProperty(
			'wasslyMessages',
		);
	});
});
