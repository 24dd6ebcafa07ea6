import { demoDevices, documentedDevice } from '../../../dev/simulator/devices';
import { nth } from '../../engine/items';
import { ALL_EVENTS, pollEvents, setUpTrigger, storedState } from './setUpTrigger';

const { wassly, newPoller, watch, setStatuses } = setUpTrigger();

const first = nth(demoDevices, 0);
const second = nth(demoDevices, 1);
const third = nth(demoDevices, 2);

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
				detectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
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
		expect(await poller.poll()).toEqual([
			{
				...first,
				event: 'deviceRemoved',
				previousStatus: 'connected',
				detectedAt: expect.any(String),
			},
		]);
	});

	test('watches only the chosen devices', async () => {
		const poller = await watch({ deviceIds: [third.instance_id] });
		setStatuses('disconnected', 'connected', 'disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_125 deviceDisconnected']);
	});

	test.each([`${first.instance_id}, device_id_124`, '={{ ["device_id_123", "device_id_124"] }}'])(
		'reads the chosen devices from %j',
		async (deviceIds) => {
			const poller = await watch({ deviceIds });
			setStatuses('disconnected', 'connected', 'disconnected');
			expect(await pollEvents(poller)).toEqual([
				'device_id_123 deviceDisconnected',
				'device_id_124 deviceConnected',
			]);
		},
	);

	test('offers the devices of the account to choose from', async () => {
		const options = await wassly.engine.loadOptions(
			{ type: 'n8n-nodes-wassly.wasslyTrigger' },
			'getDevices',
		);
		expect(options).toEqual([
			{ name: 'Chrome on Windows', value: documentedDevice.id },
			{ name: 'Firefox on Ubuntu (not connected)', value: second.id },
			{ name: 'مكتب المبيعات', value: third.id },
		]);
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

	test('outputs every device at first if it is set to', async () => {
		const poller = newPoller({ options: { emitCurrentState: true } });
		expect((await poller.poll()).map(({ id, event }) => [id, event])).toEqual([
			['device_id_123', 'deviceConnected'],
			['device_id_124', 'deviceDisconnected'],
			['device_id_125', 'deviceConnected'],
		]);
		expect(await poller.poll()).toEqual([]);
	});

	test('logs in with email and password', async () => {
		const poller = await watch({ authentication: 'login' });
		wassly.simulator.expireTokens();
		setStatuses('disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
		expect(wassly.simulator.logins).toBe(2);
	});
});

describe('A manual run', () => {
	test('outputs the devices as they are now', async () => {
		expect(await newPoller().poll('manual')).toEqual(
			demoDevices.map((device) => ({
				...device,
				event: device.status === 'connected' ? 'deviceConnected' : 'deviceDisconnected',
				previousStatus: null,
				detectedAt: expect.any(String),
			})),
		);
	});

	test('leaves the stored state alone', async () => {
		const poller = await watch();
		const state = storedState(poller);
		setStatuses('disconnected');
		await poller.poll('manual');
		expect(storedState(poller)).toEqual(state);
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});
});
