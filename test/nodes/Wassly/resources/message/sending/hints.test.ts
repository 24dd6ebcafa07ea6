/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IDataObject } from 'n8n-workflow';
import { hintsFor } from '@nodes/Wassly/resources/message/sending/hints';
import type { Outcome } from '@nodes/Wassly/resources/message/sending/outcome';
import type { Message, Pace } from '@nodes/Wassly/resources/message/message';

const NO_WAITS = { others: 0, rateLimit: 0 };

const settled = (outcome: Outcome, pace: Pace = { interval: 0 }) => ({
	message: { pace } as Message,
	outcome,
});
const sent = (receipt: IDataObject = {}, pace?: Pace) =>
	settled({ status: 'sent', receipt: { instance_id: 'instance-1', ...receipt } }, pace);
const unknown = settled({ status: 'unknown', error: undefined });
const refused = settled({ status: 'refused', cause: 'message', error: undefined });

const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one);

const standIn = { replacedInstanceId: 'instance-2' };
const before = { alreadySent: true };

describe('After a run, a person is told', () => {
	test.each([
		[[unknown], '1 message may have been sent: check the chat before sending again.'],
		[[unknown, unknown], '2 messages may have been sent: check the chat before sending again.'],
		[[sent(before)], '1 message was sent before, and did not go out again: see "alreadySent".'],
		[
			times(2, sent(before)),
			'2 messages were sent before, and did not go out again: see "alreadySent".',
		],
		[
			[sent(standIn), sent()],
			'1 message was sent through another device, because the chosen one was not connected: see "replacedInstanceId".',
		],
		[
			times(3, sent(standIn)),
			'3 messages were sent through another device, because the chosen one was not connected: see "replacedInstanceId".',
		],
		[
			times(21, sent()),
			"Many messages went through one device without a pause. WhatsApp may restrict numbers that send in bulk: set 'Interval' in the node's options, and write only to people who expect your messages.",
		],
	])('%# %j', (messages, hint) => {
		expect(hintsFor([...messages, refused], NO_WAITS, undefined)).toEqual([hint]);
	});

	test('how long messages waited, from 2 seconds on', () => {
		expect(hintsFor([sent()], { others: 1999, rateLimit: 1999 }, undefined)).toEqual([]);
		expect(hintsFor([sent()], { others: 2000, rateLimit: 2600 }, undefined)).toEqual([
			'Messages waited up to 2 seconds for other executions that send through the same device.',
			"Messages waited up to 3 seconds, because Wassly received too many requests. To send more slowly, set 'Interval' in the node's options.",
		]);
		expect(hintsFor([sent()], { others: 0, rateLimit: 2000 }, undefined)).toHaveLength(1);
	});

	test.each([
		[99, ['The account has 99 conversations left.']],
		[1, ['The account has 1 conversation left.']],
		[0, ['The account has 0 conversations left.']],
		[100, []],
		[-1, []],
		[undefined, []],
	])('how many conversations are left, if they are few: %p', (left, hints) => {
		expect(hintsFor([sent()], NO_WAITS, left)).toEqual(hints);
	});

	test('nothing, if nothing happened', () => {
		expect(hintsFor([], NO_WAITS, undefined)).toEqual([]);
		expect(hintsFor([refused], NO_WAITS, undefined)).toEqual([]);
	});

	test('the worst first', () => {
		const hints = hintsFor(
			[unknown, sent(before), sent(standIn), ...times(21, sent())],
			{ others: 3000, rateLimit: 3000 },
			5,
		);
		expect(hints).toHaveLength(7);
		expect(hints[0]).toContain('may have been sent');
	});
});

describe('Messages are not called many', () => {
	test.each([
		['if they are 20', times(20, sent())],
		['if they went through several devices', [...times(20, sent()), sent({ instance_id: 'b' })]],
		['if they have an interval', times(21, sent({}, { interval: 1 }))],
		['if their interval is random', times(21, sent({}, { interval: 0, maxInterval: 1 }))],
		['if they were not sent', times(21, refused)],
	])('%s', (_what, messages) => {
		expect(hintsFor(messages, NO_WAITS, undefined)).toEqual([]);
	});

	test('if an earlier run has sent them', () => {
		expect(hintsFor(times(21, sent(before)), NO_WAITS, undefined)).toHaveLength(1);
	});
});
