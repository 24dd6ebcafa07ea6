import type { IDataObject } from 'n8n-workflow';
import { demoDevices, manyDevices } from '../../dev/simulator/devices';
import * as bad from '../../dev/simulator/misbehavior';
import { examples, withCredentials } from '../../dev/n8n/examples';
import { owner } from '../../dev/n8n/running/newN8n';
import { Rest } from '../../dev/n8n/running/rest';
import { until } from '../../dev/until';
import { first, nth } from '../engine/items';
import { setUpN8n } from './setUpN8n';
import { chain } from '../../dev/n8n/workflows';

// n8n rejects an entry that polls more than once a minute, but not twelve that do so together.
const EVERY_5_SECONDS = {
	item: Array.from({ length: 12 }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * 5} * * * * *`,
	})),
};

const LIST = '/api/whatsapp-web-devices';

describe('Wassly Trigger in the real n8n', () => {
	const use = setUpN8n();

	/** Waits for this many more complete polls. */
	const polls = async (count: number) => {
		const asked = () => use.simulator.requests.filter(({ path }) => path === LIST).length;
		const wanted = asked() + count + 1;
		await until(`${count} more polls`, () => asked() >= wanted);
	};

	const published = async (workflow: Parameters<Rest['saveWorkflow']>[0]) => {
		const saved = await use.rest.saveWorkflow(workflow);
		await use.rest.publish(saved);
		return saved.id;
	};

	test('outputs exactly the changes, across a restart and an outage', async () => {
		const devices = manyDevices(6).map((device) => ({ ...device, status: 'connected' }));
		use.simulator.devices = devices;
		const change = (index: number, status: string) => {
			devices[index] = { ...nth(devices, index), status };
		};
		const id = await published(
			chain('Watch', {
				type: 'n8n-nodes-wassly.wasslyTrigger',
				name: 'Trigger',
				parameters: {
					pollTimes: EVERY_5_SECONDS,
					events: ['deviceConnected', 'deviceDisconnected', 'deviceRemoved'],
				},
				credentials: { wasslyApi: { id: use.credentialId, name: 'Wassly account' } },
			}),
		);
		const output = async () =>
			(await use.rest.successfulRuns(id)).flatMap(({ data }) =>
				(first(data.resultData.runData.Trigger).data?.main?.[0] ?? []).map(
					({ json }) => `${String(json.id)} ${String(json.event)}`,
				),
			);
		const expectOutput = async (...expected: string[]) => {
			await until(expected.join(', '), async () => (await output()).length >= expected.length);
			expect((await output()).sort()).toEqual([...expected].sort());
		};
		const events = ['device_1 deviceDisconnected'];

		change(1, 'disconnected');
		await expectOutput(...events);

		await use.n8n.stop();
		change(2, 'lost');
		await use.n8n.start();
		use.rest = await Rest.signIn(use.n8n.url, owner);
		events.push('device_2 deviceDisconnected');
		await expectOutput(...events);
		await polls(2);
		await expectOutput(...events);

		use.simulator.alwaysMisbehave(bad.reset);
		change(3, 'disconnected');
		// Each poll makes three requests.
		await polls(3 * 3);
		use.simulator.misbehave();
		events.push('device_3 deviceDisconnected');
		await expectOutput(...events);

		change(1, 'connected');
		devices.pop();
		events.push('device_1 deviceConnected', 'device_5 deviceRemoved');
		await expectOutput(...events);
		await polls(2);
		await expectOutput(...events);
		await use.rest.unpublish(id);
	}, 400_000);

	const withTrigger = examples().filter(({ nodes }) =>
		nodes.some(({ type }) => type === 'n8n-nodes-wassly.wasslyTrigger'),
	);

	test.each(withTrigger)('runs the example $file', async (example) => {
		const nodes = example.nodes.map((node) => ({
			...node,
			parameters: node.parameters.pollTimes
				? { ...node.parameters, pollTimes: EVERY_5_SECONDS }
				: node.parameters,
		}));
		const workflow = withCredentials({ ...example, nodes }, { wasslyApi: use.credentialId });
		const id = await published(workflow);
		await polls(1);
		use.simulator.devices = demoDevices.map((device, index) =>
			index === 0 ? { ...device, status: 'disconnected' } : device,
		);
		await until('the alert is sent', () => use.simulator.messages.length > 0);
		await polls(1);
		expect(use.simulator.messages.map(({ fields }) => fields as IDataObject)).toEqual([
			{
				instance_id: nth(demoDevices, 2).instance_id,
				contact_mobile_number: '+15550100200',
				message: 'Chrome on Windows is no longer connected (disconnected).',
			},
		]);
		await use.rest.unpublish(id);
	});
});
