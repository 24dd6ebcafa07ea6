/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { captureLogs, logged } from '@test/support/captureLogs';
import { randomInt } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { linearRegression } from 'simple-statistics';
import { packageFolder } from '@dev/engine/pack';
import { findSecrets } from '@test/support/findSecrets';
import { first, nth, present } from '@test/support/items';
import { manyDevices } from '@dev/simulator/devices';
import { DEMO, PROFILE } from '@dev/simulator/account';
import { Simulator } from '@dev/simulator/simulator';
import { makePlans, mayTimeOut } from './faults';
import { Lane, type Outcome } from './lane';
import { FOREIGN_TOKEN } from './proxy';

const RUNS_OF_EACH = 500;
const LANES = 8;
const RUNS_PER_SAMPLE = 50;

// FAULTS_SEED=… repeats a run.
const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));

const devices = manyDevices(300);
const sender = nth(devices, 1);

const secrets = [
	DEMO.apikey,
	DEMO.token,
	DEMO.password,
	'issued-token',
	FOREIGN_TOKEN,
	PROFILE.openai_api_key,
];

const outcomes: Outcome[] = [];
/** How often each text has arrived at Wassly. */
const arrivals = new Map<string, number>();
/** What the process uses, in MiB, after each RUNS_PER_SAMPLE runs. */
const memory: number[] = [];
const secretsInLogs = new Set<string>();

const lists = () => outcomes.filter(({ plan }) => plan.operation === 'list');
const sends = () => outcomes.filter(({ plan }) => plan.operation === 'send');
const failures = () => outcomes.filter(({ error }) => error !== undefined);
const isCorrect = ({ count, isRight, error }: Outcome) => (error ? count === 0 : isRight);
const mayHaveBeenSent = ({ error }: Outcome) => error?.message.includes('may have been sent');

// jest makes an unhandled rejection fail the tests, too.
describe(`${RUNS_OF_EACH} lists and ${RUNS_OF_EACH} messages over a bad connection (FAULTS_SEED=${seed})`, () => {
	let simulator: Simulator;
	const lanes: Lane[] = [];

	beforeAll(async () => {
		captureLogs();
		simulator = await Simulator.start();
		simulator.devices = devices;
		while (lanes.length < LANES) {
			lanes.push(await Lane.open(packageFolder('jest'), simulator, secrets));
		}
		const queue = [...makePlans(seed, RUNS_OF_EACH).entries()];
		while (queue.length > 0) {
			const batch = queue.splice(0, RUNS_PER_SAMPLE);
			await Promise.all(
				lanes.map(async (lane) => {
					for (let next = batch.shift(); next; next = batch.shift()) {
						const [number, plan] = next;
						outcomes.push(await lane.run(plan, `Message ${number}`, sender.instance_id));
					}
				}),
			);
			for (const { fields } of simulator.messages) {
				const message = present(fields.message);
				arrivals.set(message, (arrivals.get(message) ?? 0) + 1);
			}
			for (const secret of findSecrets(logged.join('\n'), secrets)) secretsInLogs.add(secret);
			logged.length = 0;
			simulator.messages.length = 0;
			simulator.requests.length = 0;
			memory.push(memoryInUse());
		}
	});

	afterAll(async () => {
		jest.restoreAllMocks();
		await Promise.all(lanes.map(async (lane) => await lane.close()));
		await simulator.stop();
	});

	test('all end, after a limited number of requests', () => {
		expect(outcomes).toHaveLength(2 * RUNS_OF_EACH);
		// At most: a try and two retries, a login, and the same with the new token; then the message, and
		// if its token has expired meanwhile, a login and the message again. One more, if the 401 is cut
		// off: n8n then logs in and sends again itself, and a token that is somebody else's is tried again.
		const limit = { list: 8, send: 11 };
		expect(outcomes.filter(({ plan, requests }) => requests > limit[plan.operation])).toEqual([]);
	});

	test('list the right devices, or none', () => {
		expect(lists().filter(isCorrect)).toEqual(lists());
	});

	test('output one item for each message that was sent, and none for others', () => {
		expect(sends().filter(isCorrect)).toEqual(sends());
	});

	test('send no message twice', () => {
		expect([...arrivals].filter(([, count]) => count > 1)).toEqual([]);
	});

	test('say exactly what is known about each message', () => {
		const claims = sends().map((outcome) => {
			const { error, text, plan } = outcome;
			const hasArrived = arrivals.has(text);
			const isTrue = !error ? hasArrived : mayHaveBeenSent(outcome) || !hasArrived;
			return { isTrue, error, plan };
		});
		expect(claims.filter(({ isTrue }) => !isTrue)).toEqual([]);
	});

	test('fail with messages that say what happened and what to do', () => {
		for (const { error } of failures()) {
			expect(error?.name).toMatch(/^Node(Api|Operation)Error$/);
			expect(error?.message).toMatch(/^[A-Z][^]{15,}/);
			expect(error?.description).toMatch(/^[A-Z][^]{15,}/);
			expect(`${error?.message} ${error?.description}`).not.toMatch(
				/undefined|\[object|\bNaN\b|TypeError|Cannot read|\.js:\d|\berror\b|problem|failure|mistake/i,
			);
		}
	});

	test('succeed when nothing goes wrong', () => {
		const easy = outcomes.filter(
			({ plan }) =>
				plan.authentication === 'token' &&
				(plan.operation === 'list' || plan.ifNotConnected === 'send') &&
				!mayTimeOut(plan) &&
				first(plan.faults).kind === 'none',
		);
		expect(easy.length).toBeGreaterThan(20);
		expect(easy.filter(({ error }) => error)).toEqual([]);
	});

	test('meet enough faults, some of which lists overcome by a retry', () => {
		// How many time out depends on the machine, so only the others count.
		const quick = outcomes.filter(({ plan }) => !mayTimeOut(plan));
		const disturbed = quick.filter(({ plan }) => first(plan.faults).kind !== 'none');
		const disturbedLists = disturbed.filter(({ plan }) => plan.operation === 'list');
		expect(disturbedLists.filter(({ error }) => error).length).toBeGreaterThan(20);
		expect(disturbedLists.filter(({ error }) => !error).length).toBeGreaterThan(20);
		expect(disturbed.filter(mayHaveBeenSent).length).toBeGreaterThan(20);
	});

	test('leak no memory', () => {
		// At first, Node.js compiles. Few values wouldn't do: one is up to 2 MiB beside the line.
		const rest = memory.slice(memory.length / 4);
		const { m: growth } = linearRegression(rest.map((value, index) => [index, value]));
		// MiB over 400 runs; the outcomes themselves, kept for these tests, take a part of it.
		expect((growth * 400) / RUNS_PER_SAMPLE).toBeLessThan(3);
	});

	test('output and log no secret', () => {
		expect(outcomes.filter(({ secrets }) => secrets.length > 0)).toEqual([]);
		expect([...secretsInLogs]).toEqual([]);
	});
});

/** What is left after collecting garbage, in MiB. */
function memoryInUse(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 2 ** 20;
}
