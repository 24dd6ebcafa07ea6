/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { Device } from '@nodes/shared/device/device';
import { EVENTS } from '@nodes/WasslyTrigger/fields';
import { nextState, type PollState } from '@nodes/WasslyTrigger/pollState';
import type { Settings } from '@nodes/WasslyTrigger/settings';

const START = Date.UTC(2024, 0, 15, 12);
const MINUTE = 60_000;

const settings: Settings = {
	...{ events: EVENTS, deviceIds: [], confirmations: 1, emitCurrentState: false },
	...{ inactiveAfter: 60 * MINUTE, remindAfter: undefined, timeout: 30 },
};
const device = (id: string, status = 'connected', lastActive?: number): Device => ({
	...{ id, status, instance_id: `instance-${id}` },
	...(lastActive === undefined ? {} : { lastActive }),
});

/** A poll some minutes after the first one. */
const poll = (
	state: PollState,
	minutes: number,
	devices: Device[],
	changes: Partial<Settings> = {},
	watchKey = 'key',
) =>
	nextState(
		state,
		{ watchKey, now: START + minutes * MINUTE, devices },
		{ ...settings, ...changes },
	);

const told = ({ changes }: ReturnType<typeof poll>) =>
	changes.map(({ key, event }) => `${key} ${event}`);

const first = (devices: Device[], changes: Partial<Settings> = {}) =>
	poll({}, 0, devices, changes).state;

describe('The first poll', () => {
	test('tells nothing, and remembers all', () => {
		const { changes, state } = poll({}, 0, [device('a')]);
		expect(changes).toEqual([]);
		expect(state).toEqual({
			...{ watchKey: 'key', devices: expect.stringContaining('instance-a') },
			...{ deviceSelection: {}, polledAt: START },
		});
	});

	test('tells how each device is, if a person wants that', () => {
		const devices = [
			device('a', 'connected', START - 2 * 60 * MINUTE),
			device('b', 'disconnected', START),
			device('c', 'disconnected', START - 2 * 60 * MINUTE),
			device('d', 'connected'),
		];
		const next = poll({}, 0, devices, { emitCurrentState: true });
		expect(told(next)).toEqual([
			...['a deviceConnected', 'a deviceInactive', 'b deviceDisconnected'],
			...['c deviceDisconnected', 'c deviceInactive', 'd deviceConnected'],
		]);
		expect(next.changes[0]).toEqual({
			...{ key: 'a', event: 'deviceConnected', previousStatus: null, device: devices[0] },
		});
		expect(next.changes[1]).toEqual({ ...next.changes[0], event: 'deviceInactive' });
	});

	test.each([
		[
			'of other settings',
			(state: PollState) => poll(state, 1, [], { emitCurrentState: true }, 'b'),
		],
		['of the same ones', (state: PollState) => poll(state, 1, [], { emitCurrentState: true })],
	])('is the only one that tells that: not the next one %s', (_what, next) => {
		expect(told(next(first([])))).toEqual([]);
		const devices = [device('a')];
		expect(told(poll(first(devices), 1, devices, { emitCurrentState: true }, 'b'))).toEqual([]);
	});
});

describe('A later poll', () => {
	test('tells what has changed, and when the device was last seen connected', () => {
		const state = first([device('a'), device('b')]);
		const { changes } = poll(state, 5, [device('a', 'disconnected'), device('b')]);
		expect(changes).toMatchObject([
			{ key: 'a', event: 'deviceDisconnected', disconnectedSince: START },
			{ key: 'a', event: 'statusChanged' },
		]);
	});

	test('tells the events that are chosen only', () => {
		const state = first([device('a')]);
		const down = [device('a', 'disconnected')];
		expect(told(poll(state, 1, down, { events: ['statusChanged'] }))).toEqual(['a statusChanged']);
	});

	test('tells of the devices that are chosen only, also in the poll that forgets one', () => {
		const deviceIds = ['instance-a'];
		const state = first([device('a'), device('b')], { deviceIds });
		const next = poll(state, 1, [], { deviceIds });
		expect(told(next)).toEqual(['a deviceDisconnected', 'a deviceRemoved']);
		expect(next.state.deviceSelection).toEqual({ 'instance-a': ['a'] });
	});

	test('of another account takes what is there for what was there', () => {
		const state = first([device('a')]);
		const next = poll(state, 1, [device('b', 'disconnected')], {}, 'other');
		expect(told(next)).toEqual([]);
		expect(next.state.watchKey).toBe('other');
		expect(told(poll(next.state, 2, [device('b')], {}, 'other'))).toEqual([
			...['b deviceConnected', 'b statusChanged'],
		]);
	});

	test('stores the same text if nothing has changed', () => {
		const state = first([device('a')]);
		const next = poll(state, 1, [device('a')]);
		expect(next.state).toEqual({ ...state, polledAt: START + MINUTE });
	});

	test('is not misled by a clock that was set back', () => {
		const state = first([device('a')]);
		const { changes } = poll(state, -60, [device('a', 'disconnected')]);
		expect(changes[0]?.disconnectedSince).toBe(START - 60 * MINUTE);
	});
});

describe('What was stored and can not be read', () => {
	const state = first([device('a')]);

	test.each([undefined, 5, '', 'text', '{}', {}])(
		'is no snapshot, so that what is there is taken for what was there: %j',
		(devices) => {
			const next = poll({ ...state, devices: devices as string }, 1, [device('b')]);
			expect(told(next)).toEqual([]);
			expect(told(poll(next.state, 2, []))).toEqual(['b deviceDisconnected', 'b deviceRemoved']);
		},
	);

	test.each([undefined, null, NaN, 'yesterday', {}])('is no time: %j', (polledAt) => {
		const { changes } = poll({ ...state, polledAt: polledAt as number }, 1, []);
		expect(changes[0]?.disconnectedSince).toBeUndefined();
	});

	test.each([undefined, null, 'a', ['a'], { 'instance-a': 'a' }, { 'instance-a': null }])(
		'is no selection: %j',
		(deviceSelection) => {
			const deviceIds = ['instance-a'];
			const stored = { ...state, deviceSelection: deviceSelection as never };
			expect(told(poll(stored, 1, [], { deviceIds }))).toEqual([]);
			const renamed = [{ ...device('a', 'disconnected'), instance_id: 'instance-a' }];
			expect(told(poll(stored, 1, renamed, { deviceIds }))).toHaveLength(2);
		},
	);
});
