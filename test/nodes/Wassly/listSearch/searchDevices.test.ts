/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setUpWassly } from '@test/support/setUpWassly';
import { documentedDevice } from '@dev/simulator/devices';
import { emptyBody, status } from '@dev/simulator/misbehavior';

const wassly = setUpWassly();

const search = async (filter?: string) =>
	(await wassly.engine.search('searchDevices', filter)).results;

describe('The device picker', () => {
	test('shows names and statuses, the best sender first', async () => {
		wassly.simulator.devices = [
			{
				id: 1,
				name: 'Off',
				status: 'disconnected',
				lastActive: '2024-03-01T00:00:00Z',
				instance_id: 'a',
			},
			{
				id: 2,
				name: 'Idle',
				status: 'connected',
				lastActive: '2024-01-01T00:00:00Z',
				instance_id: 'b',
			},
			{
				id: 3,
				name: 'Busy',
				status: 'Connected',
				lastActive: '2024-02-01T00:00:00Z',
				instance_id: 'c',
			},
		];
		expect(await search()).toEqual([
			{ name: 'Busy (connected)', value: 'c' },
			{ name: 'Idle (connected)', value: 'b' },
			{ name: 'Off (not connected)', value: 'a' },
		]);
	});

	test.each([
		['CHROME', 1],
		[' windows ', 1],
		['connected', 2],
		['not connected', 1],
		['DISCONNECTED', 1],
		['14wdfwef', 1],
		['device_id_9', 1],
		['nothing of this', 0],
		['', 2],
	])('finds by name, status or ID: %p', async (filter, count) => {
		wassly.simulator.devices = [
			documentedDevice,
			{ id: 'device_id_9', name: 'Phone', status: 'disconnected', instance_id: 'x' },
		];
		expect(await search(filter)).toHaveLength(count);
	});

	test('offers a device without name, status or instance ID by its ID', async () => {
		wassly.simulator.devices = [{ id: 5, instance_id: null }];
		expect(await search()).toEqual([{ name: '5 (not connected: status unknown)', value: '5' }]);
	});

	test('offers a device whose fields are odd objects', async () => {
		const odd = { toString: 1, valueOf: 1 };
		wassly.simulator.devices = [{ id: 5, instance_id: odd, status: odd, lastActive: odd }];
		expect(await search('5')).toEqual([{ name: '5 (not connected: status unknown)', value: '5' }]);
	});

	test('is empty for an account without devices', async () => {
		wassly.simulator.devices = [];
		expect(await search()).toEqual([]);
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('says that the token was refused, instead of showing an empty list', async () => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, token: 'expired-token' });
		await expect(search()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'Wassly refused the API key or the token: "Unauthenticated."',
			description: expect.stringContaining('Tokens expire'),
		});
	});

	test.each([
		['an empty body', emptyBody],
		['HTTP 500', status(500)],
	])('fails with a message for %s, too', async (_what, misbehavior) => {
		wassly.simulator.alwaysMisbehave(misbehavior);
		await expect(search()).rejects.toThrow(/^Wassly /);
	});
});
