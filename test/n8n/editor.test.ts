/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development only, see CONTRIBUTING */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Simulator } from '@dev/simulator/simulator';
import { newPage, openChromium, PHONE } from '@dev/n8n/browser/chromium';
import { signIn } from '@dev/n8n/browser/person';
import { tour } from '@dev/editor/tour';
import { needsOtherAccount, stepsOf } from '@dev/n8n/examples';
import { cached, editorFolder } from '@dev/n8n/install/cache';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { freePort } from '@dev/n8n/running/freePort';
import { Rest } from '@dev/n8n/running/rest';
import { until } from '@dev/until';
import { present } from '@test/support/items';

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

const TOUR = tour();

const isByHand = (example: (typeof TOUR)[number]) =>
	!needsOtherAccount(example) &&
	example.nodes.some(({ type }) => /\.(manualTrigger|wasslyTrigger)$/.test(type));

const named = (text: string) => present(TOUR.find(({ name }) => name.includes(text)));

describe('npm run editor', () => {
	let port: number;
	let browser: Browser;
	let page: Page;
	let editor: Editor;

	const start = (settings: Record<string, string> = {}) =>
		new Editor({ N8N_PORT: String(port), ...settings });

	beforeAll(async () => {
		port = await freePort();
		browser = await openChromium();
		page = await newPage(browser, 'light');
		editor = start();
		await editor.isUp();
	});

	afterAll(async () => {
		await editor?.stop();
		await browser?.close();
		await rm(editorFolder(VERSIONS.current, port), { recursive: true, force: true });
	});

	/** The canvas of an example, as it opens from the list. */
	const open = async ({ name }: { name: string }) => {
		await page.goto(editor.printed('n8n'));
		await cards().getByText(name, { exact: true }).click();
		await page.getByTestId('canvas-node').first().waitFor();
	};

	const cards = () => page.getByTestId('workflow-card-name');

	/** The names in the list, once it shows all of them. */
	const listed = async () => {
		let names: string[] = [];
		await until('all are listed', async () => {
			names = (await cards().allInnerTexts()).map((name) => name.trim());
			return names.length === TOUR.length;
		});
		return names;
	};

	const execute = async () => await page.getByTestId('execute-workflow-button').first().click();

	/** Waits until these nodes are green, and no others. */
	const areGreen = async (names: string[]) => {
		const green = page
			.locator('[data-test-id="canvas-node"]')
			.filter({ has: page.getByTestId('canvas-node-status-success') });
		let seen: Array<string | null> = [];
		await until(`${names.join(', ')} are green`, async () => {
			seen = await green.evaluateAll((all) => all.map((one) => one.getAttribute('data-node-name')));
			return seen.length >= names.length;
		});
		expect(seen.sort()).toEqual([...names].sort());
	};

	/** The link in the message that comes next, which the terminal shows. */
	const printedLink = async (before: string) => {
		const links = () => editor.output.slice(before.length).match(/(?<=open this link: )\S+/g);
		await until('the link is printed', () => links() !== null);
		return present(links()?.[0]);
	};

	/** Opens a link on a phone. */
	const openOnPhone = async (link: string) => {
		const phone = await newPage(browser, 'light', PHONE);
		await phone.goto(link);
		return phone;
	};

	test('leads to a list of the examples in their order', async () => {
		await signIn(page, editor.printed('n8n'), editor.owner);
		expect(await listed()).toEqual(TOUR.map(({ name }) => name));
	});

	test('prints what the README asks for: the account that a person enters', async () => {
		const rest = await Rest.signIn(`http://127.0.0.1:${port}`, editor.owner);
		const [, account = ''] = editor.output.split('simulated');
		const value = (label: string) =>
			present(new RegExp(`^ *${label} +(.+)$`, 'm').exec(account)?.[1]);
		const data = {
			...{ apikey: value('API Key'), email: value('Email'), password: value('Password') },
			...{ baseUrl: value('Base URL'), token: '' },
		};
		const id = await rest.saveCredential({ name: 'Typed', type: 'wasslyLoginApi', data });
		expect(await rest.testCredential('wasslyLoginApi', data, id)).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	test('shows them in this order even if n8n sorts them by their last update', async () => {
		const sorted = page.waitForResponse(/sortBy=updatedAt(:|%3A)desc/);
		await page.goto(`http://127.0.0.1:${port}/home/workflows?sort=lastUpdated`);
		await sorted;
		expect(await listed()).toEqual(TOUR.map(({ name }) => name));
	});

	test('keeps their descriptions', async () => {
		const rest = await Rest.signIn(`http://127.0.0.1:${port}`, editor.owner);
		const known = (await rest.workflows()).map(({ name, description }) => ({ name, description }));
		expect(new Set(known)).toEqual(
			new Set(TOUR.map(({ name, description }) => ({ name, description }))),
		);
	});

	test.each(TOUR.filter(isByHand).filter(({ name }) => !name.includes('approval')))(
		'runs all of "$name" on the first click',
		async (example) => {
			await open(example);
			await execute();
			await areGreen(stepsOf(example));
		},
	);

	test('runs all of "Ask for approval" once a person has responded', async () => {
		const example = named('approval');
		const before = editor.output;
		await open(example);
		await execute();
		const phone = await openOnPhone(await printedLink(before));
		await phone.getByText('May I refund $25.00 for order 1042?').waitFor();
		await areGreen(['When clicking ‘Execute workflow’', 'Order']);
		await phone.getByRole('button', { name: 'Refund', exact: true }).click();
		await phone.getByText('Thank you').waitFor();
		await areGreen(stepsOf(example).filter((name) => name !== 'Do not refund'));
	});

	test('runs all of the AI agent from its chat, once a person approves', async () => {
		const example = named('AI agent');
		const before = editor.output;
		await open(example);
		await page.getByTestId('workflow-chat-button').click();
		const prompt = 'Tell +15550100300 that order 1042 is on its way.';
		await page.getByTestId('chat-input').fill(prompt);
		await page.keyboard.press('Enter');
		const phone = await openOnPhone(await printedLink(before));
		await phone.getByRole('button', { name: 'Approve' }).click();
		await until('the message has arrived', () =>
			editor.output.includes(`Message to +15550100300 from Chrome on Windows: ${prompt}`),
		);
		await areGreen(stepsOf(example));
	});

	test('disconnects a device, and shows the message that goes out through another one', async () => {
		editor.pressEnter();
		await until('the device has dropped', () =>
			editor.output.includes('Chrome on Windows is now disconnected.'),
		);
		const rest = await Rest.signIn(`http://127.0.0.1:${port}`, editor.owner);
		const failover = (await rest.workflows()).find(({ name }) => name.includes('Failover'));
		await rest.runSaved(failover?.id ?? '');
		await until('the message has arrived', () =>
			editor.output.includes(
				'Message to +15550100200 from مكتب المبيعات: Your order is on its way.',
			),
		);
	});

	test('keeps the order when a person changes an example', async () => {
		const rest = await Rest.signIn(`http://127.0.0.1:${port}`, editor.owner);
		const { id } = present((await rest.workflows()).find(({ name }) => /Send a file/.test(name)));
		const { nodes, ...others } = await rest.workflow(id);
		await rest.changeWorkflow(id, { ...others, nodes: nodes.slice(0, 1), connections: {} });
		await page.goto(editor.printed('n8n'));
		expect(await listed()).toEqual(TOUR.map(({ name }) => name));
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
		const saved = await rest.workflows();
		expect(saved.map(({ name }) => name).sort()).toEqual(TOUR.map(({ name }) => name));
		const idOf = (text: string) => present(saved.find(({ name }) => name.includes(text))).id;
		// The change from above.
		expect((await rest.workflow(idOf('Send a file'))).nodes).toHaveLength(1);
		await rest.runSaved(idOf('List WhatsApp Web devices'));
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
