/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { processedData } from '@dev/engine/processedData';
import * as bad from '@dev/simulator/misbehavior';
import { route } from '@dev/simulator/routes/router';
import { until } from '@dev/until';
import { Process } from '@test/support/crashes';
import { Execution } from '@test/support/execution';
import { messageParameters, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, posts, texts } = setUpSend();

const refuse = bad.status(422, { message: 'Not now' });
const processes: Process[] = [];

const newProcess = async () => {
	const process = await Process.start(wassly.engine);
	processes.push(process);
	return process;
};

beforeEach(() => Process.watch());

afterEach(async () => {
	for (const process of processes.splice(0)) await process.remove();
});

const numbers = (...indexes: number[]) => indexes.map((index) => `Number ${index}`);
const MOVING = { to: '={{ $json.to }}', message: '={{ $json.index + " at " + Math.random() }}' };
const input = numbered(6);

/** An execution that crashes while Wassly holds its message of that index. */
async function crashed(count: number, parameters = {}, more = {}) {
	const process = await newProcess();
	const gate = wassly.simulator.holdAfter(count);
	const execution = Execution.start(process.engine, {
		...{ parameters: messageParameters({ ...NUMBERED, ...parameters }), input, ...more },
	});
	await until('its last message is on its way', () => gate.held() === 1);
	await until('the others are noted', () => processedData.size === 2 * count + 4);
	process.crash();
	gate.release();
	return execution;
}

const retried = async (execution: Execution, changes = {}) =>
	await execution.retryAfterCrash((await newProcess()).engine, changes).result();

describe('A retry of an execution that has crashed', () => {
	test('sends what was not sent, and tells of the message that was on its way', async () => {
		const { error } = await retried(await crashed(3));
		expect(posts()).toBe(6);
		expect(texts()).toEqual(numbers(0, 1, 2, 3, 4, 5));
		expect(error?.message).toBe(
			'5 of 6 messages were sent. The message of the 4th item may have been sent in an earlier try, and did not go out again',
		);
	});

	test('hands on what was sent without its receipt, which nobody has any more', async () => {
		const execution = await crashed(3);
		const run = await retried(execution, { onError: 'continueRegularOutput' });
		const ofItem = ({ to }: { to: string }) => ({
			...{ success: true, message: 'The message was sent before', alreadySent: true },
			contact_mobile_number: to,
		});
		expect(
			run.items().map(({ json }) => ('alreadySent' in json ? json : Object.keys(json))),
		).toEqual([
			...input.slice(0, 3).map(({ json }) => ofItem(json)),
			['error'],
			...[4, 5].map(() => expect.arrayContaining(['conversation_id'])),
		]);
		expect(run.hints().join()).toContain('3 messages were sent before');
	});

	test.each([
		['text changes by itself', MOVING, {}],
		[
			'text was read anew by earlier nodes',
			{},
			{ input: numbered(6).map(({ json }) => ({ json: { ...json, readAt: Math.random() } })) },
		],
		['first items are gone, since earlier nodes run again', {}, { input: numbered(6).slice(2) }],
		[
			'device was changed',
			{},
			{ parameters: messageParameters({ ...NUMBERED, sendThrough: 'best' }) },
		],
	])('sends nothing twice although its %s', async (_what, parameters, changes) => {
		await retried(await crashed(3, parameters), changes);
		expect(posts()).toBe(6);
	});

	test('sends what a person has changed since', async () => {
		const parameters = messageParameters({ ...NUMBERED, message: 'Other' });
		await retried(await crashed(3), { parameters });
		expect(posts()).toBe(4 + 6);
	});

	test('crashes and is retried again, with the same result', async () => {
		const execution = await crashed(2);
		const process = await newProcess();
		const gate = wassly.simulator.holdAfter(1);
		execution.retryAfterCrash(process.engine);
		await until('the next one is on its way', () => gate.held() === 1);
		await until('the others are noted', () => processedData.size === 2 * 3 + 2 * 4);
		process.crash();
		gate.release();
		const { error } = await retried(execution);
		expect(posts()).toBe(6);
		expect(error?.message).toContain('The messages of the 3rd and 5th items may have been sent');
	});

	test('that has ended well sends nothing more when the execution is retried again', async () => {
		const execution = await crashed(3);
		await retried(execution);
		await retried(execution);
		expect(posts()).toBe(6);
	});

	test('counts the rounds of a loop from where it begins', async () => {
		const execution = await crashed(4, {}, { input: numbered(3), rounds: 3 });
		await retried(execution, { onError: 'continueRegularOutput' });
		expect(texts()).toEqual(numbers(0, 1, 2, 0, 1, 2, 0, 1, 2));
		expect(posts()).toBe(9);
	});

	test('sends what another execution with the same items has sent', async () => {
		await retried(await crashed(3));
		const other = Execution.start((await newProcess()).engine, {
			...{ parameters: messageParameters(NUMBERED), input },
		});
		await other.result();
		expect(posts()).toBe(12);
	});
});

