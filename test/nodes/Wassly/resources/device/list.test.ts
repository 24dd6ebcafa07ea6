/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeParameters } from 'n8n-workflow';
import { nth } from '@test/support/items';
import { setUpWassly } from '@test/support/setUpWassly';
import { documentedDevice, manyDevices } from '@dev/simulator/devices';

const wassly = setUpWassly();

const list = async (
	parameters: INodeParameters = {},
	input?: Array<{ json: { [key: string]: string } }>,
) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'list', ...parameters },
		input,
	});

const namesOf = async (parameters: INodeParameters) => {
	const run = await list(parameters);
	expect(run.error).toBeUndefined();
	return run.items().map(({ json }) => json.name);
};

const account = [
	{
		id: 1,
		name: 'Office Mac',
		status: 'connected',
		lastActive: '2024-01-15T10:30:00Z',
		instance_id: 'a',
	},
	{
		id: 2,
		name: 'chrome on Windows',
		status: 'Disconnected',
		lastActive: '2024-01-14T08:00:00Z',
		instance_id: 'b',
	},
	{
		id: 3,
		name: 'Chrome 10',
		status: ' CONNECTED ',
		lastActive: '2024-01-16T12:00:00+02:00',
		instance_id: 'c',
	},
	{ id: 4, name: 'Chrome 9', status: 'qr', lastActive: null, instance_id: 'd' },
];

