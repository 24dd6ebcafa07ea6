/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices, manyDevices } from '@dev/simulator/devices';
import { CopyingScheduler } from './copyingScheduler';
import { ALL_EVENTS, pollEvents, setUpTrigger } from './setUpTrigger';

const { wassly, watch } = setUpTrigger();

/** As many devices as any account has. */
const MANY = 10_000;
const MIB = 1024 * 1024;
const WITH_REMINDERS = { events: ALL_EVENTS, options: { remindAfter: 30 } };

const setMinute = (minute: number) =>
	jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2024, 0, 1, 0, minute));

/** Connected devices whose IDs begin so. */
const connected = (count: number, prefix = '') =>
	manyDevices(count).map((device) => ({
		...device,
		id: prefix + device.id,
		instance_id: prefix + device.instance_id,
		status: 'connected',
	}));

const counts = (told: string[]) => {
	const events = told.map((one) => one.split(' ')[1] ?? '');
	return Object.fromEntries(
		[...new Set(events)].map((name) => [name, events.filter((one) => one === name).length]),
	);
};

describe('What n8n stores for the trigger', () => {
	test('does not grow with the IDs that a server makes up in each poll', async () => {
		setMinute(0);
		const poller = await watch(WITH_REMINDERS);
		const sizes: number[] = [];
		for (let poll = 1; poll <= 26; poll++) {
			wassly.simulator.devices = connected(1000, `poll-${poll}-`);
			setMinute(poll);
			await poller.poll();
			sizes.push(poller.kept.length);
		}
		expect(sizes[25]).toBeLessThan(1.1 * (sizes[12] ?? 0));
		// Those that left last are the ones that it still knows.
		setMinute(57);
		const told = await pollEvents(poller);
		expect(told).toContain('poll-25-device_0 deviceStillDisconnected');
		expect(told).not.toContain('poll-2-device_0 deviceStillDisconnected');
	});

	test.each(['id', 'name', 'status', 'lastActive', 'instance_id'])(
		'does not grow with the length of a field, such as %s',
		async (field) => {
			const long = { ...connected(1)[0], [field]: 'x'.repeat(10 * MIB) };
			wassly.simulator.devices = [long, ...connected(1, 'other-')];
			const poller = await watch(WITH_REMINDERS);
			expect(await poller.poll()).toEqual([]);
			wassly.simulator.devices = connected(1, 'other-');
			expect((await poller.poll()).length).toBeGreaterThan(0);
			expect(poller.kept.length).toBeLessThan(5000);
		},
	);

	test('takes at most a MiB for 10,000 devices that have all dropped, of which it reminds', async () => {
		wassly.simulator.devices = connected(MANY);
		setMinute(0);
		const poller = await watch(WITH_REMINDERS);
		wassly.simulator.devices = connected(MANY).map((one) => ({ ...one, status: 'disconnected' }));
		setMinute(1);
		expect(counts(await pollEvents(poller))).toMatchObject({ deviceDisconnected: MANY });
		expect(Buffer.byteLength(poller.kept)).toBeLessThan(MIB);
		setMinute(31);
		expect(counts(await pollEvents(poller))).toEqual({ deviceStillDisconnected: MANY });
	});

	test('holds each of 10,000 devices that have left the list', async () => {
		wassly.simulator.devices = [...connected(MANY), ...connected(1, 'other-')];
		setMinute(0);
		const poller = await watch(WITH_REMINDERS);
		wassly.simulator.devices = connected(1, 'other-');
		setMinute(1);
		expect(counts(await pollEvents(poller))).toMatchObject({ deviceDisconnected: MANY });
		setMinute(31);
		expect(counts(await pollEvents(poller))).toEqual({ deviceStillDisconnected: MANY });
	});

	test('holds each of more devices that may be back in the next poll', async () => {
		const all = connected(MANY + 5000);
		wassly.simulator.devices = all;
		setMinute(0);
		const poller = await watch({ ...WITH_REMINDERS, options: { confirmations: 2 } });
		wassly.simulator.devices = all.slice(0, 1);
		setMinute(1);
		expect(await poller.poll()).toEqual([]);
		setMinute(2);
		expect(counts(await pollEvents(poller))).toMatchObject({ deviceDisconnected: all.length - 1 });
	});
});

describe('What something else has stored in its place', () => {
	const scheduler = async () => {
		const one = new CopyingScheduler(wassly.engine);
		await one.pollEvents();
		return one;
	};

	test.each([
		[{ devices: undefined }],
		[{ devices: 'x' }],
		[{ devices: '3\na|b' }],
		[{ devices: '99999999999' }],
		[{ devices: '1\n~{' }],
		[{ devices: [{ id: 'a' }] }],
		[{ devices: null, snapshot: 5 }],
	])('as %j is replaced by a new baseline', async (damaged) => {
		const one = await scheduler();
		one.stored = { ...one.stored, ...damaged };
		expect(await one.pollEvents()).toEqual([]);
		wassly.simulator.devices = [];
		expect(await one.pollEvents()).toContain('device_id_123 deviceDisconnected');
	});

	test.each([
		[{ polledAt: 'yesterday' }],
		[{ polledAt: null }],
		[{ deviceSelection: null }],
		[{ deviceSelection: { chosen: 5 } }],
		[{ deviceSelection: 'all' }],
	])('as %j breaks nothing', async (damaged) => {
		const one = new CopyingScheduler(wassly.engine, { deviceIds: ['device_id_123', 'chosen'] });
		await one.pollEvents();
		one.stored = { ...one.stored, ...damaged };
		wassly.simulator.devices = demoDevices.slice(1);
		await one.pollEvents();
		wassly.simulator.devices = [{ ...connected(1)[0], id: 'chosen' }];
		expect(await one.pollEvents()).toContain('chosen deviceConnected');
	});
});
