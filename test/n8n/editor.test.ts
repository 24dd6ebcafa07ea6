/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development only, see CONTRIBUTING */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { Simulator } from '../../dev/simulator/simulator';
import { openChromium } from '../../dev/n8n/browser/chromium';
import { Person } from '../../dev/n8n/browser/person';
import { newPage, PHONE } from '../../dev/n8n/browser/signIn';
import { editorFolder } from '../../dev/editor/editorFolder';
import { examples } from '../../dev/n8n/examples';
import { cached } from '../../dev/n8n/install/cache';
import { freePort } from '../../dev/n8n/running/freePort';
import { Rest } from '../../dev/n8n/running/rest';
import { until } from '../../dev/until';
import { present } from '../engine/items';
import { executionOf } from './asking';

const ROOT = resolve(__dirname, '../..');

// Without the account of the person who runs the test.
const environment = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !name.startsWith('WASSLY_')),
);

/** The program that `npm run editor` runs. */
class Editor {
	output = '';

	readonly ended: Promise<unknown>;

	private readonly program: ChildProcess;

	constructor(settings: Record<string, string>) {
		this.program = spawn(
			process.execPath,
			[join(ROOT, 'dev/start/run.js'), join(ROOT, 'dev/editor/editor.ts')],
			{ cwd: ROOT, env: { ...environment, ...settings } },
		);
		for (const stream of [this.program.stdout, this.program.stderr]) {
			stream?.on('data', (text) => (this.output += text));
		}
		this.ended = once(this.program, 'exit');
	}

	async isUp(): Promise<void> {
		await until('the editor is up', () => {
			const { exitCode, signalCode } = this.program;
			if (exitCode !== null || signalCode !== null) throw new Error(this.output);
			return this.output.includes('Ctrl-C');
		});
	}

	/** Presses Enter in its terminal. */
	pressEnter(): void {
		this.program.stdin?.write('\n');
	}

	get lastLine(): string | undefined {
		return this.output.trim().split('\n').at(-1);
	}

	/** What it prints after a label. */
	printed(label: string): string {
		return new RegExp(`^ *${label} +(.+)$`, 'm').exec(this.output)?.[1] ?? '';
	}

	get owner() {
		return { email: this.printed('Email'), password: this.printed('Password') };
	}

	async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<unknown> {
		this.program.kill(signal);
		return await this.ended;
	}
}

const LIST = present(examples().find(({ file }) => file === 'list-devices.json'));

describe('npm run editor', () => {
	let port: number;
	let browser: Browser;
	let editor: Editor;

	const start = (settings: Record<string, string> = {}) =>
		new Editor({ N8N_PORT: String(port), ...settings });

	beforeAll(async () => {
		port = await freePort();
		browser = await openChromium();
		editor = start();
		await editor.isUp();
	});

	afterAll(async () => {
		await editor?.stop();
		await browser?.close();
		await rm(editorFolder(port), { recursive: true, force: true });
	});

	test('leads to a canvas where the example runs green', async () => {
		const person = await Person.signIn(browser, `http://127.0.0.1:${port}`, editor.owner);
		await person.page.goto(editor.printed('n8n'));
		await person.page.getByTestId('execute-workflow-button').first().click();
		const green = person.page.getByTestId('canvas-node-status-success');
		const count = LIST.nodes.filter(({ type }) => !type.endsWith('.stickyNote')).length;
		await until('all nodes are green', async () => (await green.count()) === count);
	});

	test('disconnects a device, and shows the message that goes out through another one', async () => {
		editor.pressEnter();
		await until('the device has dropped', () =>
			editor.output.includes('Chrome on Windows is now disconnected.'),
		);
		const rest = await Rest.signIn(`http://127.0.0.1:${port}`, editor.owner);
		const failover = (await rest.workflows()).find(({ name }) => name.startsWith('Failover'));
		await rest.runSaved(failover?.id ?? '');
		await until('the message has arrived', () =>
			editor.output.includes(
				'Message to +15550100200 from مكتب المبيعات: Your order is on its way.',
			),
		);
	});

	test('prints the link of a message that waits, on whose page a person approves', async () => {
		const rest = await Rest.signIn(`http://127.0.0.1:${port}`, editor.owner);
		const name = 'Ask for approval on WhatsApp';
		const { id } = present((await rest.workflows()).find((known) => known.name === name));
		const running = rest.runSaved(id);
		const link = () => /To respond, open this link: (\S+)/.exec(editor.output)?.[1];
		await until('the link is printed', () => link() !== undefined);
		const execution = executionOf(present(link()));
		await until(
			'it waits',
			async () => (await rest.executions.get(execution)).status === 'waiting',
		);
		const page = await newPage(browser, 'light', PHONE);
		await page.goto(present(link()));
		await page.getByText('May I refund $25.00 for order 1042?').waitFor();
		await page.getByRole('button', { name: 'Refund', exact: true }).click();
		await page.getByText('Thank you').waitFor();
		const { status, data } = await running;
		expect(status).toBe('success');
		expect(Object.keys(data.resultData.runData)).toContain('Refund');
		expect(Object.keys(data.resultData.runData)).not.toContain('Do not refund');
	});

	test('says in one line that the port is taken', async () => {
		const second = start();
		expect(await second.ended).toEqual([1, null]);
		expect(second.lastLine).toBe(
			`Port ${port} is already in use, perhaps by another n8n. Choose another port: N8N_PORT=5679 npm run editor`,
		);
	});

	test('stops all of it on Ctrl-C', async () => {
		expect(await editor.stop()).toEqual([0, null]);
		expect(await freePort(port)).toBe(port);
	});

	test('continues where it was the next time, with a real account if one is set', async () => {
		const { owner } = editor;
		const wassly = await Simulator.start();
		editor = start({
			WASSLY_API_KEY: wassly.apikey,
			WASSLY_TOKEN: wassly.token,
			WASSLY_BASE_URL: wassly.url,
		});
		await editor.isUp();
		expect(editor.owner).toEqual(owner);
		expect(editor.printed('Wassly')).toBe('your own account');
		const rest = await Rest.signIn(`http://127.0.0.1:${port}`, owner);
		expect((await rest.workflows()).map(({ name }) => name).sort()).toEqual(
			examples()
				.map(({ name }) => name)
				.sort(),
		);
		const list = (await rest.workflows()).find(({ name }) => name === 'List WhatsApp Web devices');
		await rest.runSaved(list?.id ?? '');
		expect(wassly.requests.map(({ path }) => path)).toContain('/api/whatsapp-web-devices');
		await wassly.stop();
	});

	test('stops all of it when it is killed', async () => {
		await editor.stop('SIGKILL');
		await until('the port is free', async () => (await freePort(port).catch(() => 0)) === port);
	});
});

describe('What is missing and cannot be installed', () => {
	test('because nothing can be downloaded leads to one line that says so', async () => {
		const cache = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
		const editor = new Editor({
			N8N_PORT: String(await freePort()),
			XDG_CACHE_HOME: cache,
			npm_config_registry: 'http://127.0.0.1:1',
			npm_config_fetch_retries: '0',
		});
		expect(await editor.ended).toEqual([1, null]);
		expect(editor.lastLine).toMatch(
			/^(Node\.js 24|n8n [\d.]+) could not be installed: .*Is this machine connected to the internet\?$/,
		);
		await rm(cache, { recursive: true, force: true });
	});

	test('because the disk is full leads to one line that says so', async () => {
		await expect(cached('too-much', 1e9, async () => {})).rejects.toThrow(
			/needs 1000000000 GB for too-much, but its disk has only \d+\.\d GB left\. Free up space or set/,
		);
	});
});
