import { Poller } from '../../../dev/engine/poller';
import { until } from '../../../dev/until';
import { useWassly } from '../../engine/useWassly';
import { demoDevices, documentedDevice, manyDevices } from '../../../dev/simulator/devices';
import * as bad from '../../../dev/simulator/misbehaviours';

const wassly = useWassly();

const ALL = [
	'deviceAdded',
	'deviceConnected',
	'deviceDisconnected',
	'deviceInactive',
	'deviceRemoved',
	'statusChanged',
];

const [first, second, third] = demoDevices;

const newPoller = (parameters = {}) => new Poller(wassly.engine, parameters);

const eventsOf = async (poller: Poller) =>
	(await poller.poll()).map(({ event, id }) => `${String(id)} ${String(event)}`);

beforeEach(() => {
	wassly.simulator.devices = demoDevices;
});

/** Sets the statuses of the account's devices, by position. */
const setStatuses = (...statuses: string[]) => {
	wassly.simulator.devices = demoDevices.map((device, index) => ({
		...device,
		status: statuses[index] ?? device.status,
	}));
};

describe('Wassly Trigger', () => {
	test('tells of a device that drops, as the API sent it, with what happened', async () => {
		const poller = newPoller();
		expect(await poller.poll()).toEqual([]);
		const dropped = { ...first, status: 'Lost', session: { battery: 5 } };
		wassly.simulator.devices = [dropped, second, third];
		expect(await poller.poll()).toEqual([
			{
				...dropped,
				event: 'deviceDisconnected',
				previousStatus: 'connected',
				detectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			},
		]);
		expect(await poller.poll()).toEqual([]);
	});

	test('tells only of the events that are chosen, but remembers the others', async () => {
		const poller = newPoller({ events: ['deviceConnected'] });
		await poller.poll();
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
		setStatuses('connected');
		expect(await eventsOf(poller)).toEqual(['device_id_123 deviceConnected']);
	});

	test('tells of a removed device with its documented fields', async () => {
		const poller = newPoller({ events: ALL });
		wassly.simulator.devices = [{ ...first, session: { battery: 5 } }, second];
		await poller.poll();
		wassly.simulator.devices = [second];
		expect(await poller.poll()).toEqual([
			{
				...first,
				event: 'deviceRemoved',
				previousStatus: 'connected',
				detectedAt: expect.any(String),
			},
		]);
	});

	test('watches only the devices that are chosen', async () => {
		const poller = newPoller({ deviceIds: [third.instance_id] });
		await poller.poll();
		setStatuses('disconnected', 'connected', 'disconnected');
		expect(await eventsOf(poller)).toEqual(['device_id_125 deviceDisconnected']);
	});

	test.each([`${first.instance_id}, device_id_124`, '={{ ["device_id_123", "device_id_124"] }}'])(
		'takes the chosen devices from %j',
		async (deviceIds) => {
			const poller = newPoller({ deviceIds });
			await poller.poll();
			setStatuses('disconnected', 'connected', 'disconnected');
			expect(await eventsOf(poller)).toEqual([
				'device_id_123 deviceDisconnected',
				'device_id_124 deviceConnected',
			]);
		},
	);

	test('offers the devices of the account to choose from', async () => {
		const options = await wassly.engine.loadOptions(
			{ type: 'n8n-nodes-wassly.wasslyTrigger' },
			'getDevices',
		);
		expect(options).toContainEqual({
			name: 'Chrome on Windows (connected)',
			value: documentedDevice.id,
		});
	});

	test('waits for as many confirmations as are asked for', async () => {
		const poller = newPoller({ options: { confirmations: 2 } });
		await poller.poll();
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
		expect(await eventsOf(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test('tells of inactivity', async () => {
		const poller = newPoller({ events: ['deviceInactive'], options: { inactiveAfter: 10 } });
		const lastActive = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
		wassly.simulator.devices = [{ ...first, lastActive: lastActive(1) }];
		await poller.poll();
		wassly.simulator.devices = [{ ...first, lastActive: lastActive(11) }];
		expect(await eventsOf(poller)).toEqual(['device_id_123 deviceInactive']);
		expect(await poller.poll()).toEqual([]);
	});

	test('tells of every device at first, if that is asked for', async () => {
		const poller = newPoller({ options: { emitCurrentState: true } });
		expect((await poller.poll()).map(({ id, event }) => [id, event])).toEqual([
			['device_id_123', 'deviceConnected'],
			['device_id_124', 'deviceDisconnected'],
			['device_id_125', 'deviceConnected'],
		]);
		expect(await poller.poll()).toEqual([]);
	});

	test('logs in with e-mail and password', async () => {
		const poller = newPoller({ authentication: 'login' });
		await poller.poll();
		wassly.simulator.expireTokens();
		setStatuses('disconnected');
		expect(await eventsOf(poller)).toEqual(['device_id_123 deviceDisconnected']);
		expect(wassly.simulator.logins).toBe(2);
	});
});

describe('A manual run', () => {
	test('returns what the devices look like now', async () => {
		expect(await newPoller().poll('manual')).toEqual(
			demoDevices.map((device) => ({
				...device,
				event: device.status === 'connected' ? 'deviceConnected' : 'deviceDisconnected',
				previousStatus: null,
				detectedAt: expect.any(String),
			})),
		);
	});

	test('touches nothing that is remembered', async () => {
		const poller = newPoller();
		await poller.poll();
		const { kept } = poller;
		setStatuses('disconnected');
		await poller.poll('manual');
		expect(poller.kept).toBe(kept);
		expect(await eventsOf(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});
});

describe('What only leads to learning anew', () => {
	test('is another choice of devices', async () => {
		const poller = newPoller({ deviceIds: [first.instance_id] });
		await poller.poll();
		poller.change({ deviceIds: [third.instance_id] });
		setStatuses('disconnected', 'connected', 'disconnected');
		expect(await poller.poll()).toEqual([]);
		setStatuses('disconnected', 'connected', 'connected');
		expect(await eventsOf(poller)).toEqual(['device_id_125 deviceConnected']);
	});

	test('is another base URL', async () => {
		const poller = newPoller();
		await poller.poll();
		const baseUrl = wassly.simulator.url.replace('127.0.0.1', 'localhost');
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl });
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
	});

	test('is another account in the same credential', async () => {
		const poller = newPoller();
		await poller.poll();
		wassly.simulator.apikey = 'key-of-another-account';
		wassly.engine.saveCredential(wassly.simulator.credential);
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
	});

	test('is not a new token', async () => {
		const poller = newPoller();
		await poller.poll();
		wassly.simulator.token = 'a-new-token';
		wassly.engine.saveCredential(wassly.simulator.credential);
		setStatuses('disconnected');
		expect(await eventsOf(poller)).toEqual(['device_id_123 deviceDisconnected']);
	});

	test('is another credential', async () => {
		const poller = newPoller();
		await poller.poll();
		poller.change({ authentication: 'login' });
		setStatuses('disconnected');
		expect(await poller.poll()).toEqual([]);
	});
});

describe('A poll that does not work', () => {
	test.each([
		['401', bad.status(401), '401'],
		['500', bad.status(500), '500'],
		['429', bad.status(429, '', { 'retry-after': '600' }), '429'],
		['success false', bad.json({ success: false, message: 'Closed' }), '200'],
		['a web page', bad.page('Welcome'), '200'],
		['broken JSON', bad.brokenJson, '200'],
		['an answer without a list', bad.json({ success: true }), '200'],
		['a list of something else', bad.json({ success: true, devices: ['a'] }), '200'],
		['a reset connection', bad.reset, 'ECONNRESET'],
	])('throws, and changes nothing that is remembered: %s', async (_what, answer, httpCode) => {
		const poller = newPoller({ events: ALL });
		await poller.poll();
		const { kept } = poller;
		wassly.simulator.alwaysMisbehave(answer);
		await expect(poller.poll()).rejects.toMatchObject({ name: 'NodeApiError', httpCode });
		expect(poller.kept).toBe(kept);
		wassly.simulator.misbehave();
		expect(await poller.poll()).toEqual([]);
		setStatuses('disconnected');
		expect(await eventsOf(poller)).toEqual([
			'device_id_123 deviceDisconnected',
			'device_id_123 statusChanged',
		]);
	});
});

describe('Two polls that overlap', () => {
	test('tell of a change once', async () => {
		const poller = newPoller();
		await poller.poll();
		setStatuses('disconnected');
		const both = await Promise.all([poller.poll(), poller.poll()]);
		expect(both.flat()).toHaveLength(1);
	});

	test('an answer that was overtaken tells nothing', async () => {
		const poller = newPoller();
		await poller.poll();
		const gate = wassly.simulator.holdAfter(0);
		const late = poller.poll();
		await until('the first poll is held', () => gate.held() === 1);
		// The answer to the first one shows the device as it was.
		wassly.simulator.misbehave();
		wassly.simulator.holdAfter(Infinity);
		setStatuses('disconnected');
		expect(await eventsOf(poller)).toEqual(['device_id_123 deviceDisconnected']);
		setStatuses('connected');
		gate.release();
		expect(await late).toEqual([]);
	});
});

test('20 devices, 40 changes among 60 polls with 15 failures between: exactly those changes', async () => {
	const statuses = manyDevices(20).map(({ status }) => status);
	const setAll = () => {
		wassly.simulator.devices = manyDevices(20).map((device, index) => ({
			...device,
			status: statuses[index],
		}));
	};
	setAll();
	const poller = newPoller({ events: ['deviceConnected', 'deviceDisconnected'] });
	await poller.poll();
	const expected: string[] = [];
	const told: string[] = [];
	let failures = 0;
	let changes = 0;
	for (let poll = 0; poll < 60; poll++) {
		if (changes < 40 && poll % 3 !== 2) {
			const index = (changes * 7) % 20;
			const isOn = statuses[index] !== 'connected';
			statuses[index] = isOn ? 'connected' : 'disconnected';
			expected.push(`device_${index} ${isOn ? 'deviceConnected' : 'deviceDisconnected'}`);
			changes++;
			setAll();
		}
		if (poll % 4 === 3) {
			failures++;
			wassly.simulator.misbehave(bad.status(poll % 8 === 3 ? 500 : 401));
			await expect(poller.poll()).rejects.toThrow();
		} else {
			told.push(...(await eventsOf(poller)));
		}
		if (poll % 10 === 9) poller.restart();
	}
	told.push(...(await eventsOf(poller)));
	expect({ changes, failures }).toEqual({ changes: 40, failures: 15 });
	expect(told.sort()).toEqual(expected.sort());
});

test('10 000 devices are remembered in less than 2 MB', async () => {
	wassly.simulator.devices = manyDevices(10_000).map((device, index) => ({
		...device,
		instance_id: `14wdfwef-da6f-11f0-3314-${String(index).padStart(8, '0')}`,
	}));
	const poller = newPoller();
	await poller.poll();
	await poller.poll();
	expect(Buffer.byteLength(poller.kept)).toBeLessThan(2e6);
});
