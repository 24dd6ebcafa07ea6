/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Simulator } from '../../dev/simulator/simulator';
import { chooseAccount } from '../../dev/start/account';

const run = async (environment: Record<string, string>) =>
	await new Promise<{ exitCode: number | null; output: string }>((resolve) => {
		const { PATH = '' } = process.env;
		const program = spawn(
			process.execPath,
			['--import', 'tsx', join(__dirname, '../../dev/start/listDevices.ts')],
			{ env: { PATH, ...environment } },
		);
		let output = '';
		program.stdout.on('data', (text) => (output += text));
		program.stderr.on('data', (text) => (output += text));
		program.on('close', (exitCode) => resolve({ exitCode, output }));
	});

describe('npm start', () => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await Simulator.start();
	});

	afterAll(async () => await simulator.stop());

	test('prints a line per device, and how to go on', async () => {
		const { exitCode, output } = await run({});
		expect(output).toMatch(
			/Chrome on Windows +connected +2024-01-15T10:30:00Z +14wdfwef-da6f-11f0-3314-32423432\n/,
		);
		expect(output).toContain('npm run simulator');
		expect(exitCode).toBe(0);
	});

	test('says that the key is wrong, and what to do', async () => {
		const { exitCode, output } = await run({ WASSLY_API_KEY: 'wrong-key' });
		expect(output).toContain('Wassly refused the API key or the token: "Invalid API key."');
		expect(output).toContain('Tokens expire');
		expect(output).not.toContain('wrong-key');
		expect(exitCode).toBe(1);
	});

	test('lists a real account, wherever it is', async () => {
		const { apikey, token, url } = simulator;
		const { exitCode, output } = await run({
			WASSLY_API_KEY: apikey,
			WASSLY_TOKEN: token,
			WASSLY_BASE_URL: url,
		});
		expect(output).toContain('found 1 device in your account');
		expect(exitCode).toBe(0);
	});

	test('says that nothing is there, for a base URL where nothing is', async () => {
		const { exitCode, output } = await run({
			WASSLY_API_KEY: 'some-key',
			WASSLY_TOKEN: 'some-token',
			WASSLY_BASE_URL: 'http://127.0.0.1:1',
		});
		expect(output).toContain('Nothing answers at http://127.0.0.1:1');
		expect(exitCode).toBe(1);
	});
});

describe('The account that npm start lists', () => {
	test.each([
		[{}, { kind: 'simulated' }],
		[{ WASSLY_API_KEY: 'k' }, { kind: 'simulated', apikey: 'k' }],
		[{ WASSLY_TOKEN: 't' }, { kind: 'simulated', token: 't' }],
		[
			{ WASSLY_API_KEY: 'k', WASSLY_TOKEN: 't' },
			{ kind: 'real', credential: { apikey: 'k', token: 't', baseUrl: '' } },
		],
		[
			{ WASSLY_BASE_URL: 'b' },
			{
				kind: 'incomplete',
				reason: 'WASSLY_BASE_URL is set, but WASSLY_API_KEY and WASSLY_TOKEN are not.',
			},
		],
		[
			{ WASSLY_BASE_URL: 'b', WASSLY_TOKEN: 't' },
			{ kind: 'incomplete', reason: 'WASSLY_BASE_URL is set, but WASSLY_API_KEY is not.' },
		],
	])('with %j is %j', (environment, account) => {
		expect(chooseAccount(environment)).toMatchObject(account);
	});
});
