/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { readSnapshot, writeSnapshot } from '@nodes/WasslyTrigger/compare/snapshotText';
import type { Snapshot, TrackedDevice } from '@nodes/WasslyTrigger/compare/snapshot';

/** Anything that a response may contain, often the same as in the device before. */
const text = fc.oneof(fc.constantFrom('', '~', '|', '\n', '~|"', 'a', 'b'), fc.string());
const field = fc.oneof(text, fc.constantFrom(null, 0, 1, true), fc.object({ maxDepth: 1 }));
const time = fc.constantFrom(1, Date.UTC(2024, 0, 15), -0.5);
const device = fc.record(
	{
		id: fc.oneof(fc.constantFrom('a', '|b', 7), fc.string({ minLength: 1 })),
		name: field,
		status: field,
		lastActive: field,
		instance_id: field,
		unconfirmed: fc.record({ status: text, polls: fc.nat(3) }),
		isDown: fc.constant(true),
		pollsSinceFlip: fc.nat(3),
		downStatus: field,
		downSince: time,
		notifiedAt: time,
		pollsSeen: fc.nat(3),
		pollsMissed: fc.nat(3),
		removedAt: time,
		isInactive: fc.constant(true),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<TrackedDevice>;

/** What a response can contain, and n8n can store. */
const asJson = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;
const hasId = ({ id }: TrackedDevice) => String(id ?? '').trim() !== '';

describe('A snapshot as text', () => {
	test('is read as it was, whatever the fields contain', () => {
		fc.assert(
			fc.property(fc.array(device.filter(hasId), { maxLength: 6 }), (devices) => {
				const snapshot: Snapshot = asJson(devices);
				const stored = asJson(writeSnapshot(snapshot));
				expect(asJson(readSnapshot(stored))).toEqual(snapshot);
			}),
			{ numRuns: 2000 },
		);
	});

	const written = writeSnapshot([{ id: 'a' }, { instance_id: 'b' }]);
	const [, ids = '', ...others] = written.split('\n');

	test('is needed in full', () => {
		expect(readSnapshot(written)).toHaveLength(2);
		expect(readSnapshot(writeSnapshot([]))).toEqual([]);
	});

	test.each([
		['nothing', undefined],
		['the list of an object', [{ id: 'a' }]],
		['something that splits like a text', { split: () => written.split('\n') }],
		['an empty text', ''],
		['a line too few', written.slice(0, written.lastIndexOf('\n'))],
		['a line too many', `${written}\n`],
		['no number of devices', ['NaN', ids, ...others].join('\n')],
		['more devices than can be in it', ['Infinity', ids, ...others].join('\n')],
		['a device without an ID', ['2', 'a|~', ...others.map(() => '')].join('\n')],
		['half a value', ['2', 'a|b', '~{"id', ...others.slice(1)].join('\n')],
	])('is not read if it is %s', (_what, stored) => {
		expect(readSnapshot(stored)).toBeUndefined();
	});

	test('does not repeat what is the same for many devices', () => {
		const devices = Array.from({ length: 1000 }, (_, index) => ({
			id: String(index),
			status: 'disconnected',
			downSince: Date.UTC(2024, 0, 15),
		}));
		expect(writeSnapshot(devices).match(/disconnected/g)).toHaveLength(1);
		expect(writeSnapshot(devices).length).toBeLessThan(5000);
	});
});
