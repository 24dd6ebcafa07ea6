/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { demoDevices, manyDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { sendJson } from '@dev/simulator/responses';
import { examples, needsOtherAccount, withCredentials } from '@dev/n8n/examples';
import { owner } from '@dev/n8n/running/newN8n';
import { Rest } from '@dev/n8n/running/rest';
import { until } from '@dev/until';
import { first, nth } from '@test/support/items';
import { setUpN8n } from './setUpN8n';
import { chain, loginOf } from '@dev/n8n/workflows';

// n8n rejects an entry that polls more than once a minute, but not twelve that do so together.
const EVERY_5_SECONDS = {
	item: Array.from({ length: 12 }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * 5} * * * * *`,
	})),
};

type Device = (typeof demoDevices)[number];

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

	/** Publishes a workflow of the trigger alone. */
	const watch = async (parameters: INodeParameters) => {
		const id = await published(
			chain('Watch', {
				type: 'n8n-nodes-wassly.wasslyTrigger',
				name: 'Trigger',
				parameters: { authentication: 'token', pollTimes: EVERY_5_SECONDS, ...parameters },
				credentials: { wasslyApi: { id: use.credentialId, name: 'Wassly account' } },
			}),
		);
		const items = async () =>
			(await use.rest.successfulRuns(id)).flatMap(({ data }) =>
				(first(data.resultData.runData.Trigger).data?.main?.[0] ?? []).map(({ json }) => json),
			);
		const output = async () =>
			(await items()).map((item) => `${String(item.id)} ${String(item.event)}`);
		const expectOutput = async (...expected: string[]) => {
			await until(expected.join(', '), async () => (await output()).length >= expected.length);
			expect((await output()).sort()).toEqual([...expected].sort());
		};
		return { id, items, expectOutput };
	};

	const restart = async (whileDown: () => void = () => {}) => {
		await use.n8n.stop();
		whileDown();
		await use.n8n.start();
		use.rest = await Rest.signIn(use.n8n.url, owner);
	};

	test('outputs exactly the changes, across a restart and an outage', async () => {
		const devices = manyDevices(6).map((device) => ({ ...device, status: 'connected' }));
		use.simulator.devices = devices;
		const change = (index: number, status: string) => {
			devices[index] = { ...nth(devices, index), status };
		};
		const { id, expectOutput } = await watch({
			events: ['deviceConnected', 'deviceDisconnected', 'deviceRemoved'],
		});
		const events = ['device_1 deviceDisconnected'];

		change(1, 'disconnected');
		await expectOutput(...events);

		await restart(() => change(2, 'lost'));
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
		events.push(
			'device_1 deviceConnected',
			'device_5 deviceDisconnected',
			'device_5 deviceRemoved',
		);
		await expectOutput(...events);
		await polls(2);
		await expectOutput(...events);
		await use.rest.unpublish(id);
	}, 400_000);

	test('reports drops that are hard to see, and reminds of them, across restarts', async () => {
		const [loop, gone, renewed] = manyDevices(3).map((device) => ({
			...device,
			status: 'connected',
		})) as [Device, Device, Device];
		use.simulator.devices = [loop, gone, renewed];
		const { id, items, expectOutput } = await watch({
			events: ['deviceConnected', 'deviceDisconnected', 'deviceStillDisconnected'],
			deviceIds: [loop.instance_id, gone.instance_id, renewed.instance_id],
			options: { confirmations: 2, remindAfter: 1 },
		});
		const drops = ['device_0', 'device_1', 'device_2'].map((one) => `${one} deviceDisconnected`);

		// The one tries to reconnect, another one leaves the list, the third gets another session.
		let lists = 0;
		const dropped: Misbehavior = (_request, response) => {
			const status = lists++ % 2 === 0 ? 'disconnected' : 'connecting';
			const devices = [
				{ ...loop, status },
				{ ...renewed, status: 'needs_qr_scan', instance_id: 'of-a-new-session' },
			];
			sendJson(response, 200, { success: true, devices });
		};
		await restart(() => use.simulator.alwaysMisbehave(dropped));
		await expectOutput(...drops);

		// What was told is saved with it.
		await restart();
		const reminders = ['device_0', 'device_1', 'device_2'].map(
			(one) => `${one} deviceStillDisconnected`,
		);
		await expectOutput(...drops, ...reminders);
		const since = (await items()).map(({ disconnectedSince }) => disconnectedSince);
		expect(new Set(since.slice(0, 3))).toEqual(new Set(since.slice(3, 6)));

		use.simulator.misbehave();
		use.simulator.devices = [loop, gone, { ...renewed, instance_id: 'of-a-new-session' }];
		const isBack = async () =>
			(await items()).filter(({ event }) => event === 'deviceConnected').length === 3;
		await until('all are connected again', isBack);
		await use.rest.unpublish(id);
	}, 400_000);

	test('shows failed polls among the executions', async () => {
		const { id } = await watch({});
		use.simulator.alwaysMisbehave(bad.status(500));
		const failed = async () => await use.rest.executions.of(id, 'error');
		await until('a failed poll is there', async () => (await failed()).length > 0);
		expect(first(await failed()).data.resultData.error?.message).toMatch(/^Wassly /);
		await use.rest.unpublish(id);
	});

	// The others are in recipes.test.ts.
	const withTrigger = examples().filter(
		(example) =>
			!needsOtherAccount(example) &&
			example.nodes.some(({ type }) => type === 'n8n-nodes-wassly.wasslyTrigger'),
	);

	test.each(withTrigger)('runs the example $file', async (example) => {
		const nodes = example.nodes.map((node) => ({
			...node,
			parameters: node.parameters.pollTimes
				? { ...node.parameters, pollTimes: EVERY_5_SECONDS }
				: node.parameters,
		}));
		const wasslyLoginApi = await use.rest.saveCredential(loginOf(use.simulator));
		const workflow = withCredentials({ ...example, nodes }, { wasslyLoginApi });
		const texts = () => use.simulator.messages.map(({ fields }) => fields.message);
		const everyNode = nodes.map(({ name }) => name).filter((name) => name !== 'Sticky Note');
		const runsByHand = async () => {
			const run = await use.rest.runWorkflow(workflow);
			expect(run.status).toBe('success');
			expect(Object.keys(run.data.resultData.runData)).toEqual(everyNode);
		};
		await runsByHand();
		use.simulator.devices = demoDevices.filter(({ status }) => status === 'connected');
		await runsByHand();
		expect(texts()).toEqual([
			'Test: Firefox on Ubuntu is no longer connected. Last status: disconnected. Check that the phone is on and online, then reconnect it in Wassly.',
			'Test: Chrome on Windows is connected. Last status: connected. You get an alert when it disconnects.',
		]);

		use.simulator.reset();
		use.simulator.devices = demoDevices;
		const id = await published(workflow);
		await polls(1);
		use.simulator.devices = demoDevices.map((device, index) =>
			index === 0 ? { ...device, status: 'needs_qr_scan' } : device,
		);
		await until('the alert is sent', () => use.simulator.messages.length > 0);
		expect(use.simulator.messages.map(({ fields }) => fields as IDataObject)).toEqual([
			{
				instance_id: nth(demoDevices, 2).instance_id,
				contact_mobile_number: '+15550100200',
				message: expect.stringMatching(
					/^Chrome on Windows has been disconnected since \d{4}-\d\d-\d\d \d\d:\d\d \S+\. Last status: needs_qr_scan\. Scan the QR code again\.$/,
				),
			},
		]);

		use.simulator.devices = demoDevices;
		await until(
			'the trigger says that the device is connected again',
			async () => (await use.rest.successfulRuns(id)).length === 2,
		);
		expect(texts()).toHaveLength(1);
		await use.rest.unpublish(id);
	});
});
