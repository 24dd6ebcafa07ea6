/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { openChromium } from './browser/chromium';
import { Person } from './browser/person';
import { examples } from './examples';
import { editorFolder } from './editorFolder';
import { freePort } from './running/freePort';
import { until } from './running/until';

const ROOT = resolve(__dirname, '../..');

describe('npm run editor', () => {
	let port: number;
	let browser: Browser;
	let editor: ReturnType<typeof start>;

	const start = () => {
		const program: ChildProcess = spawn(
			process.execPath,
			[join(ROOT, 'test/start/run.js'), join(ROOT, 'test/n8n/editor.ts')],
			{ cwd: ROOT, env: { ...process.env, N8N_PORT: String(port) } },
		);
		const started = { program, output: '', ended: once(program, 'exit') };
		for (const stream of [program.stdout, program.stderr]) {
			stream?.on('data', (text) => (started.output += text));
		}
		return started;
	};

	/** What it prints behind a label. */
	const printed = (label: string) =>
		new RegExp(`^ *${label} +(.+)$`, 'm').exec(editor.output)?.[1] ?? '';

	beforeAll(async () => {
		port = await freePort();
		browser = await openChromium();
		editor = start();
		await until(() => editor.output.includes('Ctrl-C') || editor.program.exitCode !== null);
	});

	afterAll(async () => {
		editor.program.kill();
		await browser.close();
		await editor.ended;
		await rm(editorFolder(port), { recursive: true, force: true });
	});

	test('leads to a canvas where the first example runs green', async () => {
		const owner = { email: printed('E-mail'), password: printed('Password') };
		const person = await Person.signIn(browser, `http://127.0.0.1:${port}`, owner);
		await person.page.goto(printed('n8n'));
		await person.page.getByTestId('execute-workflow-button').first().click();
		const green = person.page.getByTestId('canvas-node-status-success');
		await until(async () => (await green.count()) === examples()[0].nodes.length);
	});

	test('says in one line that the port is taken', async () => {
		const second = start();
		expect(await second.ended).toEqual([1, null]);
		expect(second.output.trim().split('\n').at(-1)).toBe(
			`Port ${port} is taken, perhaps by another n8n. Choose another one, for instance: N8N_PORT=5679 npm run editor`,
		);
	});

	test('stops all of it on Ctrl-C', async () => {
		editor.program.kill('SIGINT');
		expect(await editor.ended).toEqual([0, null]);
		expect(await freePort(port)).toBe(port);
	});
});
