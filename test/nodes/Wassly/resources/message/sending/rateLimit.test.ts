/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import type { Outcome } from '@nodes/Wassly/resources/message/sending/outcome';
import { RateLimit } from '@nodes/Wassly/resources/message/sending/rateLimit';
import { WasslyError } from '@nodes/shared/errors/WasslyError';

const START = Date.UTC(2024, 0, 15, 12);
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const open = () => new AbortController().signal;

const sent: Outcome = { status: 'sent', receipt: {} };

/** @param seconds of its Retry-After */
const refused = (seconds?: number): Outcome => ({
	status: 'rateLimited',
	until: seconds === undefined ? undefined : Date.now() + seconds * SECOND,
	error: new WasslyError('Too many', 'Wait'),
});

/** What Wassly responds to a message, and after how many seconds. */
type Response = [reply: () => Outcome | undefined, seconds?: number];

beforeEach(() => {
	jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});

afterEach(() => jest.useRealTimers());

/** Lets so many seconds pass. */
const pass = async (seconds: number) => await jest.advanceTimersByTimeAsync(seconds * SECOND);

/** @param responses in the order of the requests; the rest is accepted at once */
function setUp(...responses: Response[]) {
	const limit = new RateLimit();
	/** The messages that left, with the second when they did. */
	const left: Array<[name: string, second: number]> = [];
	/** What became of each message. */
	const outcomes: Record<string, Outcome | undefined> = {};
	/** @param patience in seconds: the longest pause that it would wait for */
	const send = (name: string, patience = Infinity, signal = open()) => {
		const message = async () => {
			left.push([name, (Date.now() - START) / SECOND]);
			const [reply, seconds = 0] = responses.shift() ?? [() => sent];
			if (seconds > 0) await new Promise((resolve) => setTimeout(resolve, seconds * SECOND));
			return reply();
		};
		const until = Date.now() + patience * SECOND;
		void limit.pass(until, signal, message).then((outcome) => (outcomes[name] = outcome));
	};
	return { limit, left, outcomes, send };
}

/** Refuses a message so many times. */
const refusing = (times: number, seconds?: number): Response[] =>
	Array.from({ length: times }, () => [() => refused(seconds)]);

describe('A pause', () => {
	test('without a Retry-After doubles from 5 seconds to a minute', async () => {
		const { left, outcomes, send } = setUp(...refusing(6));
		send('a');
		await pass(300);
		expect(left.map(([, second]) => second)).toEqual([0, 5, 15, 35, 75, 135, 195]);
		expect(outcomes.a).toBe(sent);
	});

	test('begins with 5 seconds again once Wassly has taken a message', async () => {
		const { left, send } = setUp(...refusing(2), [() => sent], ...refusing(1));
		send('a');
		await pass(20);
		send('b');
		await pass(20);
		expect(left).toEqual([
			...[['a', 0]],
			...[['a', 5]],
			...[['a', 15]],
			...[['b', 20]],
			...[['b', 25]],
		]);
	});

	test('does not begin with 5 seconds again for a message that never left', async () => {
		const { left, send } = setUp(...refusing(1), [() => undefined], ...refusing(1));
		send('a');
		await pass(10);
		send('b');
		await pass(20);
		expect(left).toEqual([
			['a', 0],
			['a', 5],
			['b', 10],
			['b', 20],
		]);
	});

	test.each([
		['is as long as Wassly asks for', 7, 7],
		['is a second at least', 0, 1],
		['is an hour at most', 86_400, 3600],
	])('%s', async (_what, asked, second) => {
		const { left, send } = setUp(...refusing(1, asked));
		send('a');
		await pass(second - 0.001);
		expect(left).toEqual([['a', 0]]);
		await pass(0.001);
		expect(left).toEqual([
			['a', 0],
			['a', second],
		]);
	});

	test('is one for all messages that were in flight together', async () => {
		const { left, send } = setUp(
			[() => refused(), 1],
			[() => refused(), 2],
			// The pause after it is the second one.
			[() => refused()],
		);
		send('a');
		send('b');
		await pass(30);
		expect(left).toEqual([
			['a', 0],
			['b', 0],
			['a', 6],
			['a', 16],
			['b', 16],
		]);
	});

	test('of messages that were in flight together is the longest that Wassly asks for', async () => {
		const { left, send } = setUp([() => refused(9), 1], [() => refused(3), 2]);
		send('a');
		send('b');
		await pass(30);
		expect(left.slice(2)).toEqual([
			['a', 10],
			['b', 10],
		]);
	});

	test('is one for a message that left in the very moment in which it began', async () => {
		const { left, send } = setUp([() => refused(), 1], [() => refused(), 1]);
		setTimeout(() => send('b'), SECOND);
		send('a');
		await pass(30);
		expect(left).toEqual([
			['a', 0],
			['b', 1],
			['a', 6],
			['b', 6],
		]);
	});

	test('is another one for a message that left after it, whatever those before it met', async () => {
		const { left, send } = setUp(
			[() => refused(1), 1],
			[() => refused(3), 3],
			// It left after the pause of "a", and before "b" was refused.
			[() => refused(), 2],
		);
		send('a');
		send('b');
		await pass(30);
		expect(left).toEqual([
			['a', 0],
			['b', 0],
			['a', 2],
			['a', 9],
			['b', 9],
		]);
	});

	test('that Wassly asks for does not lengthen the next one without a Retry-After', async () => {
		const { left, send } = setUp(...refusing(1, 30), ...refusing(1));
		send('a');
		await pass(60);
		expect(left.map(([, second]) => second)).toEqual([0, 30, 35]);
	});
});

