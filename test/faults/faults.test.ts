/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { captureAll, printed } from '../engine/captureLogs';
import { randomInt } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { linearRegression } from 'simple-statistics';
import { packageFolder } from '../../dev/engine/pack';
import { secretsIn } from '../engine/traces';
import { manyDevices } from '../../dev/simulator/devices';
import { DEMO, PROFILE } from '../../dev/simulator/account';
import { Simulator } from '../../dev/simulator/simulator';
import { plans } from './faults';
import { Lane, type Outcome } from './lane';
import { SOMEBODYS_TOKEN } from './proxy';

const RUNS_OF_EACH = 500;
const RUNS_AT_ONCE = 8;
const RUNS_PER_SAMPLE = 50;

// FAULTS_SEED=… repeats what a seed has led to.
const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));

const devices = manyDevices(300);
const sender = devices[1];

const secrets = [
	DEMO.apikey,
	DEMO.token,
	DEMO.password,
	'issued-token',
	SOMEBODYS_TOKEN,
	PROFILE.openai_api_key,
];

const outcomes: Outcome[] = [];
/** How often each text has arrived at Wassly. */
const arrivals = new Map<string, number>();
/** Of the process, in MiB, after every so many runs. */
const memory: number[] = [];
const secretsInLogs = new Set<string>();

const lists = () => outcomes.filter(({ plan }) => plan.operation === 'list');
const sends = () => outcomes.filter(({ plan }) => plan.operation === 'send');
const refused = () => outcomes.filter(({ error }) => error !== undefined);
const isAsItShouldBe = ({ count, isRight, error }: Outcome) => (error ? count === 0 : isRight);
const mayHaveBeenSent = ({ error }: Outcome) => error?.message.includes('may have been sent');

// A rejection that nobody handles fails the tests, too: jest sees to that.
describe(`${RUNS_OF_EACH} lists and ${RUNS_OF_EACH} messages on a bad line (FAULTS_SEED=${seed})`, () => {
	let simulator: Simulator;
	const lanes: Lane[] = [];

	beforeAll(async () => {
		captureAll();
		simulator = await Simulator.start();
		simulator.devices = devices;
		while (lanes.length < RUNS_AT_ONCE) {
			lanes.push(await Lane.open(packageFolder('jest'), simulator, secrets));
		}
		const waiting = [...plans(seed, RUNS_OF_EACH).entries()];
		while (waiting.length > 0) {
			const batch = waiting.splice(0, RUNS_PER_SAMPLE);
			await Promise.all(
				lanes.map(async (lane) => {
					for (let next = batch.shift(); next; next = batch.shift()) {
						const [number, plan] = next;
						outcomes.push(await lane.run(plan, `Message ${number}`, sender.instance_id));
					}
				}),
			);
			for (const { fields } of simulator.messages) {
				arrivals.set(fields.message, (arrivals.get(fields.message) ?? 0) + 1);
			}
			for (const secret of secretsIn(printed.join('\n'), secrets)) secretsInLogs.add(secret);
			printed.length = 0;
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

	test('end all of them, each within its time', () => {
		expect(outcomes).toHaveLength(2 * RUNS_OF_EACH);
		// At most: a login, three tries and one with a new token, of a second each, and the waits.
		expect(outcomes.filter(({ seconds }) => seconds > 15)).toEqual([]);
	});

	test('list the right devices, or none', () => {
		expect(lists().filter(isAsItShouldBe)).toEqual(lists());
	});

	test('put out one item for a message that was sent, and none for another one', () => {
		expect(sends().filter(isAsItShouldBe)).toEqual(sends());
	});

	test('send no message twice', () => {
		expect([...arrivals].filter(([, count]) => count > 1)).toEqual([]);
	});

	test('say of a message exactly what is known of it', () => {
		const said = sends().map((outcome) => {
			const { error, text, plan } = outcome;
			const hasArrived = arrivals.has(text);
			const isTrue = !error ? hasArrived : mayHaveBeenSent(outcome) || !hasArrived;
			return { isTrue, error, plan };
		});
		expect(said.filter(({ isTrue }) => !isTrue)).toEqual([]);
	});

	test('refuse in words that say what happened and what to do', () => {
		for (const { error } of refused()) {
			expect(error?.name).toBe('NodeApiError');
			expect(error?.message).toMatch(/^[A-Z][^]{15,}/);
			expect(error?.description).toMatch(/^[A-Z][^]{15,}/);
			expect(`${error?.message} ${error?.description}`).not.toMatch(
				/undefined|\[object|\bNaN\b|TypeError|Cannot read|\.js:\d|\berror\b|problem|failure|mistake/i,
			);
		}
	});

	test('go well where nothing stood in their way', () => {
		const easy = outcomes.filter(
			({ plan }) =>
				plan.authentication === 'token' &&
				(plan.operation === 'list' || !plan.requireConnected) &&
				plan.faults[0].kind === 'none',
		);
		expect(easy.length).toBeGreaterThan(20);
		// A machine may be too busy for the second that a run has.
		const failed = easy.filter(
			({ error }) => error && !/did not answer within/.test(error.message),
		);
		expect(failed).toEqual([]);
	});

	test('meet faults enough, of which lists overcome some', () => {
		const disturbed = lists().filter(({ plan }) => plan.faults[0].kind !== 'none');
		expect(disturbed.filter(({ error }) => error).length).toBeGreaterThan(50);
		expect(disturbed.filter(({ error }) => !error).length).toBeGreaterThan(50);
		expect(sends().filter(mayHaveBeenSent).length).toBeGreaterThan(50);
	});

	test('keep no memory', () => {
		const last = memory.slice(-400 / RUNS_PER_SAMPLE);
		const { m: growth } = linearRegression(last.map((value, index) => [index, value]));
		// MiB over 400 runs; the outcomes themselves, kept for these tests, take a part of it.
		expect(growth * last.length).toBeLessThan(3);
	});

	test('write no secret anywhere', () => {
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