describe('What n8n stores', () => {
	test('is nothing of an execution that has ended, and can not be retried from its beginning', async () => {
		const { engine } = await newProcess();
		await Execution.start(engine, { parameters: messageParameters(NUMBERED), input }).result();
		await until('the marks are gone', () => processedData.size === 0);
		expect(posts()).toBe(6);
	});
});

/** Wassly sends the message, and n8n never gets the receipt. */
const sendsSilently = (end: () => void): bad.Misbehavior => {
	return async (request, response, simulator) => {
		response.end = () => {
			end();
			return response;
		};
		await route(request, response, simulator);
	};
};

describe('Whatever happens', () => {
	const happenings = fc.constantFrom('sent', 'refused', 'reset', 'receipt lost');
	const tries = fc.array(
		fc.record({
			posts: fc.array(happenings, { maxLength: 5 }),
			/** After so many accesses to the database, or while so many messages are on their way. */
			crash: fc.oneof(
				fc.record({ at: fc.constant('access' as const), count: fc.integer({ min: 1, max: 24 }) }),
				fc.record({ at: fc.constant('post' as const), count: fc.integer({ min: 1, max: 4 }) }),
				fc.constant(undefined),
			),
		}),
		{ maxLength: 4 },
	);

	test('each message goes out once at most, and each is told', async () => {
		await fc.assert(
			fc.asyncProperty(tries, fc.boolean(), async (all, isMoving) => {
				wassly.simulator.messages.length = 0;
				processedData.clear();
				Process.watch();
				const parameters = messageParameters(isMoving ? MOVING : NUMBERED);
				const setup = { parameters, input: numbered(4) };
				let execution: Execution | undefined;
				// n8n stores what an execution begins with, but nothing of one that crashes.
				let isStored = true;
				let process = await newProcess();
				const next = async (changes = {}) => {
					if (!execution) return Execution.start(process.engine, { ...setup, ...changes });
					return isStored
						? await execution.retry(changes, process.engine)
						: execution.retryAfterCrash(process.engine, changes);
				};
				for (const { posts: responses, crash } of all) {
					let crashes = () => {};
					const crashing = new Promise<void>((resolve) => (crashes = resolve));
					const crashNow = () => {
						process.crash();
						crashes();
					};
					let accesses = 0;
					process.onAccess = () => {
						if (crash?.at === 'access' && ++accesses === crash.count) crashNow();
					};
					const misbehavior = responses.map((one) => {
						if (one === 'refused') return refuse;
						if (one === 'reset') return bad.reset;
						return one === 'receipt lost'
							? sendsSilently(() => wassly.simulator.dropConnections())
							: undefined;
					});
					if (crash?.at === 'post') misbehavior[crash.count - 1] = sendsSilently(crashNow);
					wassly.simulator.misbehave(...misbehavior);
					const current = await next();
					const ended = current.result().then(() => true);
					const hasEnded = await Promise.race([ended, crashing.then(() => false)]);
					process.onAccess = () => {};
					if (!hasEnded) process = await newProcess();
					if (hasEnded) isStored = true;
					else if (!execution) isStored = false;
					if (hasEnded || !execution) execution = current;
				}
				wassly.simulator.misbehave();
				const last = await next({ onError: 'continueRegularOutput' });
				const items = (await last.result()).items();
				expect(items).toHaveLength(4);
				for (const [index, { json }] of items.entries()) {
					const to = numbered(4)[index]?.json.to;
					const arrived = wassly.simulator.messages.filter(
						({ fields }) => fields.contact_mobile_number === to,
					).length;
					expect(arrived).toBeLessThanOrEqual(1);
					if (json.success === true) expect(arrived).toBe(1);
					else expect(json.error).toContain('may have been sent');
				}
			}),
			{ numRuns: 30, endOnFailure: true },
		);
	});
});
