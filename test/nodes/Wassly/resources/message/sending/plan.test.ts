/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { connectedDevices } from '@dev/simulator/devices';
import {
	canBeReplaced,
	chooseSender,
	chooseStandIn,
	needsDevices,
} from '@nodes/Wassly/resources/message/sending/plan';
import type { Message } from '@nodes/Wassly/resources/message/message';

const spread = (to: string, devices: ReturnType<typeof connectedDevices>) =>
	chooseSender({ sendThrough: 'spread', to } as Message, devices).instanceId;

const recipient = fc.stringMatching(/^\+[1-9]\d{7,14}$/);
const uuids = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 12 });
const devicesFor = (ids: string[]) =>
	connectedDevices(ids.length).map((device, index) => ({
		...device,
		instance_id: ids[index] ?? '',
	}));

describe('Spreading recipients over devices', () => {
	test('depends neither on the order of the list nor on what else it says', () => {
		fc.assert(
			fc.property(recipient, uuids, fc.string(), (to, ids, name) => {
				const devices = devicesFor(ids);
				const others = [...devices].reverse().map((device) => ({ ...device, name }));
				expect(spread(to, others)).toBe(spread(to, devices));
			}),
		);
	});

	test('is the same in every process and in every version', () => {
		const devices = connectedDevices(5);
		const ids = Array.from({ length: 10 }, (_, index) => spread(`+1555010020${index}`, devices));
		expect(ids.map((id) => id.replace('instance-', '')).join()).toBe('4,0,3,4,0,3,2,2,3,3');
	});

	test('moves only the recipients of a device that drops, and moves them back when it returns', () => {
		fc.assert(
			fc.property(recipient, uuids, fc.nat(), (to, ids, at) => {
				const devices = devicesFor(ids);
				const dropped = devices[at % devices.length];
				const before = spread(to, devices);
				const after = spread(
					to,
					devices.map((device) =>
						device === dropped ? { ...device, status: 'disconnected' } : device,
					),
				);
				if (before === dropped?.instance_id) expect(after).not.toBe(before);
				else expect(after).toBe(before);
			}),
		);
	});

	test.each([2, 3, 5, 10])('is even over %i devices, even for consecutive numbers', (count) => {
		const devices = connectedDevices(count);
		const counts = new Map<string, number>();
		const total = 3000 * count;
		for (let number = 0; number < total; number++) {
			const id = spread(`+49151${10_000_000 + number}`, devices);
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		expect(counts.size).toBe(count);
		// Chance alone moves them by some 2 %.
		for (const own of counts.values()) expect(Math.abs(own / 3000 - 1)).toBeLessThan(0.1);
	});

	test('gives the recipients of a device that drops evenly to all others', () => {
		const devices = connectedDevices(4);
		const [dropped, ...others] = devices;
		const counts = new Map<string, number>();
		for (let number = 0; number < 12_000; number++) {
			const to = `+49151${10_000_000 + number}`;
			if (spread(to, devices) !== dropped?.instance_id) continue;
			const id = spread(to, others);
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		expect(counts.size).toBe(3);
		for (const own of counts.values()) expect(Math.abs(own / 1000 - 1)).toBeLessThan(0.2);
	});
});

const through = (
	sendThrough: Message['sendThrough'],
	ifNotConnected: Message['ifNotConnected'] = 'send',
	deviceId = 'instance-1',
) => ({ sendThrough, ifNotConnected, deviceId, to: '+15550100200' }) as Message;

describe('What is needed for a message', () => {
	test.each<[Message['sendThrough'], Message['ifNotConnected'], boolean, boolean]>([
		['device', 'send', false, false],
		['device', 'stop', true, false],
		['device', 'useBest', true, true],
		['best', 'send', true, true],
		['spread', 'stop', true, true],
	])('through %s, if not connected %s', (sendThrough, ifNotConnected, devices, standIn) => {
		expect(needsDevices(through(sendThrough, ifNotConnected))).toBe(devices);
		expect(canBeReplaced(through(sendThrough, ifNotConnected))).toBe(standIn);
	});
});

describe('Choosing the device', () => {
	const devices = connectedDevices(3);
	const [first, second, last] = devices;
	const drop = (...ids: Array<string | undefined>) =>
		devices.map((device) =>
			ids.includes(device.instance_id) ? { ...device, status: 'needs_qr_scan' } : device,
		);

	test('takes the ID as it is if nothing depends on the list', () => {
		expect(chooseSender(through('device', 'send', 'any'), [])).toEqual({ instanceId: 'any' });
	});

	test.each(['stop', 'useBest'] as const)('finds it by either ID: %s', (ifNotConnected) => {
		for (const id of ['device_1', 'instance-1']) {
			expect(chooseSender(through('device', ifNotConnected, id), devices)).toEqual({
				instanceId: 'instance-1',
			});
		}
	});

	test('stops if it is not connected, and says why', () => {
		expect(() => chooseSender(through('device', 'stop'), drop('instance-1'))).toThrow(
			/Device 1.*needs QR scan/,
		);
		expect(() => chooseSender(through('device', 'stop', 'unknown'), devices)).toThrow(/unknown/);
	});

	test('takes the one that was active last', () => {
		expect(chooseSender(through('best'), [...devices].reverse())).toEqual({
			instanceId: last?.instance_id,
		});
		expect(chooseSender(through('best'), drop(last?.instance_id))).toEqual({
			instanceId: second?.instance_id,
		});
	});

	test('takes another one in its place, and says in whose', () => {
		expect(chooseSender(through('device', 'useBest'), drop('instance-1'))).toEqual({
			...{ instanceId: 'instance-2', replacedInstanceId: 'instance-1' },
		});
		expect(chooseSender(through('device', 'useBest', 'device_1'), drop('instance-1'))).toEqual({
			...{ instanceId: 'instance-2', replacedInstanceId: 'instance-1' },
		});
		expect(chooseSender(through('device', 'useBest', 'not listed'), devices)).toEqual({
			...{ instanceId: 'instance-2', replacedInstanceId: 'not listed' },
		});
	});

	test.each(['best', 'spread'] as const)('finds none if none is connected: %s', (sendThrough) => {
		const all = drop(...devices.map((device) => device.instance_id));
		expect(() => chooseSender(through(sendThrough), all)).toThrow(/device is connected/);
		expect(() => chooseSender(through(sendThrough), [])).toThrow();
	});

	test('after a refusal names the device that was planned first, however many refuse', () => {
		const planned = chooseSender(through('best'), devices);
		const next = chooseStandIn(through('best'), planned, drop('instance-2'));
		expect(next).toEqual({ instanceId: 'instance-1', replacedInstanceId: 'instance-2' });
		const third = chooseStandIn(through('best'), next, drop('instance-1', 'instance-2'));
		expect(third).toEqual({
			...{ instanceId: first?.instance_id, replacedInstanceId: 'instance-2' },
		});
		// It is back.
		expect(chooseStandIn(through('best'), third, devices)).toEqual({ instanceId: 'instance-2' });
	});
});
