/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { LIST_PATH, SEND_PATH } from '@test/support/setUpWassly';
import { emptyItems, nth, only } from '@test/support/items';
import { connectedDevices, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, send, paths, posts, senders } = setUpSend();

const disconnect = (...indexes: number[]) => {
	const devices = connectedDevices(5);
	for (const index of indexes) nth(devices, index).status = 'disconnected';
	wassly.simulator.devices = devices;
};

describe('Sending through the best connected device', () => {
	const best = { sendThrough: 'best' };

	test('chooses the connected one that was most recently active', async () => {
		disconnect(4);
		const run = await send(best);
		const { json } = only(run.items());
		expect(json.instance_id).toBe('instance-3');
		expect(json).not.toHaveProperty('replacedInstanceId');
	});

	test('asks for the list once for all items', async () => {
		disconnect();
		await send(best, { input: emptyItems(3) });
		expect(paths()).toEqual([LIST_PATH, SEND_PATH, SEND_PATH, SEND_PATH]);
	});
});

describe('Spreading messages over all connected devices', () => {
	const spread = { ...NUMBERED, sendThrough: 'spread' };

	test('uses each of them, and no other', async () => {
		disconnect(1, 3);
		await send(spread, { input: numbered(60) });
		expect(new Set(senders())).toEqual(new Set(['instance-0', 'instance-2', 'instance-4']));
	});

	test('sends all messages to a recipient through the same device, run after run', async () => {
		disconnect();
		const input = numbered(20);
		await send(spread, { input: [...input, ...input] });
		await send(spread, { input });
		const devicesOf = new Map<string, Set<unknown>>();
		for (const { fields } of wassly.simulator.messages) {
			const to = fields.contact_mobile_number ?? '';
			devicesOf.set(to, (devicesOf.get(to) ?? new Set()).add(fields.instance_id));
		}
		expect(devicesOf.size).toBe(20);
		expect([...devicesOf.values()].filter(({ size }) => size !== 1)).toEqual([]);
	});
});

describe('Sending through a device', () => {
	const device = (index: number, ifNotConnected?: string) => ({
		instanceId: `instance-${index}`,
		options: ifNotConnected ? { ifNotConnected } : {},
	});

	test('asks for no list by default', async () => {
		disconnect();
		await send(device(1));
		expect(paths()).toEqual([SEND_PATH]);
	});

	test('uses it while it is connected, if the best one may stand in', async () => {
		disconnect();
		const { json } = only((await send(device(1, 'useBest'))).items());
		expect(json.instance_id).toBe('instance-1');
		expect(json).not.toHaveProperty('replacedInstanceId');
	});

	test.each([
		['that is not connected', 1],
		['that is missing from the list', 7],
	])('lets the best one stand in for a device %s', async (_what, index) => {
		disconnect(1, 4);
		const { json } = only((await send(device(index, 'useBest'))).items());
		expect(json.instance_id).toBe('instance-3');
		expect(json.replacedInstanceId).toBe(`instance-${index}`);
	});

	test('sends nothing to anyone if it shall stop and one of the devices is not connected', async () => {
		disconnect(3);
		const { error } = await send(
			{ instanceId: '={{ $json.id }}', options: { ifNotConnected: 'stop' } },
			{ input: [0, 1, 3, 2].map((index) => ({ json: { id: `instance-${index}` } })) },
		);
		expect(paths()).toEqual([LIST_PATH]);
		expect(error?.context?.itemIndex).toBe(2);
		expect(error?.message).toContain('The device "Device 3" is not connected');
	});

	test('sends the other items if it continues on fail', async () => {
		disconnect(3);
		const run = await send(
			{ instanceId: '={{ $json.id }}', options: { ifNotConnected: 'stop' } },
			{
				input: [0, 3, 2].map((index) => ({ json: { id: `instance-${index}` } })),
				onError: 'continueRegularOutput',
			},
		);
		expect(senders().sort()).toEqual(['instance-0', 'instance-2']);
		expect(run.items().map(({ json }) => 'error' in json)).toEqual([false, true, false]);
	});
});

describe('Without a connected device', () => {
	test.each([{ sendThrough: 'best' }, { sendThrough: 'spread' }])(
		'there is one refusal for the run, and nothing is sent: %j',
		async (parameters) => {
			disconnect(0, 1, 2, 3, 4);
			const { error } = await send(parameters, { input: emptyItems(3) });
			expect(error?.message).toContain('No device is connected');
			expect(error?.description).toContain('Connect a device in Wassly');
			expect(paths()).toEqual([LIST_PATH]);
		},
	);

	test('in the account, the refusal says so', async () => {
		wassly.simulator.devices = [];
		const { error } = await send({ sendThrough: 'best' });
		expect(error?.description).toContain('The account has no devices');
		expect(posts()).toBe(0);
	});
});
