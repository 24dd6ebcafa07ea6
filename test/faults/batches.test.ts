/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { randomInt } from 'node:crypto';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { manyDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { captureLogs } from '@test/support/captureLogs';
import { Execution } from '@test/support/execution';
import { nth } from '@test/support/items';
import { makeFaults } from './faults';
import { Proxy } from './proxy';

const BATCHES = 20;
const MESSAGES_OF_EACH = 25;
const LANES = 10;
/** Far more than it ever takes. */
const MAX_EXECUTIONS = 100;

// FAULTS_SEED=… repeats a run.
const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));

const STOPPED = /^(\d+) of \d+ messages (?:was|were) sent, then the \d+\w\w item stopped the run\./;
const ENDED =
	/^(\d+) of \d+ messages (?:was|were) sent\. The messages? of the ([\w, ]+) items? may have/;

/** What became of a batch after all its tries. */
interface Outcome {
	/** The texts that have arrived, in the order of their arrival. */
	arrived: string[];
	/** How many items came out. */
	count: number;
	/** How often a person had to retry. */
	retries: number;
	/** What the last error says. */
	error?: string;
	/** How many receipts it has. */
	receipts: number;
}

const texts = Array.from({ length: MESSAGES_OF_EACH }, (_, index) => `Message ${index}`);
const outcomes: Outcome[] = [];

const unknownOf = ({ error = '' }: Outcome): string[] =>
	[...(ENDED.exec(error)?.[2] ?? '').matchAll(/\d+/g)].map(([item]) =>
		nth(texts, Number(item) - 1),
	);

describe(`${BATCHES * MESSAGES_OF_EACH} messages through 3 devices with Retry On Fail over a bad connection (FAULTS_SEED=${seed})`, () => {
	beforeAll(async () => {
		captureLogs();
		const queue = Array.from({ length: BATCHES }, (_, index) => seed + index);
		await Promise.all(
			Array.from({ length: LANES }, async () => {
				const simulator = await Simulator.start();
				const proxy = await Proxy.start(simulator);
				const engine = await Engine.load(packageFolder('jest'));
				engine.saveCredential({ ...simulator.credential, baseUrl: proxy.url });
				for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
					simulator.reset();
					proxy.faults = makeFaults(next, 4 * MESSAGES_OF_EACH);
					outcomes.push(await sendBatch(engine, simulator));
					proxy.dropConnections();
				}
				await proxy.stop();
				await simulator.stop();
			}),
		);
	});

	afterAll(() => jest.restoreAllMocks());

	test('all end', () => {
		expect(outcomes).toHaveLength(BATCHES);
		expect(outcomes.filter(({ retries }) => retries >= MAX_EXECUTIONS)).toEqual([]);
	});

	test('no message arrives twice', () => {
		for (const { arrived } of outcomes) expect(arrived).toHaveLength(new Set(arrived).size);
	});

	test('every message has arrived, or is named as one that may have been sent', () => {
		for (const outcome of outcomes) {
			const known = new Set([...outcome.arrived, ...unknownOf(outcome)]);
			expect(texts.filter((text) => !known.has(text))).toEqual([]);
		}
	});

	test('a run without an error outputs an item for each message, others have the receipts', () => {
		for (const outcome of outcomes) {
			const { error, count, receipts, arrived } = outcome;
			if (error === undefined)
				expect([count, arrived.length]).toEqual([texts.length, texts.length]);
			else expect([count, receipts]).toEqual([0, texts.length - unknownOf(outcome).length]);
		}
	});

	test('there are enough faults, stand-ins and retries', () => {
		expect(outcomes.flatMap(unknownOf).length).toBeGreaterThan(50);
		expect(outcomes.filter(({ retries }) => retries > 0).length).toBeGreaterThan(5);
	});
});

/** With a device that drops in the middle, and a person who retries until nothing is left to send. */
async function sendBatch(engine: Engine, simulator: Simulator): Promise<Outcome> {
	const devices = manyDevices(3).map((device) => ({ ...device, status: 'connected' }));
	simulator.devices = devices;
	simulator.onMessage = ({ fields }) => {
		const isHalf = simulator.messages.length === Math.floor(MESSAGES_OF_EACH / 3);
		for (const device of devices) {
			if (isHalf && device.instance_id === fields.instance_id) device.status = 'disconnected';
		}
	};
	let execution = Execution.start(engine, {
		parameters: {
			...{ resource: 'message', operation: 'send', sendThrough: 'spread' },
			...{ to: '={{ $json.to }}', message: '={{ $json.text }}', options: { timeout: 1 } },
		},
		input: texts.map((text, index) => ({ json: { text, to: `+1555010${1000 + index}` } })),
		...{ retryOnFail: true, maxTries: 5 },
	});
	let retries = 0;
	let run = await execution.result();
	while (STOPPED.test(run.error?.message ?? '') && retries < MAX_EXECUTIONS) {
		execution = await execution.retry();
		run = await execution.result();
		retries++;
	}
	const { error } = run;
	return {
		arrived: simulator.messages.map(({ fields }) => fields.message ?? ''),
		count: error ? 0 : run.items().length,
		retries,
		error: error?.message,
		receipts: (error as { messages?: string[] } | undefined)?.messages?.length ?? 0,
	};
}
