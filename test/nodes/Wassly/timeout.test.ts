/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { Poller } from '@dev/engine/poller';
import { documentedDevice } from '@dev/simulator/devices';
import { silence } from '@dev/simulator/misbehavior';
import { only } from '@test/support/items';
import { setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

const list = async (timeout: number | string) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'list', options: { timeout } },
	});

const send = async (timeout: number | string, ifNotConnected = 'send') =>
	await wassly.engine.runNode({
		parameters: {
			resource: 'message',
			operation: 'send',
			instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
			to: '+15550100200',
			message: 'Hello',
			options: { timeout, ifNotConnected },
		},
	});

// Get has no field for it.
describe.each(['={{ 10 / 3 }}', 16.1, '16.1', '={{ 1e9 / 7 }}', 1e12])(
	'A timeout of %s',
	(timeout) => {
		test('works for a list', async () => {
			expect((await list(timeout)).items()).toHaveLength(1);
		});

		test.each(['send', 'stop'])(
			'works for a message, with If Not Connected → %s',
			async (choice) => {
				expect(only((await send(timeout, choice)).items()).json.success).toBe(true);
			},
		);

		test('works for the trigger', async () => {
			const poller = new Poller(wassly.engine, {
				options: { timeout, emitCurrentState: true },
			});
			expect(await poller.poll()).toHaveLength(1);
		});
	},
);

describe('A timeout with a fraction', () => {
	test('ends the request, and is told with one digit', async () => {
		wassly.simulator.alwaysMisbehave(silence);
		const { error } = await list('={{ 4 / 3 }}');
		expect(error?.message).toBe('Wassly did not respond within 1.3 seconds');
		expect(error?.httpCode).toBe('ECONNABORTED');
	});
});
