/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeParameters } from 'n8n-workflow';
import { nth, only } from '@test/support/items';
import { setUpWassly } from '@test/support/setUpWassly';
import { documentedDevice, manyDevices } from '@dev/simulator/devices';

const wassly = setUpWassly();

const get = async (deviceId: INodeParameters | string, input?: Array<{ json: { id: string } }>) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'get', deviceId },
		input,
	});

const byId = (value: string | number) => ({ __rl: true, mode: 'id', value });

describe('Get WhatsApp Web Device', () => {
	test.each([
		['chosen from the list', { __rl: true, mode: 'list', value: documentedDevice.instance_id }],
		['by its instance ID', byId(documentedDevice.instance_id)],
		['by its ID', byId(documentedDevice.id)],
		['by an ID with spaces around it', byId(` ${documentedDevice.instance_id}\n`)],
	])('outputs the device %s', async (_how, locator) => {
		wassly.simulator.devices = [...manyDevices(3), documentedDevice];
		const run = await get(locator);
		expect(run.items()).toEqual([{ json: documentedDevice, pairedItem: { item: 0 } }]);
	});

	test('finds a device by a number, the kind of ID that PHP back ends use', async () => {
		wassly.simulator.devices = [{ id: 12, instance_id: 'x' }];
		for (const id of [12, '12']) {
			const run = await get(byId(id));
			expect(only(run.items()).json).toEqual({ id: 12, instance_id: 'x' });
		}
	});

	test('prefers an instance ID to an ID that looks the same', async () => {
		wassly.simulator.devices = [
			{ id: '7', instance_id: 'first' },
			{ id: 'second', instance_id: '7' },
		];
		expect(only((await get(byId('7'))).items()).json).toMatchObject({ id: 'second' });
	});

	test('gets a device for each input item with one request', async () => {
		wassly.simulator.devices = manyDevices(100);
		const input = manyDevices(100).map(({ instance_id }) => ({ json: { id: instance_id } }));
		const items = (await get(byId('={{ $json.id }}'), input)).items();
		expect(items).toEqual(manyDevices(100).map((json, item) => ({ json, pairedItem: { item } })));
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('gives each item its own copy of the same device', async () => {
		const items = (
			await get(byId(documentedDevice.id), [{ json: { id: '1' } }, { json: { id: '2' } }])
		).items();
		nth(items, 0).json.name = 'changed';
		expect(nth(items, 1).json).toEqual(documentedDevice);
	});

	test('names the unknown ID, and the devices of the account', async () => {
		wassly.simulator.devices = [
			{ id: 1, name: 'Old phone', status: 'disconnected', instance_id: 'old' },
			documentedDevice,
		];
		const { error } = await get(byId('nobody'));
		expect(error?.message).toBe('There is no device with the ID "nobody"');
		expect(error?.description).toContain(
			'The account has: Chrome on Windows (14wdfwef-da6f-11f0-3314-32423432), Old phone (old).',
		);
		expect(error?.context?.itemIndex).toBe(0);
	});

	test('names at most five devices', async () => {
		wassly.simulator.devices = manyDevices(8);
		expect((await get(byId('nobody'))).error?.description).toMatch(/\) and 3 more\.$/);
	});

	test('says so if the account has no device', async () => {
		wassly.simulator.devices = [];
		expect((await get(byId('nobody'))).error?.description).toMatch(/^The account has no devices\./);
	});

	test.each(['  ', '={{ $json.missing }}'])('fails for the empty ID %p', async (value) => {
		const { error } = await get(byId(value));
		expect(error?.message).toBe("'Device' is empty");
		expect(wassly.simulator.requests).toHaveLength(0);
	});
});