describe('List WhatsApp Web Devices', () => {
	test('outputs the documented device exactly as the API sent it', async () => {
		const run = await list();
		expect(run.items()).toEqual([{ json: documentedDevice, pairedItem: { item: 0 } }]);
	});

	test('is the default', async () => {
		const run = await wassly.engine.runNode({});
		expect(run.items()).toHaveLength(1);
	});

	test('keeps the order and every field of the API, even undocumented ones', async () => {
		const devices = [
			{ ...documentedDevice, instance_id: 'z', session: { platform: 'web', tags: ['a', null] } },
			{ ...documentedDevice, instance_id: 'a', ' odd key ': 0, error: 'battery low' },
			{ id: 7, instance_id: 4711, name: null, status: 0, lastActive: false },
		];
		wassly.simulator.devices = devices;
		const run = await list();
		expect(run.items().map(({ json }) => json)).toEqual(devices);
	});

	test('outputs nothing, and no error, for an account without devices', async () => {
		wassly.simulator.devices = [];
		const run = await list();
		expect(run.error).toBeUndefined();
		expect(run.items()).toEqual([]);
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('makes one request, with both headers and for JSON, to the documented address', async () => {
		await list();
		const { apikey, token } = wassly.simulator;
		expect(wassly.simulator.requests).toEqual([
			{
				method: 'GET',
				path: '/api/whatsapp-web-devices',
				headers: expect.objectContaining({
					apikey,
					authorization: `Bearer ${token}`,
					accept: 'application/json',
				}),
			},
		]);
	});

	test('lists 50 devices for each of 100 input items with one request', async () => {
		wassly.simulator.devices = manyDevices(50);
		const input = Array.from({ length: 100 }, (_, index) => ({ json: { row: `${index}` } }));
		const items = (await list({}, input)).items();
		expect(items).toHaveLength(5000);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			input.flatMap((_, item) => Array.from({ length: 50 }, () => ({ item }))),
		);
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('gives every item its own copy, nested fields included', async () => {
		wassly.simulator.devices = [
			{ ...documentedDevice, session: { since: 1 } },
			{ ...documentedDevice, instance_id: 'flat' },
		];
		const items = (await list({}, [{ json: {} }, { json: {} }])).items();
		const [firstDevice, secondDevice] = [nth(items, 0).json, nth(items, 1).json];
		firstDevice.name = 'changed';
		secondDevice.name = 'changed';
		(firstDevice.session as { since: number }).since = 2;
		expect(nth(items, 2).json).toEqual({ ...documentedDevice, session: { since: 1 } });
		expect(nth(items, 3).json).toEqual({ ...documentedDevice, instance_id: 'flat' });
	});

	test('does not use the ID of a device as its name', async () => {
		wassly.simulator.devices = [{ id: 'chrome', instance_id: 'chrome-1' }];
		expect((await list({ filters: { name: 'chrome' } })).items()).toEqual([]);
	});

	test.each([
		['a list with gaps', { 0: account[0], 3: account[3] }, ['Office Mac', 'Chrome 9']],
		['an empty list', {}, []],
	])('reads %s that PHP encoded as an object', async (_what, devices, names) => {
		wassly.simulator.devices = devices;
		expect(await namesOf({})).toEqual(names);
	});

	describe('with a limit', () => {
		beforeEach(() => {
			wassly.simulator.devices = manyDevices(60);
		});

		test('outputs at most that many', async () => {
			expect((await list({ returnAll: false, limit: 7 })).items()).toHaveLength(7);
		});

		test('outputs at most 50 by default', async () => {
			expect((await list({ returnAll: false })).items()).toHaveLength(50);
		});

		test.each([0, -1, '={{ "many" }}', '={{ null }}'])('fails for %p', async (limit) => {
			const { error } = await list({ returnAll: false, limit });
			expect(error?.message).toMatch(/^'Limit' must be a number of 1 or more, not /);
			expect(error?.context?.itemIndex).toBe(0);
		});

		test('reads it for each item', async () => {
			const run = await list({ returnAll: false, limit: '={{ $json.count }}' }, [
				{ json: { count: '2' } },
				{ json: { count: '3' } },
			]);
			expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 0, 1, 1, 1].map((item) => ({ item })),
			);
		});
	});

	describe('with filters', () => {
		beforeEach(() => {
			wassly.simulator.devices = account;
		});

		test.each([
			[{}, ['Office Mac', 'chrome on Windows', 'Chrome 10', 'Chrome 9']],
			[{ connection: 'any' }, ['Office Mac', 'chrome on Windows', 'Chrome 10', 'Chrome 9']],
			[{ connection: 'connected' }, ['Office Mac', 'Chrome 10']],
			[{ connection: 'notConnected' }, ['chrome on Windows', 'Chrome 9']],
			[{ status: ' DISCONNECTED ' }, ['chrome on Windows']],
			[{ status: '' }, ['Office Mac', 'chrome on Windows', 'Chrome 10', 'Chrome 9']],
			[{ status: 'connect' }, []],
			[{ name: 'CHROME' }, ['chrome on Windows', 'Chrome 10', 'Chrome 9']],
			[{ name: ' chrome ' }, ['chrome on Windows', 'Chrome 10', 'Chrome 9']],
			[{ name: 'chrome', connection: 'connected' }, ['Chrome 10']],
			[{ activeSince: '2024-01-15T10:30:00Z' }, ['Office Mac', 'Chrome 10']],
			[{ activeSince: '2024-01-15T10:30:01Z' }, ['Chrome 10']],
			[{ inactiveSince: '2024-01-15T10:30:00Z' }, ['chrome on Windows', 'Chrome 9']],
			[
				{ activeSince: '', inactiveSince: '' },
				['Office Mac', 'chrome on Windows', 'Chrome 10', 'Chrome 9'],
			],
			[
				{ activeSince: '={{ $now.minus(1000, "years") }}' },
				['Office Mac', 'chrome on Windows', 'Chrome 10'],
			],
		])('%j keeps %j', async (filters, names) => {
			expect(await namesOf({ filters })).toEqual(names);
		});

		test.each([
			['Active Since', { activeSince: 'last Tuesday' }],
			['Inactive Since', { inactiveSince: 'Phone 5' }],
			['Connection', { connection: '={{ "maybe" }}' }],
		])('fails for an invalid %s', async (label, filters) => {
			const { error } = await list({ filters });
			expect(error?.message).toContain(`'${label}'`);
			expect(error?.description).toContain(`'${label}'`);
		});
	});

	describe('sorted', () => {
		beforeEach(() => {
			wassly.simulator.devices = account;
		});

		test.each([
			['none', ['Office Mac', 'chrome on Windows', 'Chrome 10', 'Chrome 9']],
			['name', ['Chrome 9', 'Chrome 10', 'chrome on Windows', 'Office Mac']],
			['lastActiveDesc', ['Chrome 10', 'Office Mac', 'chrome on Windows', 'Chrome 9']],
			['lastActiveAsc', ['Chrome 9', 'chrome on Windows', 'Office Mac', 'Chrome 10']],
		])('by %s', async (sort, names) => {
			expect(await namesOf({ options: { sort } })).toEqual(names);
		});

		test('by activity, connected and with a limit of 1 is the best sender', async () => {
			const names = await namesOf({
				returnAll: false,
				limit: 1,
				filters: { connection: 'connected' },
				options: { sort: 'lastActiveDesc' },
			});
			expect(names).toEqual(['Chrome 10']);
		});

		test('fails for an unknown order', async () => {
			const { error } = await list({ options: { sort: '={{ "size" }}' } });
			expect(error?.message).toBe(`'Sort' can't be "size"`);
		});
	});

	test('fails for a timeout of 0', async () => {
		const { error } = await list({ options: { timeout: 0 } });
		expect(error?.message).toBe(`'Timeout (Seconds)' must be a number of 1 or more, not "0"`);
		expect(wassly.simulator.requests).toHaveLength(0);
	});
});

describe('n8n shows above an empty output', () => {
	test('how many devices the account has, if the filters match none', async () => {
		wassly.simulator.devices = manyDevices(3);
		const run = await list({ filters: { name: 'nobody' } });
		expect(run.items()).toEqual([]);
		expect(run.hints()).toEqual(['No device matches the filters. The account has 3.']);
	});

	test('nothing, if the account has no devices', async () => {
		wassly.simulator.devices = [];
		expect((await list({ filters: { name: 'nobody' } })).hints()).toEqual([]);
	});
});
