/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { Account } from '@nodes/Wassly/resources/message/sending/account';
import type { Pace } from '@nodes/Wassly/resources/message/message';
import { WasslyError } from '@nodes/shared/errors/WasslyError';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const open = () => new AbortController().signal;

let start = 0;
const second = () => (performance.now() - start) / SECOND;

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
	// Jest doesn't set the clock of this one.
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const stop = new AbortController();
		setTimeout(() => stop.abort(), milliseconds);
		return stop.signal;
	});
	start = performance.now();
});

afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

/** Lets so many seconds pass. */
const pass = async (seconds: number) => await jest.advanceTimersByTimeAsync(seconds * SECOND);

interface Setup {
	device?: string;
	/** How long Wassly takes, in seconds. */
	takes?: number;
	/** Whether the message leaves. */
	leaves?: boolean;
	fails?: boolean;
	signal?: AbortSignal;
}

function setUp(account = new Account()) {
	/** The messages whose turn came, with the second when it did. */
	const turns: Array<[name: string, second: number]> = [];
	/** How many seconds they stood in line. */
	const stood: Record<string, number> = {};
	/** Those whose turn never came. */
	const gone: string[] = [];
	const send = (name: string, pace: Pace, setup: Setup = {}) => {
		const { device = 'device', takes = 0, leaves = true, fails = false } = setup;
		const message = async (stoodInLine: number, leave: () => void) => {
			turns.push([name, second()]);
			stood[name] = stoodInLine / SECOND;
			if (leaves) leave();
			if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes * SECOND));
			if (fails) throw new Error('failed');
			return 'done';
		};
		void account.turn(device, pace, setup.signal ?? open(), message).then(
			(result) => result === undefined && gone.push(name),
			() => {},
		);
	};
	return { account, turns, stood, gone, send };
}

const everySecond = { interval: SECOND };
const never = { interval: 0 };

describe('An interval', () => {
	test('begins when the message before it was responded to', async () => {
		const { turns, stood, send } = setUp();
		for (const name of ['a', 'b', 'c']) send(name, everySecond, { takes: 0.5 });
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['b', 1.5],
			['c', 3],
		]);
		// Nobody is in line when these come.
		send('d', everySecond);
		await pass(1);
		send('e', everySecond);
		await pass(10);
		// What a message waits for its own interval is no queue.
		expect(stood).toEqual({ a: 0, b: 0.5, c: 2, d: 0, e: 0 });
	});

	test('begins anew when a message without one leaves meanwhile', async () => {
		const { turns, send } = setUp();
		send('a', everySecond);
		send('b', everySecond);
		await pass(0.5);
		send('c', never, { takes: 0.25 });
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['c', 0.5],
			['b', 1.75],
		]);
	});

	test('counts from a message that is still on its way, too', async () => {
		const { turns, send } = setUp();
		send('a', never, { takes: 60 });
		send('b', everySecond);
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['b', 1],
		]);
	});

	test('is not kept for a message that never left', async () => {
		const { turns, send } = setUp();
		send('a', everySecond, { leaves: false });
		send('b', everySecond);
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['b', 0],
		]);
	});

	test('is kept after a message that failed', async () => {
		const { turns, send } = setUp();
		send('a', everySecond, { takes: 0.5, fails: true });
		send('b', everySecond);
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['b', 1.5],
		]);
	});

	test('is kept by each device for itself', async () => {
		const { turns, send } = setUp();
		send('a', everySecond);
		send('b', everySecond, { device: 'another' });
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['b', 0],
		]);
	});

	test('is random if only its end is given', async () => {
		const { turns, send } = setUp();
		jest.spyOn(Math, 'random').mockReturnValue(0.25);
		const pace = { interval: 0, maxInterval: 8 * SECOND };
		send('a', pace);
		send('b', pace);
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['b', 2],
		]);
	});
});

describe('A canceled execution', () => {
	test('leaves the line in the middle of an interval, and nobody behind waits for it', async () => {
		const { turns, gone, send } = setUp();
		const stop = new AbortController();
		send('a', everySecond);
		send('b', { interval: 60 * MINUTE }, { signal: stop.signal });
		send('c', everySecond);
		await pass(0.5);
		stop.abort();
		await pass(0);
		expect(gone).toEqual(['b']);
		await pass(10);
		expect(turns).toEqual([
			['a', 0],
			['c', 1],
		]);
	});

	test('sends nothing without an interval either', async () => {
		const { turns, gone, send } = setUp();
		send('a', never, { signal: AbortSignal.abort() });
		await pass(1);
		expect({ turns, gone }).toEqual({ turns: [], gone: ['a'] });
	});
});

