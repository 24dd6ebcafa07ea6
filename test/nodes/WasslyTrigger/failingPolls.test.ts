import { manyDevices } from '../../../dev/simulator/devices';
import * as bad from '../../../dev/simulator/misbehavior';
import type { Misbehavior } from '../../../dev/simulator/misbehavior';
import { until } from '../../../dev/until';
import { nth } from '../../engine/items';
import { ALL_EVENTS, pollEvents, setUpTrigger, storedState } from './setUpTrigger';

const { wassly, newPoller, watch, setStatuses } = setUpTrigger();

interface Thrown {
	name: string;
	/** None for a response with status 200, where it would tell nothing. */
	httpCode?: string;
}

describe('A poll that fails', () => {
	test.each<[what: string, response: Misbehavior, httpCode: string | null]>([
		['401', bad.status(401), '401'],
		['500', bad.status(500), '500'],
		['429', bad.status(429, '', { 'retry-after': '600' }), '429'],
		['`success: false`', bad.json({ success: false, message: 'Closed' }), null],
		[
			'`status: false` beside an empty list',
			bad.json({ status: false, message: 'No', data: [] }),
			null,
		],
		['an empty list without `success`', bad.json({ message: 'Unauthenticated.', data: [] }), null],
		['`status: "error"` beside an empty object', bad.json({ status: 'error', data: {} }), null],
		['a page of a list', bad.json({ success: true, data: [{ id: 1 }], last_page: 2 }), null],
		['a web page', bad.page('Welcome'), null],
		['broken JSON', bad.brokenJson, null],
		['a response without a list', bad.json({ success: true }), null],
		['a list of something else', bad.json({ success: true, devices: ['a'] }), null],
		['a reset connection', bad.reset, 'ECONNRESET'],
	])('throws, and leaves the stored state alone: %s', async (_what, response, httpCode) => {
		const poller = await watch({ events: ALL_EVENTS });
		const state = storedState(poller);
		wassly.simulator.alwaysMisbehave(response);
		const error = (await poller.poll().catch((thrown: unknown) => thrown)) as Thrown;
		expect(error.name).toBe(httpCode === null ? 'NodeOperationError' : 'NodeApiError');
		expect(error.httpCode ?? null).toBe(httpCode);
		expect(storedState(poller)).toEqual(state);
		wassly.simulator.misbehave();
		expect(await poller.poll()).toEqual([]);
		setStatuses('disconnected');
		expect(await pollEvents(poller)).toEqual([
			'device_id_123 deviceDisconnected',
			'device_id_123 statusChanged',
		]);
	});
});

describe('Two polls that overlap', () => {
	test('output a change once', async () => {
		const poller = await watch();
		setStatuses('disconnected');
		const both = await Promise.all([poller.poll(), poller.poll()]);
		expect(both.flat()).toHaveLength(1);
	});

	test('output nothing for the response that comes late', async () => {
		const poller = await watch();
		const gate = wassly.simulator.holdAfter(0);
		const late = poller.poll();
		await until('the first poll is held', () => gate.held() === 1);
		// The response to the first one shows the device as it was.
		wassly.simulator.misbehave();
		wassly.simulator.holdAfter(Infinity);
		setStatuses('disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
		setStatuses('connected');
		gate.release();
		expect(await late).toEqual([]);
	});
});

test('Across 60 polls with 15 failures and 6 restarts, exactly the 40 changes of 20 devices are output', async () => {
	const devices = manyDevices(20);
	const poller = newPoller({ events: ['deviceConnected', 'deviceDisconnected'] });
	wassly.simulator.devices = devices;
	await poller.poll();
	const expected: string[] = [];
	const output: string[] = [];
	for (let poll = 0; poll < 60; poll++) {
		// Two polls in three follow a change.
		if (poll % 3 !== 2) {
			const index = (expected.length * 7) % devices.length;
			const device = nth(devices, index);
			const isConnected = device.status !== 'connected';
			devices[index] = { ...device, status: isConnected ? 'connected' : 'disconnected' };
			expected.push(`${device.id} ${isConnected ? 'deviceConnected' : 'deviceDisconnected'}`);
		}
		// One poll in four fails.
		if (poll % 4 === 3) {
			wassly.simulator.misbehave(bad.status(poll % 8 === 3 ? 500 : 401));
			await expect(poller.poll()).rejects.toThrow();
		} else {
			output.push(...(await pollEvents(poller)));
		}
		if (poll % 10 === 9) poller.restart();
	}
	output.push(...(await pollEvents(poller)));
	expect(output.sort()).toEqual(expected.sort());
});

test('The state of 10 000 devices takes less than 2 MB', async () => {
	wassly.simulator.devices = manyDevices(10_000).map((device, index) => ({
		...device,
		instance_id: `14wdfwef-da6f-11f0-3314-${String(index).padStart(8, '0')}`,
	}));
	const poller = await watch();
	await poller.poll();
	expect(Buffer.byteLength(poller.kept)).toBeLessThan(2e6);
});
