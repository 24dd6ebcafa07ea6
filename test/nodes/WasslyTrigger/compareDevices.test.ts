import fc from 'fast-check';
import { first, nth } from '../../engine/items';
import { compareDevices, type Change } from '../../../nodes/WasslyTrigger/compareDevices';
import { takeBaseline, type Snapshot } from '../../../nodes/WasslyTrigger/snapshot';
import type { Device } from '../../../nodes/shared/device/device';

const RULES = { confirmations: 1, inactiveAfter: 60_000, now: 0 };

const device = (id: string, status: string, more: object = {}): Device => ({
	id,
	name: `Name of ${id}`,
	status,
	instance_id: `instance-${id}`,
	...more,
});

/** Polls these lists one after the other, from the first on, the baseline. */
function replay(lists: Device[][], rules: Partial<typeof RULES> = {}) {
	let snapshot: Snapshot | undefined;
	return lists.map((devices) => {
		const all = { ...RULES, ...rules };
		if (!snapshot) {
			snapshot = takeBaseline(devices, all);
			return [];
		}
		const { changes, snapshot: next } = compareDevices(snapshot, devices, all);
		// As n8n stores it between two polls.
		snapshot = JSON.parse(JSON.stringify(next)) as Snapshot;
		return changes.map(tell);
	});
}

const tell = ({ event, device: { id }, previousStatus }: Change) =>
	`${String(id)} ${event} ${String(previousStatus)}`;

