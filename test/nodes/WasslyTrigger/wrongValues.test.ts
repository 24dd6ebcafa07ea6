import { setUpTrigger } from './setUpTrigger';

const { wassly, newPoller } = setUpTrigger();

describe('The trigger', () => {
	test.each([
		['Device Names or IDs', { deviceIds: '={{ { id: "device_id_123" } }}' }],
		['Device Names or IDs', { deviceIds: '={{ [{ id: "device_id_123" }] }}' }],
		['Events', { events: '={{ { event: "deviceAdded" } }}' }],
	])('refuses an object by name, instead of watching nothing: %s', async (label, parameters) => {
		await expect(newPoller(parameters).poll()).rejects.toMatchObject({
			message: expect.stringMatching(`^'${label}' contains .*, which is not an ID$`),
		});
		expect(wassly.simulator.requests).toEqual([]);
	});

	test.each(['={{ ["device_id_123"] }}', '={{ "device_id_123, device_id_9" }}'])(
		'watches the devices that an expression returns as a list or with commas: %s',
		async (deviceIds) => {
			const items = await newPoller({ deviceIds, options: { emitCurrentState: true } }).poll();
			expect(items.map(({ id }) => id)).toEqual(['device_id_123']);
		},
	);
});
