/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { readDeviceList } from '@nodes/shared/device/listDevices';
import { WasslyError } from '@nodes/shared/errors/WasslyError';
import { documentedDevice } from '@dev/simulator/devices';

const device = documentedDevice;

describe('Reading a device list', () => {
	test.each([
		['`devices`, as documented', { devices: [device] }],
		['`data`', { data: [device] }],
		['`data.devices`', { data: { devices: [device], total: 1 } }],
		['`data.devices` beside `data.data`', { data: { devices: [device], data: [] } }],
		['`devices` beside other data', { devices: [device], data: { page: 1 } }],
		['an object with numeric keys', { devices: { 0: device } }],
		['an object with gaps', { devices: { 7: device } }],
		['an object with numeric keys under `data`', { data: { 3: device } }],
	])('finds it under %s', (_where, response) => {
		expect(readDeviceList(response)).toEqual([device]);
	});

	test.each([
		{ devices: [] },
		{ devices: {} },
		{ data: [] },
		{ data: {} },
		{ data: { devices: {} } },
	])('takes %j for an empty list where success is true', (response) => {
		expect(readDeviceList({ success: true, ...response })).toEqual([]);
	});

	test.each([true, 1, 'true', '1', 'TRUE', ' 1 '])('takes success %j for true', (success) => {
		expect(readDeviceList({ success, devices: [] })).toEqual([]);
	});

	test.each([undefined, null, false, 0, '', 'no', 'yes', 'ok', 2, {}, []])(
		'refuses an empty list where success is %j',
		(success) => {
			expect(() => readDeviceList({ success, message: 'Closed', devices: [] })).toThrow(
				'Wassly sent an empty list of devices without confirming it: "Closed"',
			);
		},
	);

	test('needs no success for a list that is not empty', () => {
		expect(readDeviceList({ devices: [device] })).toEqual([device]);
	});

	test('keeps the order of numeric keys', () => {
		const devices = { 10: { id: 'c' }, 2: { id: 'b' }, 0: { id: 'a' } };
		expect(readDeviceList({ devices }).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	});

	test.each([
		[{}, 'It contains no fields.'],
		[{ message: 'hello' }, 'It contains the field message.'],
		[{ devices: null }, 'It contains the field devices.'],
		[{ devices: 'none' }, 'It contains the field devices.'],
		[{ devices: { first: device } }, 'It contains the field devices.'],
		[{ data: { list: [device] } }, 'It contains the field data.'],
		[{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, 'It contains the fields a, b, c, d, e, ….'],
	])('refuses %j and says what is there', (response, holds) => {
		expect(() => readDeviceList(response)).toThrow(
			expect.objectContaining({ description: expect.stringContaining(holds) }),
		);
	});

	test.each([
		[null, 'null'],
		['text', 'a string'],
		[[device], 'a list'],
		[{ name: 'x' }, 'an object with the field name'],
	])('refuses the entry %j and says what it is', (entry, kind) => {
		expect(() => readDeviceList({ devices: [device, entry] })).toThrow(
			expect.objectContaining({
				message: 'Entry 2 of the device list is not a device',
				description: expect.stringContaining(`It is ${kind}`),
			}),
		);
	});
});

describe('Whatever a response contains', () => {
	const anything = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<never>;

	/** Responses that look like a list of devices, and often just fail to be one. */
	const nearly = fc.oneof(
		fc.record({ id: anything, instance_id: anything, name: anything }, { requiredKeys: [] }),
		anything,
	);
	const list = fc.oneof(
		fc.array(nearly),
		fc.dictionary(fc.oneof(fc.nat().map(String), fc.string()), nearly),
		anything,
	);
	const response = fc.oneof(
		fc.dictionary(fc.string(), anything),
		fc.record(
			{ success: anything, devices: list, data: fc.oneof(list, fc.record({ devices: list })) },
			{ requiredKeys: [] },
		),
	);

	const read = (value: Record<string, unknown>) => {
		try {
			return readDeviceList(value);
		} catch (error) {
			expect(error).toBeInstanceOf(WasslyError);
			expect((error as WasslyError).message).not.toBe('');
			expect((error as WasslyError).description).not.toBe('');
			return undefined;
		}
	};

	test('reading ends in devices of the response itself, or in a refusal', () => {
		fc.assert(
			fc.property(response, (value) => {
				const devices = read(value);
				if (!devices) return;
				const { devices: own, data } = value as Record<string, never>;
				const entries = [own, (data as { devices?: unknown } | undefined)?.devices, data]
					.filter((list) => typeof list === 'object' && list !== null)
					.map((list) => Object.values(list as object));
				expect(entries).toContainEqual(devices);
				for (const found of devices) expect(found.instance_id ?? found.id).toBeDefined();
			}),
			{ numRuns: 2000 },
		);
	});

	test('a list of devices is never refused, whatever else is in the response', () => {
		const id = fc.oneof(
			fc.integer(),
			fc.string().filter((text) => text.trim() !== ''),
		);
		const devices = fc.array(
			fc.tuple(fc.dictionary(fc.string(), anything), id).map(([rest, instance_id]) => ({
				...rest,
				instance_id,
			})),
		);
		fc.assert(
			fc.property(fc.dictionary(fc.string(), anything), devices, (rest, list) => {
				expect(read({ ...rest, success: true, devices: list })).toEqual(list);
			}),
			{ numRuns: 1000 },
		);
	});
});
