/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import type { Device } from '@nodes/shared/device/device';
import { EVENTS } from '@nodes/WasslyTrigger/fields';
import { nextState, type PollState } from '@nodes/WasslyTrigger/pollState';
import type { Settings } from '@nodes/WasslyTrigger/settings';
import { nth } from '@test/support/items';
import { expectedEvents, statusesAfter } from './expectedEvents';

const IDS = ['a', 'b', 'c'];

/** The statuses in a list by ID, or null for a poll that fails. */
type Response = Array<[id: string, status: string]> | null;

interface Poll {
	response: Response;
	/** Milliseconds since the last poll, by the clock. */
	elapsed: number;
}

const list = fc
	.uniqueArray(fc.constantFrom(...IDS), { maxLength: 3 })
	.chain((ids) =>
		fc.tuple(
			...ids.map((id) =>
				fc
					.constantFrom('connected', 'connected', 'Connected', 'disconnected', 'connecting')
					.map((status): [string, string] => [id, status]),
			),
		),
	);
const response: fc.Arbitrary<Response> = fc.oneof(
	{ weight: 5, arbitrary: list },
	{ weight: 1, arbitrary: fc.constant(null) },
);
const elapsed = fc.oneof(
	fc.constant(60_000),
	fc.integer({ min: -3_600_000, max: 3_600_000 }),
	fc.integer({ min: -30 * 86_400_000, max: 30 * 86_400_000 }),
);
const polls = fc.array(fc.record<Poll>({ response, elapsed }), { minLength: 1, maxLength: 15 });

const settingsWith = (settings: Partial<Settings>): Settings => ({
	events: EVENTS,
	deviceIds: [],
	confirmations: 1,
	emitCurrentState: false,
	inactiveAfter: Infinity,
	remindAfter: undefined,
	timeout: 30,
	...settings,
});

const toDevice = ([id, status]: [string, string]): Device => ({
	id,
	status,
	instance_id: `instance-${id}`,
});

/** Polls, each with a copy of the state. @returns device and event of each change, poll by poll */
function replay(all: Poll[], settings: Settings, read = toDevice): string[][] {
	let stored = '{}';
	let now = Date.UTC(2024, 0, 15);
	return all.map(({ response: entries, elapsed: time }) => {
		now += time;
		if (!entries) return [];
		const poll = { watchKey: 'key', now, devices: entries.map((entry) => read(entry)) };
		const { state, changes } = nextState(JSON.parse(stored) as PollState, poll, settings);
		stored = JSON.stringify(state);
		return changes.map(({ event, key }) => `${key} ${event}`);
	});
}

const withoutReminders = (told: string[][]) =>
	told.map((changes) => changes.filter((change) => !change.endsWith('StillDisconnected')).sort());

/** The last list that came, once more for each poll that must see it. */
const heldBy = (all: Poll[], confirmations: number): Poll[] => {
	const last = all.findLast(({ response: entries }) => entries)?.response ?? [];
	return Array.from({ length: confirmations }, () => ({ response: last, elapsed: 60_000 }));
};

describe.each([
	[1, undefined],
	[2, undefined],
	[3, undefined],
	[2, 300_000],
])(
	'Whatever polls come, with %j confirmations and reminders after %j',
	(confirmations, remindAfter) => {
		const settings = settingsWith({ confirmations, remindAfter });

		test('each change that is confirmed is told exactly once, when it is', () => {
			fc.assert(
				fc.property(polls, (all) => {
					const told = withoutReminders(replay(all, settings));
					const lists = all.map(({ response: entries }) => entries && new Map(entries));
					expect(told).toEqual(expectedEvents(lists, confirmations));
				}),
				{ numRuns: 500 },
			);
		});

		test('after the last change has held, the truth has been told of every device', () => {
			fc.assert(
				fc.property(polls, (all) => {
					const before = all.find(({ response: entries }) => entries)?.response ?? [];
					const held = heldBy(all, confirmations);
					const told = replay([...all, ...held], settings).flat();
					const truth = new Map(
						nth(held, 0).response?.map(([id, status]) => [
							id,
							status.toLowerCase() === 'connected',
						]),
					);
					expect(statusesAfter(before, told)).toEqual(truth);
					expect(
						withoutReminders(replay([...all, ...held, ...held], settings)).slice(-confirmations),
					).toEqual(held.map(() => []));
				}),
				{ numRuns: 500 },
			);
		});

		test('a chosen device is told of whatever becomes of its instance_id', () => {
			fc.assert(
				fc.property(polls, fc.array(fc.constantFrom('a1', 'a2', undefined)), (all, later) => {
					const first: Poll = { response: [['a', 'connected']], elapsed: 0 };
					let seen = 0;
					const read = ([id, status]: [string, string]): Device =>
						id === 'a'
							? { id, status, instance_id: seen++ === 0 ? 'chosen' : later[seen % later.length] }
							: toDevice([id, status]);
					const chosen = replay([first, ...all], { ...settings, deviceIds: ['chosen'] }, read);
					const every = replay([first, ...all], settings);
					expect(chosen).toEqual(
						every.map((changes) => changes.filter((change) => change.startsWith('a '))),
					);
				}),
			);
		});
	},
);

test('Reminders come only between a drop and its end, and never sooner than they should', () => {
	const settings = settingsWith({ remindAfter: 300_000 });
	fc.assert(
		fc.property(polls, (all) => {
			const forward = all.map((poll) => ({ ...poll, elapsed: Math.abs(poll.elapsed) }));
			const told = new Map<string, number>();
			let now = 0;
			replay(forward, settings).forEach((changes, index) => {
				now += nth(forward, index).elapsed;
				for (const change of changes) {
					const [id = '', event] = change.split(' ');
					if (event === 'deviceConnected') told.delete(id);
					if (event === 'deviceDisconnected') told.set(id, now);
					if (event !== 'deviceStillDisconnected') continue;
					expect(now - (told.get(id) ?? NaN)).toBeGreaterThanOrEqual(300_000);
					told.set(id, now);
				}
			});
		}),
		{ numRuns: 500 },
	);
});
