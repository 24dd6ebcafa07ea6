/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import {
	copyDevice,
	findDevice,
	idOf,
	isConnected,
	isId,
	labelOf,
	lastActiveOf,
	nameOf,
	statusOf,
	statusText,
} from '@nodes/shared/device/device';
import { sortDevices, type DeviceOrder } from '@nodes/shared/device/sortDevices';

test.each([
	['connected', 'connected', true],
	[' CONNECTED\n', 'connected', true],
	['needs_qr_scan', 'needs qr scan', false],
	['needs--qr _scan', 'needs qr scan', false],
	['Not Connected', 'not connected', false],
	[5, '5', false],
	[true, 'true', false],
	['', '', false],
	[null, '', false],
	[undefined, '', false],
	[{ a: 1 }, '', false],
	[['connected'], '', false],
])('The status %j is %j', (status, normalized, connected) => {
	expect(statusOf({ status })).toBe(normalized);
	expect(isConnected({ status })).toBe(connected);
});

test('The status for people says QR in capitals, and only that', () => {
	expect(statusText({ status: 'needs_qr_scan' })).toBe('needs QR scan');
	expect(statusText({ status: 'sqrt' })).toBe('sqrt');
});

test('The last activity is a time, if it can be read', () => {
	expect(lastActiveOf({ lastActive: '2024-01-15T12:00:00Z' })).toBe(Date.UTC(2024, 0, 15, 12));
	expect(lastActiveOf({})).toBeUndefined();
});

describe('A device', () => {
	test.each([
		[{ instance_id: ' a ', id: 'b' }, 'a'],
		[{ instance_id: 5, id: 'b' }, '5'],
		[{ instance_id: 0, id: 'b' }, '0'],
		[{ instance_id: '', id: ' b ' }, 'b'],
		[{ instance_id: ' ', id: 7 }, '7'],
		[{ instance_id: null, id: 'b' }, 'b'],
		[{ instance_id: {}, id: 'b' }, 'b'],
	])('has the ID %j: %s', (device, id) => {
		expect(idOf(device)).toBe(id);
	});

	test.each([
		[{ name: ' Phone ', id: 'b' }, 'Phone'],
		[{ name: 5, id: 'b' }, '5'],
		[{ name: ' ', id: 'b' }, 'b'],
		[{ id: 'b' }, 'b'],
	])('has the name %j: %s', (device, name) => {
		expect(nameOf(device)).toBe(name);
	});

	test.each([
		['connected', 'Phone (connected)'],
		['disconnected', 'Phone (not connected)'],
		['not_connected', 'Phone (not connected)'],
		['needs_qr_scan', 'Phone (not connected: needs QR scan)'],
		['was disconnected', 'Phone (not connected: was disconnected)'],
		['disconnected now', 'Phone (not connected: disconnected now)'],
		[undefined, 'Phone (not connected: status unknown)'],
	])('with the status %j is listed as %s', (status, label) => {
		expect(labelOf({ name: 'Phone', status })).toBe(label);
	});

	test.each([0, 5, 'a', ' a '])('may have the ID %j', (id) => expect(isId(id)).toBe(true));

	test.each(['', ' ', null, undefined, true, {}, ['a']])('can not have the ID %j', (id) => {
		expect(isId(id)).toBe(false);
	});

	test('is found by its instance_id, or else by its id', () => {
		const devices = [
			{ instance_id: 'a', id: 'b' },
			{ instance_id: ' b ', id: 'c' },
			{ instance_id: '', id: 7 },
		];
		expect(findDevice(devices, 'b')).toBe(devices[1]);
		expect(findDevice(devices, 'c')).toBe(devices[1]);
		expect(findDevice(devices, '7')).toBe(devices[2]);
		expect(findDevice(devices, '')).toBeUndefined();
		expect(findDevice([{ instance_id: null }, {}], 'null')).toBeUndefined();
		expect(findDevice([{}], 'undefined')).toBeUndefined();
	});

	test.each([
		{ id: 'a', name: null },
		{ id: 'a', tags: ['b'], owner: { name: 'c' } },
		{ owner: { name: 'c' } },
	])('is copied to its depth: %j', (device) => {
		const copy = copyDevice(device);
		expect(copy).toEqual(device);
		expect(copy).not.toBe(device);
		if ('owner' in device) expect(copy.owner).not.toBe(device.owner);
	});
});

describe('Devices', () => {
	const device = (name: string, status: string, lastActive?: string) => ({
		...{ id: name, name, status },
		...(lastActive === undefined ? {} : { lastActive }),
	});
	const devices = [
		device('Phone 10', 'connected', '2024-01-01T00:00:00Z'),
		device('phone 9', 'disconnected', '2024-01-04T00:00:00Z'),
		device('Éclair', 'connected'),
		device('Zebra', 'connected', '2024-01-03T00:00:00Z'),
		device('Kiosk', 'disconnected', 'never'),
	];

	test.each<[DeviceOrder, string[]]>([
		['none', ['Phone 10', 'phone 9', 'Éclair', 'Zebra', 'Kiosk']],
		['name', ['Éclair', 'Kiosk', 'phone 9', 'Phone 10', 'Zebra']],
		['lastActiveAsc', ['Éclair', 'Kiosk', 'Phone 10', 'Zebra', 'phone 9']],
		['lastActiveDesc', ['phone 9', 'Zebra', 'Phone 10', 'Éclair', 'Kiosk']],
		['bestSender', ['Zebra', 'Phone 10', 'Éclair', 'phone 9', 'Kiosk']],
	])('are sorted by %s', (order, names) => {
		expect(sortDevices(devices, order).map(({ name }) => name)).toEqual(names);
	});

	test('that are equal keep their order', () => {
		const equal = ['b', 'B', 'b '].map((name) => device(name, 'connected'));
		for (const order of ['name', 'lastActiveAsc', 'lastActiveDesc', 'bestSender'] as const) {
			expect(sortDevices(equal, order)).toEqual(equal);
		}
	});
});
