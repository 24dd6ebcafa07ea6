/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices } from '@dev/simulator/devices';
import { nth } from '@test/support/items';
import { pollEvents, setUpTrigger } from './setUpTrigger';

const { wassly, watch, setStatuses } = setUpTrigger();

const first = nth(demoDevices, 0);

const REMINDER = 'device_id_123 deviceStillDisconnected';

describe('A reminder', () => {
	const setMinute = (minute: number) =>
		jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2024, 0, 15, 10, minute));

	/** A trigger that is set to remind every 30 minutes; the first device drops at minute 1. */
	const watchDrop = async () => {
		setMinute(0);
		const poller = await watch({
			events: ['deviceConnected', 'deviceDisconnected', 'deviceStillDisconnected'],
			options: { remindAfter: 30 },
		});
		setStatuses('disconnected');
		setMinute(1);
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
		return poller;
	};

	test('comes every so many minutes until the device is connected again', async () => {
		const poller = await watchDrop();
		const told: string[][] = [];
		for (const minute of [2, 30, 31, 32, 60, 61]) {
			setMinute(minute);
			told.push(await pollEvents(poller));
		}
		expect(told).toEqual([[], [], [REMINDER], [], [], [REMINDER]]);
		setStatuses('connected');
		setMinute(62);
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceConnected']);
		setMinute(300);
		expect(await poller.poll()).toEqual([]);
	});

	test('comes although n8n has been restarted, and says since when', async () => {
		const poller = await watchDrop();
		poller.restart();
		setMinute(31);
		expect(await poller.poll()).toMatchObject([
			{
				...first,
				status: 'disconnected',
				event: 'deviceStillDisconnected',
				previousStatus: 'disconnected',
				disconnectedSince: '2024-01-15T10:00:00.000Z',
				detectedAt: '2024-01-15T10:31:00.000Z',
			},
		]);
	});

	test('comes for a device that has left the list', async () => {
		const poller = await watchDrop();
		wassly.simulator.devices = demoDevices.slice(1);
		setMinute(2);
		expect(await poller.poll()).toEqual([]);
		setMinute(31);
		expect(await pollEvents(poller)).toEqual([REMINDER]);
	});

	test('comes for nothing if it is not chosen', async () => {
		setMinute(0);
		const poller = await watch();
		setStatuses('disconnected');
		setMinute(1);
		await poller.poll();
		setMinute(300);
		expect(await poller.poll()).toEqual([]);
	});
});
