/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import { nth } from '@test/support/items';
import { ALL_EVENTS, pollEvents, setUpTrigger } from './setUpTrigger';

const { wassly, newPoller, watch, setStatuses } = setUpTrigger();

const first = nth(demoDevices, 0);
const second = nth(demoDevices, 1);
const third = nth(demoDevices, 2);

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const TRIGGER = 'n8n-nodes-wassly.wasslyTrigger';

describe('Wassly Trigger', () => {
	test('outputs a device that disconnects, as the API sent it, with the event', async () => {
		const poller = newPoller();
		expect(await poller.poll()).toEqual([]);
		const dropped = { ...first, status: 'Lost', session: { battery: 5 } };
		wassly.simulator.devices = [dropped, second, third];
		expect(await poller.poll()).toEqual([
			{
				...dropped,
				event: 'deviceDisconnected',
				previousStatus: 'connected',
				disconnectedSince: expect.stringMatching(TIME),
				detectedAt: expect.stringMatching(TIME),
			},
		]);
		expect(await poller.poll()).toEqual([]);
	});

	test('outputs only the chosen events, but keeps track of all', async () => {
		const poller = await watch({ events: ['deviceConnected'] });
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
		setStatuses('connected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceConnected']);
	});

	test('outputs a removed device with its documented fields', async () => {
		const poller = newPoller({ events: ALL_EVENTS });
		wassly.simulator.devices = [{ ...first, session: { battery: 5 } }, second];
		await poller.poll();
		wassly.simulator.devices = [second];
		const removed = {
			...first,
			previousStatus: 'connected',
			disconnectedSince: expect.stringMatching(TIME),
			detectedAt: expect.stringMatching(TIME),
		};
		expect(await poller.poll()).toEqual([
			{ ...removed, event: 'deviceDisconnected' },
			{ ...removed, event: 'deviceRemoved' },
		]);
	});

	test('watches only the chosen devices', async () => {
		const poller = await watch({ deviceIds: [third.instance_id] });
		setStatuses('disconnected', 'connected', 'disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_125 deviceDisconnected']);
	});

	test('offers the devices of the account to choose from', async () => {
		const options = await wassly.engine.loadOptions(
			{ type: 'n8n-nodes-wassly.wasslyTrigger' },
			'getDevices',
		);
		expect(options).toContainEqual({
			name: 'Chrome on Windows (connected)',
			value: documentedDevice.id,
		});
	});

	test('waits for as many confirmations as it is set to', async () => {
		const poller = await watch({ options: { confirmations: 2 } });
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test('outputs a device that becomes inactive', async () => {
		const poller = newPoller({ events: ['deviceInactive'], options: { inactiveAfter: 10 } });
		const lastActive = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
		wassly.simulator.devices = [{ ...first, lastActive: lastActive(1) }];
		await poller.poll();
		wassly.simulator.devices = [{ ...first, lastActive: lastActive(11) }];
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceInactive']);
		expect(await poller.poll()).toEqual([]);
	});

	test('outputs every device at first if it is set to, by the chosen events', async () => {
		const options = { emitCurrentState: true };
		const poller = newPoller({ options });
		expect(await pollEvents(poller)).toEqual([
			'device_id_123 deviceConnected',
			'device_id_124 deviceDisconnected',
			'device_id_125 deviceConnected',
		]);
		expect(await poller.poll()).toEqual([]);
		const drops = newPoller({ events: ['deviceDisconnected'], options });
		expect(await pollEvents(drops)).toEqual(['device_id_124 deviceDisconnected']);
	});

	test('outputs at first that a device is inactive, if it is set to, and else not', async () => {
		const events = ['deviceInactive'];
		const poller = newPoller({ events, options: { emitCurrentState: true } });
		expect(await poller.poll()).toHaveLength(3);
		expect(await poller.poll()).toEqual([]);
		const other = newPoller({ events });
		expect(await other.poll()).toEqual([]);
		expect(await other.poll()).toEqual([]);
	});

	test('shows its events as people know them', () => {
		const { description } = wassly.engine.nodeTypes.getByNameAndVersion(TRIGGER);
		const subtitle = (events: unknown) => {
			const node = wassly.engine.nodeFor({ type: TRIGGER, parameters: { events } as never });
			const workflow = wassly.engine.workflow({ nodes: [node], connections: {} });
			return workflow.expression.getSimpleParameterValue(node, description.subtitle, 'manual', {});
		};
		expect(subtitle(['deviceStillDisconnected', 'statusChanged'])).toBe(
			'Device Still Disconnected, Status Changed',
		);
		expect(subtitle('deviceConnected')).toBe('Device Connected');
	});

	test('logs in with email and password', async () => {
		const poller = await watch({ authentication: 'login' });
		wassly.simulator.expireTokens();
		setStatuses('disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
		expect(wassly.simulator.logins).toBe(2);
	});
});
