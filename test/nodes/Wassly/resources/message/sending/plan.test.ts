/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { connectedDevices } from '@dev/simulator/devices';
import { chooseSender } from '@nodes/Wassly/resources/message/sending/plan';
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
