/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices } from '@dev/simulator/devices';
import { nth } from '@test/support/items';
import { ALL_EVENTS, pollEvents, setUpTrigger } from './setUpTrigger';

const { wassly, watch, setStatuses } = setUpTrigger();

const first = nth(demoDevices, 0);
const second = nth(demoDevices, 1);
const third = nth(demoDevices, 2);

describe('A device that is chosen by its instance_id', () => {
	test.each([
		['changes', 'instance-of-a-new-session'],
		['is missing', undefined],
		['is null', null],
	])('is watched when its instance_id %s with the drop', async (_what, instance_id) => {
		const poller = await watch({ deviceIds: [first.instance_id] });
		const dropped = { ...first, instance_id, status: 'disconnected' };
		wassly.simulator.devices = [dropped as typeof first, second, third];
		poller.restart();
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
		wassly.simulator.devices = [{ ...dropped, status: 'connected' } as typeof first, second, third];
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceConnected']);
	});

	test('is watched from when it is first seen', async () => {
		wassly.simulator.devices = [second, third];
		const poller = await watch({ deviceIds: [first.instance_id] });
		wassly.simulator.devices = demoDevices;
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceConnected']);
		wassly.simulator.devices = [{ ...first, instance_id: 'new', status: 'lost' }, second, third];
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test('is watched when it comes back after it was removed, with another instance_id', async () => {
		const poller = await watch({ deviceIds: [first.instance_id] });
		wassly.simulator.devices = [second, third];
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
		await poller.poll();
		wassly.simulator.devices = [{ ...first, instance_id: 'new' }, second, third];
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceConnected']);
	});

	test('is watched when it comes back as another device', async () => {
		const poller = await watch({ deviceIds: [first.instance_id] });
		wassly.simulator.devices = [{ ...first, id: 'device_id_999' }, second, third];
		expect(await pollEvents(poller)).toEqual([
			'device_id_999 deviceConnected',
			'device_id_123 deviceDisconnected',
		]);
	});

	test('is no longer watched once another device has the ID and it has left the list', async () => {
		const poller = await watch({ deviceIds: [first.instance_id] });
		const successor = { ...first, id: 'device_id_999' };
		wassly.simulator.devices = [successor, second, third];
		expect(await poller.poll()).toHaveLength(2);
		wassly.simulator.devices = [successor, { ...first, instance_id: 'new' }, second, third];
		expect(await poller.poll()).toEqual([]);
	});
});

test('Nothing is reported of any other device while the chosen one is not there', async () => {
	const poller = await watch({ events: ALL_EVENTS, deviceIds: ['device_id_999'] });
	setStatuses('disconnected', 'connected', 'disconnected');
	expect(await poller.poll()).toEqual([]);
	wassly.simulator.devices = [];
	expect(await poller.poll()).toEqual([]);
});
