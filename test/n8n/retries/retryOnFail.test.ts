/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { reset } from '@dev/simulator/misbehavior';
import { first } from '@test/support/items';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { setUpN8n } from '../setUpN8n';
import { after, Batch, posts, refuse, send, sentNumbers } from './batch';

describe.each(Object.values(VERSIONS))('Retry On Fail in n8n %s, with three tries', (version) => {
	const use = setUpN8n({ version });

	const publish = async (path: string, more = {}) =>
		await Batch.publish(use, path, {
			...send(use.credentialId),
			...{ retryOnFail: true, maxTries: 3, waitBetweenTries: 0, ...more },
		});

	test('sends a message that was refused again, and only that one', async () => {
		const batch = await publish('refused');
		use.simulator.misbehave(...after(3, refuse));
		const { status, data } = await batch.run();
		expect(status).toBe('success');
		expect(posts(use.simulator)).toBe(7);
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
		expect(first(data.resultData.runData.Wassly).data?.main?.[0]).toHaveLength(6);
	});

	test('never sends a message again that may have been sent, sends the rest, and names it', async () => {
		const batch = await publish('unknown');
		use.simulator.misbehave(...after(3, reset));
		const { status, data } = await batch.run();
		expect(status).toBe('error');
		expect(posts(use.simulator)).toBe(6);
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 4, 5]);
		expect(data.resultData.error).toMatchObject({
			message: expect.stringContaining(
				'5 of 6 messages were sent. The message of the 4th item may have been sent',
			),
			messages: [1, 2, 3, 5, 6].map((item) => expect.stringContaining(`"item":${item},`)),
		});
	});

	test('works with Execute Once', async () => {
		const batch = await publish('once', { executeOnce: true });
		use.simulator.misbehave(refuse);
		expect((await batch.run()).status).toBe('success');
		expect(sentNumbers(use.simulator)).toEqual([0]);
		use.simulator.misbehave(reset);
		expect((await batch.run()).status).toBe('error');
		expect(posts(use.simulator)).toBe(2 + 1);
	});
});
