import { setUpTrigger, pollEvents } from './setUpTrigger';

const { wassly, newPoller, watch, setStatuses } = setUpTrigger();

describe('The trigger takes', () => {
	test.each([
		'device_id_123, device_id_124',
		'={{ "device_id_123,device_id_124," }}',
		'={{ ["device_id_123", " device_id_124 "] }}',
		'={{ ["device_id_123, device_id_124"] }}',
	])('the devices in %j', async (deviceIds) => {
		const poller = await watch({ deviceIds });
		setStatuses('disconnected', 'connected', 'disconnected');
		expect(await pollEvents(poller)).toEqual([
			'device_id_123 deviceDisconnected',
			'device_id_124 deviceConnected',
		]);
	});

	test.each(['', [], '={{ [] }}', '={{ "" }}'])('%j for all devices', async (deviceIds) => {
		const poller = await watch({ deviceIds });
		setStatuses('disconnected', 'connected', 'disconnected');
		expect(await poller.poll()).toHaveLength(3);
	});

	test('the events in a comma-separated string', async () => {
		const poller = await watch({ events: '={{ "deviceConnected, deviceDisconnected" }}' });
		setStatuses('disconnected', 'connected');
		expect(await poller.poll()).toHaveLength(2);
	});
});

describe('The trigger refuses', () => {
	test.each([
		[{ events: ['deviceExploded'] }, `'Events' can't be "deviceExploded"`],
		[{ events: '={{ "deviceConnected, dropped" }}' }, `'Events' can't be "dropped"`],
		[{ events: [] }, "'Events' is empty"],
		[
			{ deviceIds: '={{ { id: 5 } }}' },
			`'Device Names or IDs' contains "{"id":5}", which is not an ID`,
		],
		[{ deviceIds: '={{ [true] }}' }, `'Device Names or IDs' contains "true", which is not an ID`],
		[{ deviceIds: '={{ [null] }}' }, `'Device Names or IDs' contains "", which is not an ID`],
		[{ deviceIds: '={{ null }}' }, `'Device Names or IDs' contains "", which is not an ID`],
		[{ deviceIds: [' , '] }, "'Device Names or IDs' is empty"],
		[
			{ options: { remindAfter: 0 } },
			`'Remind After (Minutes)' must be a number of 1 or more, not "0"`,
		],
		[
			{ options: { confirmations: 0.5 } },
			`'Confirmations' must be a number of 1 or more, not "0.5"`,
		],
	])('%j', async (parameters, message) => {
		await expect(newPoller(parameters).poll()).rejects.toMatchObject({ message });
	});

	test.each([
		['Device Names or IDs', { deviceIds: '={{ { id: "device_id_123" } }}' }],
		['Device Names or IDs', { deviceIds: '={{ [{ id: "device_id_123" }] }}' }],
		['Events', { events: '={{ { event: "deviceAdded" } }}' }],
	])('an object, before any request: %s', async (label, parameters) => {
		await expect(newPoller(parameters).poll()).rejects.toMatchObject({
			message: expect.stringMatching(`^'${label}' contains .*, which is not an ID$`),
		});
		expect(wassly.simulator.requests).toEqual([]);
	});
});
