/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development only, see CONTRIBUTING */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { check as runCheck } from '@dev/checkLive/check';
import { DEMO, PROFILE } from '@dev/simulator/account';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { Simulator } from '@dev/simulator/simulator';
import { findSecrets } from '@test/support/findSecrets';

const PROGRAM = join(__dirname, '../../dev/checkLive/checkLive.ts');
const TO = '+4915112345678';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await Simulator.start();
});

beforeEach(() => simulator.reset());

afterAll(async () => await simulator.stop());

/** Runs the check for a person who gives one answer to every question. */
async function check(environment: Record<string, string>, args: string[] = [], answer = '') {
	const said = { report: '', asked: '' };
	const exitCode = await runCheck(args, environment, {
		canType: false,
		ask: async (question) => {
			said.asked += question;
			return answer;
		},
		tell: (text) => (said.asked += text),
		print: (report) => (said.report += report),
	});
	return { exitCode, ...said };
}

const withToken = () => ({
	WASSLY_BASE_URL: simulator.url,
	WASSLY_API_KEY: simulator.apikey,
	WASSLY_TOKEN: simulator.token,
});

const withLogin = () => ({
	WASSLY_BASE_URL: simulator.url,
	WASSLY_API_KEY: simulator.apikey,
	WASSLY_EMAIL: simulator.email,
	WASSLY_PASSWORD: simulator.password,
});

/** The lines of a section of the report. */
const section = (report: string, title: string) =>
	(report.split(`### ${title}\n`)[1] ?? '').split('###')[0]?.trim().split('\n') ?? [];

const SECRETS = [
	...Object.values(DEMO),
	...Object.values(PROFILE).filter((value) => String(value).length > 3),
	documentedDevice.id,
	documentedDevice.instance_id,
	documentedDevice.name,
	'issued-token',
	'gateway-session',
	TO,
	'4915112345678',
].map(String);

const paths = () => simulator.requests.map(({ path }) => path.replace('/api/', ''));

describe('npm run check:live', () => {
	test('finds that the simulator is as documented, with a login, in no more requests than that takes', async () => {
		const { exitCode, report } = await check(withLogin());
		expect(section(report, 'Documented and not seen')).toEqual(['Nothing.']);
		expect(section(report, 'Seen and not documented')).toEqual(['Nothing.']);
		expect(section(report, 'Documented and seen')).toEqual(
			expect.arrayContaining(['- login: `data.token` (string)', '- list: `devices[].id` (string)']),
		);
		expect(report).toMatch(/\| wrong API key +\| 401 /);
		expect(report).toMatch(/\| wrong token +\| 401 /);
		expect(findSecrets(report, SECRETS)).toEqual([]);
		expect(paths()).toEqual([
			'login',
			'whatsapp-web-devices',
			'whatsapp-web-devices',
			'whatsapp-web-devices',
		]);
		expect(exitCode).toBe(0);
	});

	test('finds what the family does beyond the documentation', async () => {
		simulator.playFamily();
		const { exitCode, report } = await check(withLogin());
		expect(section(report, 'Seen and not documented')).toEqual([
			'- list: `devices[].id` (integer), documented as string',
			'- list: `devices[].whatsapp_session` (string)',
			'- list: `devices[].webhook_url` (null)',
		]);
		expect(report).toMatch(/\| wrong API key +\| 403 /);
		expect(findSecrets(report, [...SECRETS, 'Phone 1', simulator.url])).toEqual([]);
		expect(exitCode).toBe(1);
	});

	test('sends one message after a yes, through a connected device', async () => {
		const { exitCode, report, asked } = await check(withToken(), ['--send-to', TO], 'y');
		expect(asked).toContain(`Send one message to ${TO}`);
		expect(simulator.messages.map(({ fields }) => fields.contact_mobile_number)).toEqual([TO]);
		expect(section(report, 'Documented and seen')).toContain(
			'- send: `data.conversation_id` (integer)',
		);
		expect(findSecrets(report, SECRETS)).toEqual([]);
		expect(exitCode).toBe(0);
	});

	test.each(['n', ''])('sends nothing after the answer %j', async (answer) => {
		const { report } = await check(withToken(), ['--send-to', TO], answer);
		expect(simulator.messages).toEqual([]);
		expect(paths()).not.toContain('whatsapp-web-send-message');
		expect(report).toContain('No message: you said no.');
	});

	test('reports no value, though responses have them everywhere, in names too', async () => {
		const person = {
			nathan: 'Nathan',
			[TO]: { [DEMO.token]: 1 },
			mapOfIds: { device_id_123: 1, abcdef: 2 },
		};
		simulator.misbehave(
			bad.json({
				success: true,
				devices: { 0: { ...documentedDevice, ...person, nathanPhone: 1 }, 3: documentedDevice },
				[DEMO.apikey]: DEMO.email,
				Nathan: [person],
			}),
			bad.echo(401),
			bad.echo(200),
		);
		const { exitCode, report } = await check(withToken());
		const secrets = [...SECRETS, 'nathan', 'abcdef', 'demo-api'];
		expect(findSecrets(report, secrets)).toEqual([]);
		expect(section(report, 'Seen and not documented')).toEqual([
			'- list: `devices` (object with numeric keys), documented as array',
			'- list: `devices[].[name]` (string or object or integer)',
			'- list: `devices[].[name].[name]` (integer)',
			'- list: `devices[].mapOfIds` (object)',
			'- list: `devices[].mapOfIds.[name]` (integer)',
			'- list: `[name]` (string or array)',
			'- list: `[name][]` (object)',
			'- list: `[name][].[name]` (string or object)',
			'- list: `[name][].[name].[name]` (integer)',
			'- wrong token: accepted, with status 200',
		]);
		expect(exitCode).toBe(1);
	});

	test.each([
		['refuses the key', () => ({ ...withToken(), WASSLY_API_KEY: 'wrong' })],
		['refuses the login', () => ({ ...withLogin(), WASSLY_PASSWORD: 'wrong' })],
		['does not respond', () => ({ ...withToken(), WASSLY_BASE_URL: 'http://127.0.0.1:1' })],
		['gets no token', () => ({ ...withToken(), WASSLY_TOKEN: '' })],
	])('ends with 2 if Wassly %s', async (_name, environment) => {
		const { exitCode, report, asked } = await check(environment());
		expect(exitCode).toBe(2);
		expect(findSecrets(report + asked, SECRETS)).toEqual([]);
	});

	test('ends with its exit code, asks at the terminal, and takes silence for a no', async () => {
		simulator.playFamily();
		const { PATH = '' } = process.env;
		const env = { PATH, ...withToken() };
		const args = ['--import', 'tsx', PROGRAM, '--send-to', TO];
		const ended = await new Promise<{ code: unknown; stdout: string; stderr: string }>(
			(resolve) => {
				const program = execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
					resolve({ code: error?.code, stdout, stderr }),
				);
				program.stdin?.end();
			},
		);
		expect(ended.stderr).toContain(`Send one message to ${TO}`);
		expect(ended.stdout).toContain('No message: you said no.');
		expect(ended.code).toBe(1);
		expect(simulator.messages).toEqual([]);
	});

	test('takes nothing but a phone number with a country code', async () => {
		const { exitCode, asked } = await check(withToken(), ['--send-to', '0151']);
		expect(asked).toContain('country code');
		expect(simulator.requests).toEqual([]);
		expect(exitCode).toBe(2);
	});
});