describe('A device is remembered', () => {
	const after = (account: Account, seconds: number) => !account.forgetOld(start + seconds * SECOND);

	test.each([
		['ten minutes', everySecond, 600],
		['as long as its interval', { interval: 60 * MINUTE }, 3600],
		['as long as its longest interval', { interval: SECOND, maxInterval: 30 * MINUTE }, 1800],
		['ten minutes without an interval, too', never, 600],
	])('%s', async (_what, pace, seconds) => {
		const { account, send } = setUp();
		send('a', pace);
		await pass(0);
		expect(after(account, seconds - 0.001)).toBe(true);
		expect(after(account, seconds)).toBe(false);
	});

	test('as long as the longest of its intervals', async () => {
		const { account, send } = setUp();
		send('a', { interval: 60 * MINUTE });
		await pass(0);
		send('b', never);
		await pass(0);
		expect(after(account, 3599)).toBe(true);
	});

	test('while somebody stands in its line', async () => {
		const { account, turns, send } = setUp();
		send('a', { interval: 60 * MINUTE }, { takes: 7200 });
		await pass(0);
		expect(after(account, 7000)).toBe(true);
		send('b', everySecond);
		await pass(7200);
		expect(turns).toEqual([['a', 0]]);
		await pass(1);
		expect(turns.at(-1)).toEqual(['b', 7201]);
	});
});

describe('What is known of an account', () => {
	// What is left of a test would wait for a clock that has stopped.
	afterEach(async () => await pass(2 * 3600));

	let number = 0;
	/** A run with an account of its own. */
	const newAccount = () => `account-${number++}`;
	const use = async (key: string) =>
		await Account.use(key, async (account) => {
			await Promise.resolve();
			return account;
		});

	test('is shared by all that use it, and lasts as long as a device is remembered', async () => {
		const key = newAccount();
		const account = await Account.use(key, async (used) => {
			await used.turn('device', everySecond, open(), async (_stood, leave) => {
				await Promise.resolve();
				leave();
			});
			return used;
		});
		expect(await use(key)).toBe(account);
		await pass(599);
		expect(await use(key)).toBe(account);
		await pass(2 * 60);
		expect(await use(key)).not.toBe(account);
	});

	test('is forgotten in a minute if nobody needs it, again and again', async () => {
		for (let times = 0; times < 3; times++) {
			const key = newAccount();
			const account = await use(key);
			await pass(59);
			expect(await use(key)).toBe(account);
			await pass(61);
			expect(await use(key)).not.toBe(account);
			await pass(600);
		}
	});

	test('takes one timer, however many accounts there are', async () => {
		for (let runs = 0; runs < 5; runs++) await use(newAccount());
		expect(jest.getTimerCount()).toBe(1);
	});

	test('is not forgotten while a run uses it, also by what its failure costs', async () => {
		const key = newAccount();
		let end = () => {};
		const running = Account.use(key, async (account) => {
			await new Promise<void>((resolve) => (end = resolve));
			return account;
		});
		const failed = Account.use(key, async () => await Promise.reject(new Error('failed')));
		await expect(failed).rejects.toThrow('failed');
		await pass(3600);
		const account = await use(key);
		end();
		expect(await running).toBe(account);
		await pass(120);
		expect(await use(key)).not.toBe(account);
	});

	test('is not forgotten during a pause of its rate limit', async () => {
		const key = newAccount();
		const account = await use(key);
		const until = Date.now() + 30 * MINUTE;
		const error = new WasslyError('Too many', '');
		void account.rateLimit.pass(0, open(), async () => {
			await Promise.resolve();
			return { status: 'rateLimited', until, error };
		});
		await pass(29 * 60);
		expect(await use(key)).toBe(account);
		await pass(3 * 60);
		expect(await use(key)).not.toBe(account);
	});

	test('lets conversations that are left be counted anew once no run uses it', async () => {
		const key = newAccount();
		await Account.use(key, async (account) => {
			account.conversations.resume(5);
			await Account.use(key, async () => await Promise.resolve());
			expect(account.conversations.left).toBe(5);
		});
		expect((await use(key)).conversations.left).toBeUndefined();
	});
});