describe('Without a pause', () => {
	test('a message leaves at once, and once', async () => {
		const { left, outcomes, send } = setUp([() => sent, 1]);
		send('a');
		await pass(0.5);
		send('b');
		await pass(60);
		expect(left).toEqual([
			['a', 0],
			['b', 0.5],
		]);
		expect(outcomes).toEqual({ a: sent, b: sent });
	});

	test.each<[string, Outcome | undefined]>([
		['never leaves', undefined],
		['is refused', { status: 'refused', cause: 'message', error: undefined }],
		['may have been sent', { status: 'unknown', error: undefined }],
	])('a message that %s is not tried again', async (_what, outcome) => {
		const { left, outcomes, send } = setUp([() => outcome]);
		send('a');
		await pass(60);
		expect(left).toEqual([['a', 0]]);
		expect(Object.entries(outcomes)).toEqual([['a', outcome]]);
	});
});

describe('After a pause', () => {
	test('the refused message goes first, then the others, one at a time', async () => {
		const { left, send } = setUp(
			[() => refused(5), 1],
			[() => sent, 2],
			[() => sent, 2],
			[() => sent, 2],
		);
		send('a');
		await pass(2);
		send('b');
		send('c');
		await pass(60);
		expect(left).toEqual([
			['a', 0],
			['a', 6],
			['b', 8],
			['c', 10],
		]);
	});

	test('a message that was refused goes before those that have never left', async () => {
		const { left, send } = setUp([() => refused(5), 1], [() => refused(5), 2]);
		send('a');
		send('b');
		await pass(1.5);
		send('c');
		await pass(60);
		expect(left).toEqual([
			['a', 0],
			['b', 0],
			['a', 7],
			['b', 7],
			['c', 7],
		]);
	});

	test('a message that never leaves says nothing', async () => {
		const { outcomes, send } = setUp([() => refused(5)], [() => sent], [() => undefined]);
		send('a');
		await pass(1);
		send('b');
		await pass(10);
		expect(Object.entries(outcomes)).toEqual([
			['a', sent],
			['b', undefined],
		]);
	});

	test('one more goes out at the same time after each ten that Wassly took', async () => {
		const { left, send } = setUp(
			[() => refused(5)],
			...Array.from({ length: 60 }, (): Response => [() => sent, 1]),
		);
		send('first');
		await pass(1);
		for (let index = 0; index < 41; index++) send(`${index}`);
		await pass(60);
		const seconds = left.slice(1).map(([, second]) => second);
		const counts = Array.from(
			{ length: 24 },
			(_, second) => seconds.filter((one) => one === second + 5).length,
		);
		expect(counts).toEqual([
			...Array.from({ length: 9 }, () => 1),
			...[1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 2, 0, 0],
		]);
	});

	test('they go out one at a time again when the next one is over', async () => {
		const { left, send } = setUp(
			[() => refused(5)],
			...Array.from({ length: 12 }, (): Response => [() => sent, 1]),
			[() => refused(5), 1],
			...Array.from({ length: 20 }, (): Response => [() => sent, 1]),
		);
		send('first');
		await pass(1);
		for (let index = 0; index < 20; index++) send(`${index}`);
		await pass(60);
		// Two left at the same time, and one of them was refused.
		const after = left.map(([, second]) => second).filter((second) => second >= 22);
		expect(after).toEqual([22, 23, 24, 25, 26, 27, 28, 29]);
	});

	test('messages leave at once, however many', async () => {
		const { limit, left, send } = setUp(...refusing(1, 5));
		send('a');
		expect(limit.isOpen).toBe(true);
		await pass(4.999);
		expect(limit.isOpen).toBe(false);
		await pass(0.001);
		expect(limit.isOpen).toBe(true);
		send('b');
		send('c');
		expect(left.slice(2)).toEqual([
			['b', 5],
			['c', 5],
		]);
	});
});

