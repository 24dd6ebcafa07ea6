/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { compareDevices, takeBaseline } from '@nodes/WasslyTrigger/compare/compareDevices';
import type { Change, Snapshot } from '@nodes/WasslyTrigger/compare/snapshot';
import type { Device } from '@nodes/shared/device/device';

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

	test('a device that is gone is disconnected and removed, as it was last seen, and forgotten', () => {
		const snapshot = takeBaseline(
			[device('a', 'Connected', { lastActive: 5, session: { big: 1 } })],
			RULES,
		);
		const { changes, snapshot: next } = compareDevices(snapshot, [], RULES);
		const told = {
			key: 'a',
			device: {
				id: 'a',
				name: 'Name of a',
				status: 'Connected',
				lastActive: 5,
				instance_id: 'instance-a',
			},
			previousStatus: 'Connected',
			disconnectedSince: undefined,
		};
		expect(changes).toEqual([
			{ ...told, event: 'deviceDisconnected' },
			{ ...told, event: 'deviceRemoved' },
		]);
		expect(next).toEqual([]);
	});

	test.each([
		['id', 7],
		['name', 'another'],
		['lastActive', 'another'],
		['instance_id', 'another'],
	])('a device that is gone comes with its last %s', (field, value) => {
		const before = takeBaseline([device('7', 'connected')], RULES);
		const seen = device('7', 'connected', { [field]: value });
		const { snapshot } = compareDevices(before, [seen], RULES);
		const { changes } = compareDevices(snapshot, [], RULES);
		expect(changes[0]?.device).toMatchObject({ [field]: value });
	});

	test.each([
		['with reminders', 60_000],
		['without', undefined],
	])('what is as it was needs no new snapshot, %s', (_what, remindAfter) => {
		const rules = { ...RULES, remindAfter, lastPoll: -1 };
		const devices = [device('a', 'connected'), device('b', 'disconnected')];
		const snapshot = takeBaseline(devices, rules);
		expect(compareDevices(snapshot, devices, rules).snapshot).toBe(snapshot);
	});

	test('a device that stays down needs no new snapshot', () => {
		const rules = { ...RULES, lastPoll: -1 };
		const down = [device('a', 'disconnected')];
		const { snapshot } = compareDevices(
			takeBaseline([device('a', 'connected')], rules),
			down,
			rules,
		);
		expect(snapshot).toEqual([{ ...down[0], isDown: true, downSince: -1 }]);
		expect(Object.keys(snapshot[0] ?? {})).not.toContain('downStatus');
		expect(compareDevices(snapshot, down, rules).snapshot).toBe(snapshot);
	});

	test('of the devices that have left the list, the last 10,000 are kept', () => {
		const rules = { ...RULES, remindAfter: 60_000, lastPoll: -1 };
		const all = Array.from({ length: 10_002 }, (_, index) => device(`${index}`, 'connected'));
		const [stays, leaves, ...left] = all as [Device, Device, ...Device[]];
		const before = compareDevices(takeBaseline(all, rules), [stays, leaves], rules).snapshot;
		expect(before).toHaveLength(2 + left.length);
		const { snapshot } = compareDevices(before, [stays], rules);
		expect(snapshot.map(({ id }) => id)).toEqual(all.slice(0, -1).map(({ id }) => id));
	});

	test.each([
		['x'.repeat(256), 'x'.repeat(256)],
		['x'.repeat(257), 'x'.repeat(256)],
		[` ${'x'.repeat(300)}`, 'x'.repeat(256)],
		[' x ', ' x '],
		[` ${'x'.repeat(255)}`, ` ${'x'.repeat(255)}`],
		[{ a: 'x'.repeat(248) }, { a: 'x'.repeat(248) }],
		[{ a: 'x'.repeat(249) }, undefined],
		[null, null],
		[7, 7],
	])('no more is kept than a sensible value has: %j', (name, kept) => {
		expect(takeBaseline([device('a', 'connected', { name })], RULES)[0]?.name).toEqual(kept);
	});

	test('spaces around an ID make no other device', () => {
		expect(replay([[device(' a ', 'connected')], [device('a', 'connected')]])).toEqual([[], []]);
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

	test('of two devices with the same ID a connected one counts, whatever their order', () => {
		const old = device('a', 'disconnected', { instance_id: 'old' });
		const current = device('a', 'connected');
		expect(replay([[old, current], [current, old], [old, current], [old]])).toEqual([
			...[[], [], []],
			['a deviceDisconnected connected', 'a statusChanged connected'],
		]);
	});

	test.each(['connected', 'disconnected'])(
		'of two devices with the same ID that are %s the first counts',
		(status) => {
			const [first, second] = ['first', 'second'].map((instance_id) =>
				device('a', status, { instance_id }),
			) as [Device, Device];
			expect(takeBaseline([first, second], RULES)).toMatchObject([{ instance_id: 'first' }]);
		},
	);

	test('a status in other letters is the same, as it was told first', () => {
		const lists = ['connected', 'CONNECTED', 'qr'].map((status) => [device('a', status)]);
		expect(replay(lists)[2]).toContain('a statusChanged connected');
	});

	test.each(['__proto__', 'constructor', '1'])('an ID may be %j', (id) => {
		expect(replay([[device(id, 'connected')], [device(id, 'qr')]])[1]).toEqual([
			`${id} deviceDisconnected connected`,
			`${id} statusChanged connected`,
		]);
	});

	test('a device without a status is not connected', () => {
		const lists = [[device('a', 'connected')], [{ id: 'a' }], [device('a', 'connected')]];
		expect(replay(lists)).toEqual([
			[],
			['a deviceDisconnected connected', 'a statusChanged connected'],
			['a deviceConnected null', 'a statusChanged null'],
		]);
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

		test('a drop counts whatever its polls call it, a status when it has held', () => {
			const qr = [device('a', 'qr')];
			expect(replay([on, off, qr, off, off, off], three)).toEqual([
				...[[], [], []],
				['a deviceDisconnected connected'],
				[],
				['a statusChanged connected'],
			]);
		});

		test('a reconnect loop is a drop, and its end a connection', () => {
			const connecting = [device('a', 'connecting')];
			const loop = [off, connecting, off, connecting, off, connecting];
			expect(replay([on, ...loop, on, on, on], three)).toEqual([
				...[[], [], []],
				['a deviceDisconnected connected'],
				...[[], [], [], [], []],
				['a deviceConnected connecting'],
			]);
		});

		test('a device that is in the list and out of it by turns has dropped', () => {
			expect(replay([on, [], off, [], off, []], three).flat()).toEqual([
				'a deviceDisconnected connected',
			]);
		});

		test('a device is added, and removed, when three polls have seen that', () => {
			expect(replay([[], on, on, on, [], [], on, [], [], []], three)).toEqual([
				...[[], [], []],
				['a deviceAdded null', 'a deviceConnected null'],
				...[[], [], [], [], []],
				['a deviceDisconnected connected', 'a deviceRemoved connected'],
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

		const told = ['a deviceInactive connected'];

		test.each([undefined, null, 'never'])('%p as its time makes no device active', (lastActive) => {
			const lists = [ago(0), ago(2), lastActive, ago(2)].map(at);
			expect(replay(lists, { now })).toEqual([[], told, [], []]);
			const active = [ago(0), ago(2), lastActive, ago(0), ago(2)].map(at);
			expect(replay(active, { now })).toEqual([[], told, [], [], told]);
		});

		test.each([
			['the same time', ago(0)],
			['an earlier time', ago(1)],
			['the same time, written otherwise', ago(0).replace('Z', '+00:00')],
		])('%s is no activity, although the clock was set back', (_what, time) => {
			let snapshot = takeBaseline(at(ago(0)), { ...RULES, now });
			const all = [
				[2, ago(0)],
				[-60, time],
				[3, time],
			] as const;
			const events = all.map(([minutes, lastActive]) => {
				const rules = { ...RULES, now: now + minutes * 60_000 };
				const { changes, snapshot: next } = compareDevices(snapshot, at(lastActive), rules);
				snapshot = next;
				return changes.map(tell);
			});
			expect(events).toEqual([told, [], []]);
		});

		test('one that is exactly as long without activity as it may is not told of', () => {
			expect(replay([ago(0), ago(1)].map(at), { now }).flat()).toEqual([]);
		});

		test('one that is missing for a moment stays what it was', () => {
			const two = { now, confirmations: 2 };
			const behind = [at(ago(0)), at(ago(2)), [], at(ago(2))];
			expect(replay(behind, two)).toEqual([[], told, [], []]);
			const falling = [at(ago(0)), [], at(ago(2))];
			expect(replay(falling, two)).toEqual([[], [], told]);
		});

		test.each([undefined, null, 'never', ''])('%p as its time tells nothing', (lastActive) => {
			expect(replay([at(ago(0)), at(lastActive)], { now }).flat()).toEqual([]);
		});
	});
});
