/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setTimeout as sleep } from 'node:timers/promises';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { route } from '@dev/simulator/routes/router';
import { until } from '@dev/until';
import { nth, only } from '@test/support/items';
import { LIST_PATH, SEND_PATH } from '@test/support/setUpWassly';
import { connectedDevices, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, send, startSending, start, paths, posts, texts } = setUpSend();

const refusal = (headers = {}) => bad.status(429, { message: 'Too Many Attempts.' }, headers);
const forASecond = refusal({ 'retry-after': '1' });
const forAnHour = refusal({ 'retry-after': '3600' });
const input = numbered(6);
const all = input.map((_, index) => `Number ${index}`);

/** Takes so many messages a second, and refuses the others until the next one begins. */
function limitTo(count: number) {
	let second = -1;
	let taken = 0;
	wassly.simulator.alwaysMisbehave((request, response, account) => {
		const now = Math.floor(performance.now() / 1000);
		if (now !== second) [second, taken] = [now, 0];
		const respond = taken++ < count ? route : forASecond;
		void respond(request, response, account);
	});
}

beforeEach(() => {
	wassly.simulator.devices = [documentedDevice, ...connectedDevices(6)];
});

describe('A message that meets a 429', () => {
	test('waits as long as Wassly asks, and then goes out', async () => {
		wassly.simulator.misbehave(forASecond);
		const begin = performance.now();
		const run = await send(NUMBERED, { input });
		expect(run.error).toBeUndefined();
		expect(performance.now() - begin).toBeGreaterThanOrEqual(990);
		expect(texts()).toEqual(all);
		expect(paths()).toEqual(Array.from({ length: 7 }, () => SEND_PATH));
	});

	test('waits for five seconds if Wassly does not say how long', async () => {
		wassly.simulator.misbehave(refusal());
		const begin = performance.now();
		const run = await send({});
		expect(only(run.items()).json.success).toBe(true);
		expect(performance.now() - begin).toBeGreaterThanOrEqual(4990);
		expect(posts()).toBe(2);
	});

	test('is tried again until Wassly takes it', async () => {
		wassly.simulator.misbehave(forASecond, forASecond, refusal({ 'retry-after': '0' }));
		expect((await send({})).error).toBeUndefined();
		expect(posts()).toBe(4);
		expect(texts()).toEqual(['Hello']);
	});

	test('asks for no list of devices, and no other device stands in', async () => {
		wassly.simulator.misbehave(undefined, forASecond);
		const run = await send({ sendThrough: 'best' });
		expect(paths()).toEqual([LIST_PATH, SEND_PATH, SEND_PATH]);
		expect(only(run.items()).json).not.toHaveProperty('replacedInstanceId');
	});

	test('is not sent if Wassly asks for too long; the run says until when', async () => {
		wassly.simulator.misbehave(undefined, forAnHour);
		const before = Date.now();
		const { error } = await send(NUMBERED, { input });
		expect(error?.message).toBe(
			'1 of 6 messages was sent, then the 2nd item stopped the run. Wassly is receiving too many requests: "Too Many Attempts.". The message was not sent',
		);
		const [, time = ''] = /no messages until (.+ UTC)\./.exec(error?.description ?? '') ?? [];
		expect(Date.parse(time)).toBeGreaterThanOrEqual(before + 3_599_000);
		expect(Date.parse(time)).toBeLessThanOrEqual(Date.now() + 3_600_000);
		expect(error?.httpCode).toBe('429');
		expect(posts()).toBe(2);
	});

	test('is not sent at all if it may not wait', async () => {
		wassly.simulator.misbehave(forASecond);
		const { error } = await send({ options: { rateLimitWait: 0 } });
		expect(error?.message).toContain('The message was not sent');
		expect(error?.description).toContain("To send more slowly, set 'Interval'");
		expect(posts()).toBe(1);
	});

	test('says so in the result, if the person had to wait', async () => {
		wassly.simulator.misbehave(refusal({ 'retry-after': '3' }));
		const run = await send({});
		expect(run.hints()).toEqual([
			expect.stringContaining('waited up to 3 seconds, because Wassly'),
		]);
	});
});

