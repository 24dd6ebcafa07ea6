/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development only, see CONTRIBUTING */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { packageFolder } from '@dev/engine/pack';
import { Simulator } from '@dev/simulator/simulator';
import { chooseAccount } from '@dev/start/account';
import { only } from '@test/support/items';

/** Runs the program without any of this process's environment but PATH. */
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

/**
 * Puts an npm into a folder that hands out the tarball of jest's global setup, since packing takes
 * half of a run.
 *
 * @returns a PATH that begins with the folder
 */
async function pathWithQuickPack(folder: string): Promise<string> {
	const packed = dirname(packageFolder('jest'));
	const tarball = only((await readdir(packed)).filter((file) => file.endsWith('.tgz')));
	// Called as: npm pack --json --pack-destination <folder>
	const script = `#!/bin/sh
cp '${join(packed, tarball)}' "$4" && echo '[{"filename":"${tarball}"}]'
`;
	await writeFile(join(folder, 'npm'), script, { mode: 0o755 });
	return [folder, process.env.PATH].join(delimiter);
}

describe('npm start', () => {
	let simulator: Simulator;
	let folder: string;
	let PATH: string;

	beforeAll(async () => {
		simulator = await Simulator.start();
		folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
		PATH = await pathWithQuickPack(folder);
	});

	afterAll(async () => {
		await simulator.stop();
		await rm(folder, { recursive: true, force: true });
	});

	test('packs the package, and prints a line per device and what to try next', async () => {
		const { exitCode, output } = await run({});
		expect(output).toMatch(
			/Chrome on Windows +connected +2024-01-15T10:30:00Z +14wdfwef-da6f-11f0-3314-32423432\n/,
		);
		expect(output).toContain('npm run simulator');
		expect(exitCode).toBe(0);
	});

	test('says that the key is wrong, and what to do', async () => {
		const { exitCode, output } = await run({ PATH, WASSLY_API_KEY: 'wrong-key' });
		expect(output).toContain('Wassly refused the API key or the token: "Invalid API key."');
		expect(output).toContain('Tokens expire');
		expect(output).not.toContain('wrong-key');
		expect(exitCode).toBe(1);
	});

	test('lists a real account at any address', async () => {
		const { apikey, token, url } = simulator;
		const { exitCode, output } = await run({
			PATH,
			WASSLY_API_KEY: apikey,
			WASSLY_TOKEN: token,
			WASSLY_BASE_URL: url,
		});
		expect(output).toContain('found 1 device in your account');
		expect(exitCode).toBe(0);
	});

	test('says so if no server responds at the base URL', async () => {
		const { exitCode, output } = await run({
			PATH,
			WASSLY_API_KEY: 'some-key',
			WASSLY_TOKEN: 'some-token',
			WASSLY_BASE_URL: 'http://127.0.0.1:1',
		});
		expect(output).toContain('No server responds at http://127.0.0.1:1');
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
