/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices } from '@dev/simulator/devices';
import { nth } from '@test/support/items';
import { ALL_EVENTS, pollEvents, setUpTrigger, storedState } from './setUpTrigger';

const { wassly, newPoller, watch, setStatuses } = setUpTrigger();

const first = nth(demoDevices, 0);
const second = nth(demoDevices, 1);
const third = nth(demoDevices, 2);

describe('A manual run', () => {
	test('outputs one event, which says that it is a test', async () => {
		expect(await newPoller().poll('manual')).toEqual([
			{
				...first,
				event: 'deviceConnected',
				previousStatus: 'disconnected',
				disconnectedSince: null,
				detectedAt: expect.stringMatching(/Z$/),
				isTest: true,
			},
		]);
	});

	test.each(ALL_EVENTS)('outputs a chosen event: %s', async (event) => {
		const poller = newPoller({ events: [event] });
		expect(await poller.poll('manual')).toMatchObject([{ event, isTest: true }]);
	});

	test.each(['deviceDisconnected', 'deviceStillDisconnected'])(
		'outputs %s for a device that is not connected, if there is one',
		async (event) => {
			const poller = newPoller({ events: [event] });
			expect(await poller.poll('manual')).toMatchObject([{ id: second.id, event }]);
			setStatuses('connected', 'connected', 'connected');
			expect(await poller.poll('manual')).toMatchObject([{ id: first.id, event }]);
		},
	);

	test('outputs the inactivity of an inactive device, if there is one', async () => {
		const lastActive = new Date().toISOString();
		wassly.simulator.devices = [{ ...first, lastActive }, second];
		const poller = newPoller({ events: ['deviceInactive'] });
		expect(await poller.poll('manual')).toMatchObject([{ id: second.id }]);
	});

	test('outputs an event of another chosen kind if there is no device for the first', async () => {
		wassly.simulator.devices = [second];
		expect(await newPoller().poll('manual')).toMatchObject([{ event: 'deviceDisconnected' }]);
	});

	test('outputs an event of a watched device', async () => {
		const poller = newPoller({ deviceIds: [third.instance_id] });
		expect(await poller.poll('manual')).toMatchObject([{ id: third.id }]);
	});

	test.each([
		['without devices', [], {}],
		['without a watched device', demoDevices, { deviceIds: ['device_id_999'] }],
	])('outputs nothing %s', async (_what, devices, parameters) => {
		wassly.simulator.devices = devices;
		expect(await newPoller(parameters).poll('manual')).toEqual([]);
	});

	test('leaves the stored state alone', async () => {
		const poller = await watch();
		const state = storedState(poller);
		setStatuses('disconnected');
		await poller.poll('manual');
		expect(storedState(poller)).toEqual(state);
		const [event] = await poller.poll();
		expect(event).toMatchObject({ id: 'device_id_123', event: 'deviceDisconnected' });
		expect(event).not.toHaveProperty('isTest');
		expect(await pollEvents(poller)).toEqual([]);
	});
});