describe('While Wassly limits the requests', () => {
	test('a run that continues on fail loses nothing', async () => {
		limitTo(5);
		const run = await send(
			{ ...NUMBERED },
			{ input: numbered(12), onError: 'continueRegularOutput' },
		);
		expect(run.items().filter(({ json }) => json.error !== undefined)).toEqual([]);
		expect(texts()).toHaveLength(12);
		expect(new Set(texts()).size).toBe(12);
	});

	test('each item is told that it was not sent if the pause is too long, without a request', async () => {
		wassly.simulator.misbehave(forAnHour);
		const run = await send(NUMBERED, { input, onError: 'continueRegularOutput' });
		expect(run.items().map(({ json }) => json.error)).toEqual(
			input.map(({ json }) => expect.stringContaining(`The message was not sent (to ${json.to})`)),
		);
		expect(posts()).toBe(1);
	});

	test('Retry On Fail sends what is left, each message once', async () => {
		wassly.simulator.misbehave(undefined, undefined, forASecond);
		const options = { rateLimitWait: 0 };
		const run = await start(
			{ ...NUMBERED, options },
			{ input, retryOnFail: true, maxTries: 5, waitBetweenTries: 1500 },
		).result();
		expect(run.error).toBeUndefined();
		expect(texts()).toEqual(all);
		expect(posts()).toBe(7);
	});

	test('no other execution sends anything or asks for the devices', async () => {
		const first = startSending({}, {});
		wassly.simulator.misbehave(refusal({ 'retry-after': '2' }));
		await until('the first message was refused', () => posts() === 1);
		for (let turns = 0; turns < 20; turns++) await sleep(10);
		const others = [
			send({ message: 'Second' }),
			send({ message: 'Third', sendThrough: 'best' }),
			send({ message: 'Fourth' }),
		];
		await sleep(500);
		expect(paths()).toEqual([SEND_PATH]);
		await Promise.all([first.run, ...others]);
		expect(texts()[0]).toBe('Hello');
		expect([...texts()].sort()).toEqual(['Fourth', 'Hello', 'Second', 'Third']);
		expect(posts()).toBe(5);
	});

	test('nobody stands longer in line than it may wait', async () => {
		const patient = { rateLimitWait: 7200 };
		wassly.simulator.misbehave(refusal({ 'retry-after': '2' }), forAnHour);
		const first = startSending({ options: patient });
		await until('the first message was refused', () => posts() === 1);
		for (let turns = 0; turns < 20; turns++) await sleep(10);
		// It comes during a short pause, and the next one is long.
		const { error } = await send({ options: { rateLimitWait: 60 } });
		expect(error?.message).toContain('The message was not sent');
		expect(posts()).toBe(2);
		first.cancel();
		await first.run;
	});

	test('another account is not kept waiting', async () => {
		wassly.simulator.misbehave(forAnHour);
		await send({});
		wassly.simulator.apikey = 'another-api-key';
		wassly.engine.saveCredential(wassly.simulator.credential);
		expect((await send({})).error).toBeUndefined();
	});

	test('a canceled execution ends at once, and nobody behind it waits for it', async () => {
		wassly.simulator.misbehave(refusal({ 'retry-after': '2' }));
		const canceled = startSending({ message: 'Canceled' });
		await until('the first message was refused', () => posts() === 1);
		for (let turns = 0; turns < 20; turns++) await sleep(10);
		const next = send({ message: 'Next' });
		canceled.cancel();
		expect((await canceled.run).error?.message).toContain(
			'The execution was canceled, so the message was not sent',
		);
		expect((await next).error).toBeUndefined();
		expect(texts()).toEqual(['Next']);
	});

	test('a batch of 200 messages at 60 in a while arrives whole, with one request more for each pause', async () => {
		let taken = 0;
		let refusals = 0;
		// As Laravel counts: from the first request after a pause.
		wassly.simulator.alwaysMisbehave((...request) => {
			if (taken < 60) {
				taken++;
				return void route(...request);
			}
			taken = 0;
			refusals++;
			forASecond(...request);
		});
		const run = await send(NUMBERED, { input: numbered(200) });
		expect(run.error).toBeUndefined();
		expect(texts()).toEqual(numbered(200).map((_, index) => `Number ${index}`));
		expect(refusals).toBe(3);
		expect(posts()).toBe(203);
	});

	test('30 messages in 15 executions at 10 a second: none is lost or sent twice, one request a pause', async () => {
		limitTo(10);
		let pauses = 0;
		const runs = await Promise.all(
			Array.from({ length: 15 }, async (_, run) => {
				return await send(
					{ message: `={{ "Run ${run}, " + $json.index }}`, instanceId: `instance-${run % 6}` },
					{ input: numbered(2) },
				);
			}),
		);
		expect(runs.map(({ error }) => error)).toEqual(runs.map(() => undefined));
		expect(texts()).toHaveLength(30);
		expect(new Set(texts()).size).toBe(30);
		pauses = posts() - 30;
		// Those that were in flight together are refused together; after that, each pause costs one.
		expect(pauses).toBeLessThanOrEqual(15 + 3);
	});
});

describe("With 'Send Before'", () => {
	const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

	test('a message that would leave later is not sent, and the error says so', async () => {
		const { error } = await send({ options: { sendBefore: at(-1000) } });
		expect(error?.message).toMatch(
			/^The time in 'Send Before' \(.+ UTC\) has passed, so the message was not sent$/,
		);
		expect(posts()).toBe(0);
	});

	test('a message that leaves in time is sent', async () => {
		expect((await send({ options: { sendBefore: at(60_000) } })).error).toBeUndefined();
	});

	test('what counts is when its turn comes, not when the run begins', async () => {
		const options = { interval: 1500, sendBefore: at(1200) };
		const run = await send(
			{ ...NUMBERED, options },
			{ input: numbered(3), onError: 'continueRegularOutput' },
		);
		expect(run.items().map(({ json }) => json.success)).toEqual([true, undefined, undefined]);
		expect(nth(run.items(), 2).json.error).toContain("'Send Before'");
		expect(posts()).toBe(1);
	});

	test('nobody waits for an interval that would end too late', async () => {
		const options = { interval: 3_600_000, sendBefore: at(1500) };
		const run = await send(
			{ ...NUMBERED, options },
			{ input: numbered(50), onError: 'continueRegularOutput' },
		);
		expect(run.items().filter(({ json }) => json.success)).toHaveLength(1);
		expect(nth(run.items(), 49).json.error).toContain("'Send Before'");
		expect(posts()).toBe(1);
	});

	test('a message that waits for Wassly is not sent when its time has passed', async () => {
		const options = { sendBefore: at(1500) };
		wassly.simulator.misbehave(refusal({ 'retry-after': '3' }));
		const running = send({ options });
		await until('it waits', () => posts() === 1);
		const { error } = await running;
		expect(error?.message).toContain("'Send Before'");
		expect(posts()).toBe(1);
	});

	test('a value that is not a time is refused before the first message', async () => {
		const { error } = await send({ options: { sendBefore: 'this evening' } });
		expect(error?.message).toContain("'Send Before' is not a date and time");
		expect(posts()).toBe(0);
	});
});
