/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices, familyDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { CopyingScheduler } from './copyingScheduler';
import { ALL_EVENTS, pollEvents, setUpTrigger } from './setUpTrigger';

const { wassly, watch, setStatuses } = setUpTrigger();

const others = demoDevices.slice(1);

const TWO = { confirmations: 2 };

describe('A device that drops', () => {
	test('is reported from within a reconnect loop, and when that has ended', async () => {
		const poller = await watch({ options: TWO });
		const told: string[][] = [];
		for (let poll = 0; poll < 12; poll++) {
			setStatuses(poll % 2 === 0 ? 'disconnected' : 'connecting');
			told.push(await pollEvents(poller));
		}
		expect(told).toEqual([[], ['device_id_123 deviceDisconnected'], ...Array(10).fill([])]);
		setStatuses('connected');
		expect(await poller.poll()).toEqual([]);
		expect(await poller.poll()).toMatchObject([
			{ id: 'device_id_123', event: 'deviceConnected', previousStatus: 'connecting' },
		]);
	});

	test('is reported when it leaves the list, by the default events', async () => {
		const poller = await watch({ options: TWO });
		wassly.simulator.devices = others;
		expect(await poller.poll()).toEqual([]);
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
		expect(await poller.poll()).toEqual([]);
		wassly.simulator.devices = demoDevices;
		expect(await poller.poll()).toEqual([]);
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceConnected']);
	});

	test('is not reported when it is out of the list for a moment', async () => {
		const poller = await watch({ events: ALL_EVENTS, options: TWO });
		wassly.simulator.devices = others;
		expect(await poller.poll()).toEqual([]);
		wassly.simulator.devices = demoDevices;
		expect(await poller.poll()).toEqual([]);
		expect(await poller.poll()).toEqual([]);
	});

	test('is reported once each time, by polls that each get a copy of the state', async () => {
		const scheduler = new CopyingScheduler(wassly.engine, { options: TWO });
		await scheduler.pollEvents();
		const told: string[] = [];
		for (const status of ['lost', 'connecting', 'lost', 'connected', 'connected', 'lost', 'lost']) {
			setStatuses(status);
			told.push(...(await scheduler.pollEvents()));
		}
		expect(told).toEqual([
			'device_id_123 deviceDisconnected',
			'device_id_123 deviceConnected',
			'device_id_123 deviceDisconnected',
		]);
	});

	test('is reported although polls fail meanwhile, and they confirm nothing', async () => {
		const poller = await watch({ options: TWO });
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
		wassly.simulator.misbehave(bad.status(500));
		await expect(poller.poll()).rejects.toThrow();
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test('comes with the time of the last poll that saw it connected', async () => {
		const clock = jest.spyOn(Date, 'now');
		const at = (minute: number) => clock.mockReturnValue(Date.UTC(2024, 0, 15, 10, minute));
		at(0);
		const poller = await watch({ options: TWO });
		at(1);
		await poller.poll();
		poller.restart();
		at(5);
		wassly.simulator.misbehave(bad.status(500));
		await expect(poller.poll()).rejects.toThrow();
		setStatuses('disconnected');
		at(6);
		await poller.poll();
		at(7);
		expect(await poller.poll()).toMatchObject([
			{
				previousStatus: 'connected',
				disconnectedSince: '2024-01-15T10:01:00.000Z',
				detectedAt: '2024-01-15T10:07:00.000Z',
			},
		]);
		setStatuses('connected');
		await poller.poll();
		expect(await poller.poll()).toMatchObject([
			{ event: 'deviceConnected', disconnectedSince: null },
		]);
	});
});

test('A status that the reference does not know is named, whatever it is', async () => {
	const statuses = familyDevices.slice(1).map(({ status }) => status);
	const poller = await watch({ events: ['statusChanged'] });
	const told: unknown[] = [];
	for (const status of statuses) {
		setStatuses(status);
		told.push(...(await poller.poll()).map((item) => [item.previousStatus, item.status]));
	}
	expect(told).toEqual(
		statuses.map((status, index) => [['connected', ...statuses][index], status]),
	);
});