describe('Comparing two lists of devices', () => {
	test.each([
		['connected', 'disconnected', ['a deviceDisconnected connected', 'a statusChanged connected']],
		[
			'disconnected',
			'Connected',
			['a deviceConnected disconnected', 'a statusChanged disconnected'],
		],
		['qr', 'disconnected', ['a statusChanged qr']],
		['connected', ' CONNECTED ', []],
	])('from %j to %j', (before, after, told) => {
		expect(replay([[device('a', before)], [device('a', after)]])).toEqual([[], told]);
	});

	test('a new device is added, and connected if it is, but not changed', () => {
		const lists = [[], [device('a', 'connected'), device('b', 'qr')]];
		expect(replay(lists)).toEqual([
			[],
			['a deviceAdded null', 'a deviceConnected null', 'b deviceAdded null'],
		]);
	});

	test('a device that is gone is removed, as it was last seen, and forgotten', () => {
		const snapshot = takeBaseline(
			[device('a', 'Connected', { lastActive: 5, session: { big: 1 } })],
			RULES,
		);
		const { changes, snapshot: next } = compareDevices(snapshot, [], RULES);
		expect(changes).toEqual([
			{
				event: 'deviceRemoved',
				device: {
					id: 'a',
					name: 'Name of a',
					status: 'Connected',
					lastActive: 5,
					instance_id: 'instance-a',
				},
				previousStatus: 'Connected',
			},
		]);
		expect(next).toEqual({});
	});

	test('the raw status is told', () => {
		const lists = [[device('a', 'CONNECTED')], [device('a', 'Lost')], [device('a', 'connected')]];
		expect(replay(lists)[1]).toContain('a deviceDisconnected CONNECTED');
		expect(replay(lists)[2]).toContain('a deviceConnected Lost');
	});

	test('a device that gets another instance_id stays the same', () => {
		const lists = [
			[device('a', 'connected')],
			[device('a', 'connected', { instance_id: 'another' })],
		];
		expect(replay(lists)).toEqual([[], []]);
	});

	describe('with three confirmations', () => {
		const on = [device('a', 'connected')];
		const off = [device('a', 'disconnected')];
		const three = { confirmations: 3 };

		test('a change counts when three polls have seen it', () => {
			const told = ['a deviceDisconnected connected', 'a statusChanged connected'];
			expect(replay([on, off, off, off, off], three)).toEqual([[], [], [], told, []]);
		});

		test('a session that drops for a moment tells nothing', () => {
			expect(replay([on, off, off, on, off, off, on], three).flat()).toEqual([]);
		});

		test('a status in between begins the count anew', () => {
			const qr = [device('a', 'qr')];
			expect(replay([on, off, qr, off, off, off], three)).toEqual([
				...[[], [], [], [], []],
				['a deviceDisconnected connected', 'a statusChanged connected'],
			]);
		});

		test('a device is added, and removed, when three polls have seen that', () => {
			expect(replay([[], on, on, on, [], [], on, [], [], []], three)).toEqual([
				...[[], [], []],
				['a deviceAdded null', 'a deviceConnected null'],
				...[[], [], [], [], []],
				['a deviceRemoved connected'],
			]);
		});

		test('a device that is there for a moment tells nothing', () => {
			expect(replay([[], on, on, [], on, on, []], three).flat()).toEqual([]);
		});
	});

	describe('by activity', () => {
		const at = (lastActive: unknown) => [device('a', 'connected', { lastActive })];
		const now = Date.UTC(2024, 0, 15, 12);
		const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

		test('a device that falls behind is told of once, until it is active again', () => {
			const lists = [ago(0), ago(2), ago(2), ago(0), ago(2)].map(at);
			expect(replay(lists, { now })).toEqual([
				[],
				['a deviceInactive connected'],
				[],
				[],
				['a deviceInactive connected'],
			]);
		});

		test('one that is behind in the baseline causes no event', () => {
			expect(replay([ago(9), ago(9)].map(at), { now }).flat()).toEqual([]);
		});

		test.each([undefined, null, 'never', ''])('%p as its time tells nothing', (lastActive) => {
			expect(replay([at(ago(0)), at(lastActive)], { now }).flat()).toEqual([]);
		});
	});

	describe('whatever lists come', () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd');
		const list = fc
			.uniqueArray(id, { maxLength: 4 })
			.chain((ids) =>
				fc.tuple(
					...ids.map((one) =>
						fc.constantFrom('connected', 'disconnected', 'qr').map((status) => device(one, status)),
					),
				),
			);
		const lists = fc.array(list as fc.Arbitrary<Device[]>, { minLength: 1, maxLength: 12 });

		/** Statuses by ID, brought up to date by the changes alone. */
		const follow = (before: Device[], changes: Change[]) => {
			const statuses = new Map(before.map(({ id: one, status }) => [one, status]));
			for (const { event, device: changed, previousStatus } of changes) {
				if (event === 'deviceRemoved') {
					expect(statuses.get(changed.id)).toBe(previousStatus);
					statuses.delete(changed.id);
				} else if (event === 'deviceAdded') {
					expect(statuses.has(changed.id)).toBe(false);
					statuses.set(changed.id, changed.status);
				} else if (event === 'statusChanged') {
					expect(statuses.get(changed.id)).toBe(previousStatus);
					expect(changed.status).not.toBe(previousStatus);
					statuses.set(changed.id, changed.status);
				}
			}
			return statuses;
		};

		test.each([1, 2, 3])(
			'the changes lead from the first to the last, each told once (%i confirmations)',
			(confirmations) => {
				fc.assert(
					fc.property(lists, (all) => {
						const rules = { ...RULES, confirmations };
						let snapshot = takeBaseline(first(all), rules);
						const changes: Change[] = [];
						const last = nth(all, all.length - 1);
						// The last one is held until it must count.
						for (const devices of [...all, ...Array<Device[]>(confirmations).fill(last)]) {
							const result = compareDevices(snapshot, devices, rules);
							snapshot = JSON.parse(JSON.stringify(result.snapshot)) as Snapshot;
							changes.push(...result.changes);
						}
						expect(follow(first(all), changes)).toEqual(
							new Map(last.map((one) => [one.id, one.status])),
						);
						expect(compareDevices(snapshot, last, rules).changes).toEqual([]);
						expect(Object.keys(snapshot).sort()).toEqual(last.map((one) => one.id).sort());
					}),
				);
			},
		);

		test('what is remembered stays as it is', () => {
			fc.assert(
				fc.property(list, list, (before, after) => {
					const snapshot = takeBaseline(before as Device[], RULES);
					const copy = structuredClone(snapshot);
					compareDevices(snapshot, after as Device[], RULES);
					expect(snapshot).toEqual(copy);
				}),
			);
		});
	});
});