describe('A message gives up', () => {
	const at = (second: number) => START + second * SECOND;

	test('if it would have to wait for longer than it may, with what Wassly has said', async () => {
		const { left, outcomes, send } = setUp(...refusing(1, 60));
		send('a', 59);
		await pass(0);
		expect(outcomes.a).toMatchObject({
			status: 'rateLimited',
			until: at(60),
			error: { message: 'Too many', responseCode: '429' },
		});
		expect(left).toEqual([['a', 0]]);
	});

	test('at once if it comes during such a pause, and says that it was not sent', async () => {
		const { left, outcomes, send } = setUp(...refusing(1, 60));
		send('a');
		await pass(10);
		send('b', 49);
		await pass(0);
		expect(outcomes.b).toMatchObject({
			until: at(60),
			error: {
				message: 'Wassly is receiving too many requests. The message was not sent',
				description: expect.stringContaining('no messages until 2024-01-15 12:01:00 UTC'),
			},
		});
		expect(left).toEqual([['a', 0]]);
	});

	test('not if it may wait exactly as long', async () => {
		const { outcomes, send } = setUp(...refusing(1, 60));
		send('a', 60);
		await pass(60);
		expect(outcomes.a).toBe(sent);
	});

	test('after a second pause, with what Wassly has said last', async () => {
		const { outcomes, send } = setUp(...refusing(1, 5), [
			() => ({
				...{ status: 'rateLimited', until: at(90) },
				error: new WasslyError('Still too many', ''),
			}),
		]);
		send('a', 60);
		await pass(6);
		expect(outcomes.a).toMatchObject({ until: at(90), error: { message: 'Still too many' } });
	});

	test('in the middle of the line as soon as it is known that it waits for too long', async () => {
		const { left, outcomes, send } = setUp(...refusing(1, 5), ...refusing(1, 60));
		send('a');
		await pass(1);
		send('b', 30);
		send('c', 90);
		await pass(4);
		expect(outcomes.b).toMatchObject({ status: 'rateLimited', until: at(65) });
		expect(outcomes).not.toHaveProperty('c');
		await pass(60);
		expect(left).toEqual([
			['a', 0],
			['a', 5],
			['a', 65],
			['c', 65],
		]);
	});

	test('not in the line if it may wait exactly as long', async () => {
		const { outcomes, send } = setUp(...refusing(1, 5), ...refusing(1, 60));
		send('a');
		await pass(1);
		send('b', 64);
		await pass(70);
		expect(outcomes.b).toBe(sent);
	});

	test('with the time that Wassly asks for, although it is tried sooner', async () => {
		const { limit, send } = setUp(...refusing(1, 10 * 3600));
		send('a');
		await pass(0);
		expect(limit.check()).toMatchObject({ until: START + 10 * HOUR });
	});
});

describe('A message whose execution is canceled', () => {
	test('leaves the line, and nobody behind it waits for it', async () => {
		const { left, outcomes, send } = setUp(...refusing(1, 5));
		const stop = new AbortController();
		send('a', Infinity, stop.signal);
		await pass(1);
		send('b');
		stop.abort();
		await pass(0);
		expect(outcomes).toEqual({ a: undefined });
		expect(Object.keys(outcomes)).toEqual(['a']);
		await pass(4);
		expect(left).toEqual([
			['a', 0],
			['b', 5],
		]);
	});

	test('is told as canceled in the middle of the line, too', async () => {
		const { left, outcomes, send } = setUp(...refusing(1, 5));
		const stop = new AbortController();
		send('a');
		await pass(1);
		send('b', Infinity, stop.signal);
		await pass(1);
		stop.abort();
		await pass(0);
		expect(Object.keys(outcomes)).toEqual(['b']);
		expect(outcomes.b).toBeUndefined();
		await pass(10);
		expect(left.map(([name]) => name)).toEqual(['a', 'a']);
	});
});

describe('Whoever sends nothing', () => {
	test('is told until when Wassly wants no request', async () => {
		const { limit, send } = setUp(...refusing(1, 5));
		expect(limit.check()).toBeUndefined();
		send('a');
		await pass(4.999);
		expect(limit.check()).toMatchObject({ status: 'rateLimited', until: START + 5 * SECOND });
		await pass(0.001);
		expect(limit.check()).toBeUndefined();
	});

	test.each([
		['until its end', 5, 5],
		['not at all if it is too long', 4.999, 0],
	])('waits for a pause %s', async (_what, patience, second) => {
		const { limit, send } = setUp(...refusing(1, 5));
		send('a');
		await pass(0);
		let ended: number | undefined;
		void limit
			.waitForEnd(START + patience * SECOND, open())
			.then(() => (ended = (Date.now() - START) / SECOND));
		await pass(10);
		expect(ended).toBe(second);
	});

	test('waits for a pause that is longer than it was, and stops when it is canceled', async () => {
		const { limit, send } = setUp([() => refused(5), 1], [() => refused(9), 2]);
		send('a');
		send('b');
		await pass(1.5);
		const stop = new AbortController();
		const ended: Record<string, number> = {};
		const wait = (name: string, signal: AbortSignal) =>
			void limit
				.waitForEnd(Infinity, signal)
				.then(() => (ended[name] = (Date.now() - START) / SECOND));
		wait('patient', open());
		wait('canceled', stop.signal);
		await pass(1.5);
		stop.abort();
		await pass(20);
		expect(ended).toEqual({ patient: 11, canceled: 3 });
	});
});
