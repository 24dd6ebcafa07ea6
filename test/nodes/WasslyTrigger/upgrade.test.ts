import { demoDevices } from '../../../dev/simulator/devices';
import { CopyingScheduler } from './copyingScheduler';
import { setUpTrigger } from './setUpTrigger';

const { wassly, setStatuses } = setUpTrigger();

describe('After an upgrade from version 1.0.0', () => {
	/** What version 1.0.0 has stored of the demo devices. */
	const upgraded = async () => {
		const options = { emitCurrentState: true };
		const scheduler = new CopyingScheduler(wassly.engine, { options });
		await scheduler.pollEvents();
		scheduler.stored = {
			watched: scheduler.stored.watchKey,
			devices: Object.fromEntries(demoDevices.map((device) => [device.id, device])),
			since: Date.UTC(2024, 0, 15),
		};
		return scheduler;
	};

	test('a device that has dropped meanwhile is reported, and nothing else', async () => {
		const scheduler = await upgraded();
		setStatuses('disconnected');
		expect(await scheduler.pollEvents()).toEqual(['device_id_123 deviceDisconnected']);
		expect(await scheduler.pollEvents()).toEqual([]);
	});

	test('nothing that it stored is left', async () => {
		const scheduler = await upgraded();
		expect(await scheduler.pollEvents()).toEqual([]);
		expect(Object.keys(scheduler.stored).sort()).toEqual([
			'chosen',
			'polledAt',
			'snapshot',
			'watchKey',
		]);
	});
});
