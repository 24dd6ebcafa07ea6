/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { pollEvents, setUpTrigger, storedState } from '@test/nodes/WasslyTrigger/setUpTrigger';

const { wassly, watch, setStatuses } = setUpTrigger();

const devices = [documentedDevice, { ...documentedDevice, id: 'second', instance_id: 'b' }];
const NEXT = 'https://www.wassly.com/api/whatsapp-web-devices?page=2';

const succeeded = (rest: object) => ({ success: true, ...rest });

/** Responses that contain only a part of the list, and the page count that the user is told. */
const parts: Array<[where: string, body: object, pages: string]> = [
	['last_page beside `devices`', { devices, last_page: 3 }, ' on the first of 3 pages'],
	['last_page beside `data`', { data: devices, last_page: 2 }, ' on the first of 2 pages'],
	['last_page as text', { devices, last_page: '4' }, ' on the first of 4 pages'],
	['next_page_url', { devices, next_page_url: NEXT }, ''],
	[
		"a page of Laravel's under `devices`",
		{ devices: { current_page: 1, data: devices, last_page: 7, next_page_url: NEXT, per_page: 2 } },
		' on the first of 7 pages',
	],
	[
		"a page of Laravel's under `data`",
		{ data: { current_page: 1, data: devices, last_page: 7, total: 13 } },
		' on the first of 7 pages',
	],
	[
		"a page of Laravel's under `data.devices`",
		{ data: { devices: { data: devices, last_page: 2 } } },
		' on the first of 2 pages',
	],
	[
		'a page under `data` that says no more than where the next one is',
		{ data: { data: devices, next_page_url: NEXT } },
		'',
	],
	['links.next', { data: devices, links: { first: NEXT, next: NEXT } }, ''],
	['meta.last_page', { data: devices, meta: { last_page: 5 } }, ' on the first of 5 pages'],
	['pagination.last_page', { devices, pagination: { last_page: 5 } }, ' on the first of 5 pages'],
	['the last of two pages', { devices, current_page: 2, last_page: 2 }, ' on the first of 2 pages'],
];

const wholes: Array<[where: string, body: object]> = [
	['last_page 1', { devices, last_page: 1, next_page_url: null }],
	['last_page 0', { devices, last_page: 0 }],
	['a single page under `devices`', { devices: { data: devices, last_page: 1, total: 2 } }],
	['a single page under `data`', { data: { current_page: 1, data: devices, last_page: 1 } }],
	['links without a next one', { data: devices, links: { first: NEXT, next: null } }],
	['the links of pages in a list', { data: devices, links: [{ url: NEXT, label: '1' }] }],
	['meta of a single page', { data: devices, meta: { last_page: 1, total: 2 } }],
	['an empty address of the next page', { devices, next_page_url: '' }],
];

describe('A list that comes in pages', () => {
	test.each(parts)('is not taken for the whole one: %s', async (_where, body, pages) => {
		wassly.simulator.alwaysMisbehave(bad.json(succeeded(body)));
		const run = await wassly.engine.runNode({});
		expect(run.error?.message).toBe(`Wassly sent only part of the device list: 2 devices${pages}`);
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test.each(parts)('is refused by the picker: %s', async (_where, body) => {
		wassly.simulator.alwaysMisbehave(bad.json(succeeded(body)));
		await expect(wassly.engine.search('searchDevices')).rejects.toThrow(
			'Wassly sent only part of the device list: 2 devices',
		);
	});

	test('counts one device in the singular', async () => {
		wassly.simulator.alwaysMisbehave(
			bad.json(succeeded({ devices: [documentedDevice], last_page: 2 })),
		);
		expect((await wassly.engine.runNode({})).error?.message).toBe(
			'Wassly sent only part of the device list: 1 device on the first of 2 pages',
		);
	});

	test('removes no device from those that are watched', async () => {
		const poller = await watch({ events: ['deviceRemoved', 'deviceDisconnected'] });
		const state = storedState(poller);
		wassly.simulator.misbehave(bad.json(succeeded({ devices: [documentedDevice], last_page: 2 })));
		await expect(poller.poll()).rejects.toThrow('Wassly sent only part of the device list');
		expect(storedState(poller)).toEqual(state);
		setStatuses('disconnected');
		expect(await pollEvents(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test.each(wholes)('is the whole one with %s', async (_where, body) => {
		wassly.simulator.alwaysMisbehave(bad.json(succeeded(body)));
		const run = await wassly.engine.runNode({});
		expect(run.error).toBeUndefined();
		expect(run.items().map(({ json }) => json)).toEqual(devices);
	});
});
