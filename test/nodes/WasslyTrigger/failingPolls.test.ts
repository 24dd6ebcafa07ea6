/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices, manyDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { nth } from '@test/support/items';
import { ALL_EVENTS, pollEvents, setUpTrigger, storedState } from './setUpTrigger';

const { wassly, newPoller, watch, setStatuses } = setUpTrigger();

describe('A poll that fails', () => {
	test.each<[string, bad.Misbehavior, string?]>([
		['401', bad.status(401), '401'],
		['500', bad.status(500), '500'],
		['429', bad.status(429, '', { 'retry-after': '600' }), '429'],
		['`success: false`', bad.json({ success: false, message: 'Closed' })],
		['status false and an empty list', bad.json({ status: false, devices: [] })],
		['"Unauthenticated." and an empty list', bad.json({ message: 'Unauthenticated.', data: [] })],
		['an error and an empty list', bad.json({ error: 'Expired', devices: [] })],
		['an empty list alone', bad.json({ devices: [] })],
		['a first page', bad.json({ success: true, devices: demoDevices, last_page: 2 })],
		['a web page', bad.page('Welcome')],
		['broken JSON', bad.brokenJson],
		['a response without a list', bad.json({ success: true })],
		['a list of something else', bad.json({ success: true, devices: ['a'] })],
		['a reset connection', bad.reset, 'ECONNRESET'],
	])('throws, and leaves the stored state alone: %s', async (...[, response, httpCode]) => {
		const poller = await watch({ events: ALL_EVENTS });
		const state = storedState(poller);
		wassly.simulator.alwaysMisbehave(response);
		const error = httpCode
			? { name: 'NodeApiError', httpCode }
			: { name: 'NodeOperationError', description: expect.stringMatching(/\w/) };
		await expect(poller.poll()).rejects.toMatchObject(error);
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

describe('The state of 10 000 devices takes less than a MiB', () => {
	const devices = manyDevices(10_000).map((device, index) => ({
		...device,
		status: 'connected',
		lastActive: new Date().toISOString(),
		instance_id: `14wdfwef-da6f-11f0-3314-${String(index).padStart(8, '0')}`,
	}));
	test.each([
		['nothing happens', { dropped: 0, gone: 0 }],
		['all of them have dropped', { dropped: 10_000, gone: 0 }],
		['all of them have left the list', { dropped: 0, gone: 10_000 }],
	])('when %s', async (_what, { dropped, gone }) => {
		wassly.simulator.devices = devices;
		const poller = await watch();
		wassly.simulator.devices = devices
			.slice(gone)
			.map((device, index) => (index < dropped ? { ...device, status: 'disconnected' } : device));
		await poller.poll();
		await poller.poll();
		expect(Buffer.byteLength(poller.kept)).toBeLessThan(1024 * 1024);
	});
});
