/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { compareDevices, takeBaseline } from '@nodes/WasslyTrigger/compare/compareDevices';
import type { Snapshot } from '@nodes/WasslyTrigger/compare/snapshot';

const MINUTE = 60_000;
const DAY = 24 * 60;
const START = Date.UTC(2024, 0, 15);

const RULES = { confirmations: 1, inactiveAfter: Infinity, remindAfter: 10 * MINUTE };

const UP = [{ id: 'a', status: 'connected' }];
const DOWN = [{ id: 'a', status: 'disconnected' }];
const LOOP = [{ id: 'a', status: 'connecting' }];
const GONE: typeof UP = [];

/** Polls a list at each minute that is given. @returns the events of each poll but the first */
function replay(polls: Array<[minute: number, list: typeof UP]>, confirmations = 1) {
	let snapshot: Snapshot | undefined;
	let lastPoll: number | undefined;
	const told: string[][] = [];
	for (const [minute, list] of polls) {
		const rules = { ...RULES, confirmations, now: START + minute * MINUTE };
		if (!snapshot) {
			snapshot = takeBaseline(list, rules);
			lastPoll = rules.now;
			continue;
		}
		const next = compareDevices(snapshot, list, { ...rules, lastPoll });
		lastPoll = rules.now;
		// As n8n stores it between two polls, and restores it after a restart.
		snapshot = JSON.parse(JSON.stringify(next.snapshot)) as Snapshot;
		told.push(next.changes.map(({ event }) => event).filter((event) => event !== 'statusChanged'));
	}
	return { told, snapshot };
}

const DROP = ['deviceDisconnected'];
const BACK = ['deviceConnected'];
const REMINDER = ['deviceStillDisconnected'];

describe('A device that stays disconnected', () => {
	test('is reminded of from when reminders are chosen', () => {
		const none = { ...RULES, remindAfter: undefined, now: MINUTE, lastPoll: 0 };
		let { snapshot } = compareDevices(takeBaseline(UP, { ...RULES, now: 0 }), DOWN, none);
		const told = [60, 69, 70].map((minute) => {
			const next = compareDevices(snapshot, DOWN, { ...RULES, now: minute * MINUTE });
			snapshot = next.snapshot;
			return next.changes.map(({ event }) => event);
		});
		expect(told).toEqual([[], [], REMINDER]);
	});

	test('is reminded of anew when reminders are chosen again', () => {
		let snapshot = takeBaseline(UP, { ...RULES, now: 0 });
		const told = [1, 2, 60, 69, 70].map((minute) => {
			const remindAfter = minute === 2 ? undefined : RULES.remindAfter;
			const rules = { ...RULES, remindAfter, now: minute * MINUTE, lastPoll: 0 };
			const next = compareDevices(snapshot, DOWN, rules);
			snapshot = next.snapshot;
			return next.changes.map(({ event }) => event).filter((event) => event !== 'statusChanged');
		});
		expect(told).toEqual([DROP, [], [], [], REMINDER]);
	});

	test('is reminded of until it is connected again', () => {
		const { told } = replay([
			[0, UP],
			[1, DOWN],
			[10, DOWN],
			[11, DOWN],
			[12, DOWN],
			[21, LOOP],
			[30, UP],
			[60, UP],
		]);
		expect(told).toEqual([DROP, [], REMINDER, [], REMINDER, BACK, []]);
	});

	test('is reminded of anew after the next drop', () => {
		const { told } = replay([
			[0, UP],
			[1, DOWN],
			[11, DOWN],
			[12, UP],
			[18, DOWN],
			[22, DOWN],
			[28, DOWN],
		]);
		expect(told).toEqual([DROP, REMINDER, BACK, DROP, [], REMINDER]);
	});

	test('is not reminded of while it seems to be back', () => {
		const polls: Parameters<typeof replay>[0] = [
			[0, UP],
			[1, DOWN],
			[2, DOWN],
			[12, UP],
			[13, DOWN],
		];
		expect(replay(polls, 2).told).toEqual([[], DROP, [], REMINDER]);
	});

	test('is not reminded of if nobody has seen it connected', () => {
		const { told } = replay([
			[0, DOWN],
			[60, DOWN],
			[120, GONE],
			[180, DOWN],
			[240, DOWN],
		]);
		expect(told).toEqual([[], ['deviceRemoved'], ['deviceAdded'], []]);
	});

	test('is reminded of in time after the clock was set back', () => {
		const { told } = replay([
			[1000, UP],
			[1001, DOWN],
			[3, DOWN],
			[13, DOWN],
		]);
		expect(told).toEqual([DROP, [], REMINDER]);
	});

	test('is reminded of after it has left the list, and after it is back in it', () => {
		const { told } = replay([
			[0, UP],
			[1, GONE],
			[11, GONE],
			[15, DOWN],
			[21, DOWN],
			[22, UP],
			[60, UP],
		]);
		expect(told).toEqual([
			['deviceDisconnected', 'deviceRemoved'],
			REMINDER,
			['deviceAdded'],
			REMINDER,
			BACK,
			[],
		]);
	});

	test('is reminded of after it is back in the list for as many polls as must see it', () => {
		const { told } = replay(
			[
				[0, UP],
				[1, GONE],
				[2, GONE],
				[5, DOWN],
				[6, DOWN],
				[12, DOWN],
			],
			2,
		);
		expect(told.slice(1)).toEqual([
			['deviceDisconnected', 'deviceRemoved'],
			[],
			['deviceAdded'],
			REMINDER,
		]);
	});

	test('is reminded of although it was back in the list for a moment', () => {
		const { told } = replay(
			[
				[0, UP],
				[1, GONE],
				[2, GONE],
				[5, DOWN],
				[6, GONE],
				[12, GONE],
			],
			2,
		);
		expect(told.slice(2)).toEqual([[], [], REMINDER]);
	});

	test('is added and connected when it comes back into the list as such', () => {
		const { told, snapshot } = replay([
			[0, UP],
			[1, GONE],
			[5, UP],
			[60, UP],
		]);
		expect(told[1]).toEqual(['deviceAdded', 'deviceConnected']);
		expect(told[2]).toEqual([]);
		expect(snapshot).toEqual([UP[0]]);
	});

	test('is forgotten a week after it has left the list', () => {
		const { told, snapshot } = replay([
			[0, UP],
			[1, GONE],
			[6 * DAY, GONE],
			[7 * DAY, GONE],
			[7 * DAY + 1, GONE],
			[8 * DAY, GONE],
		]);
		expect(told.slice(1)).toEqual([REMINDER, REMINDER, [], []]);
		expect(snapshot).toEqual([]);
	});

	test('is forgotten as soon as it leaves the list if nobody has seen it connected', () => {
		const { snapshot } = replay([
			[0, DOWN],
			[1, GONE],
		]);
		expect(snapshot).toEqual([]);
	});

	test('is forgotten when it has left the list and no reminders are chosen any more', () => {
		const { snapshot = [] } = replay([
			[0, UP],
			[1, GONE],
		]);
		expect(snapshot).toHaveLength(1);
		const rules = { ...RULES, remindAfter: undefined, now: 2 * MINUTE };
		expect(compareDevices(snapshot, GONE, rules).snapshot).toEqual([]);
	});
});
