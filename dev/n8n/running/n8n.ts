/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axios from 'axios';
import type { Installed } from '../install/n8n';
import { freePort } from './freePort';
import { essential, Server } from './server';

const LOOPBACK = '127.0.0.1';

// They call n8n's own hosts or cover the page.
const SWITCHED_OFF = [
	'N8N_DIAGNOSTICS_ENABLED',
	'N8N_VERSION_NOTIFICATIONS_ENABLED',
	'N8N_TEMPLATES_ENABLED',
	'N8N_PERSONALIZATION_ENABLED',
	'N8N_HIRING_BANNER_ENABLED',
	'N8N_DYNAMIC_BANNERS_ENABLED',
	'N8N_VERIFIED_PACKAGES_ENABLED',
	'N8N_LICENSE_AUTO_RENEW_ENABLED',
];

/** What n8n says when a command has failed. */
const FAILED = /See log messages for details/;

/** An n8n on loopback with its own user folder. */
export class N8n {
	/** The address of the editor, once n8n has started. */
	url = '';

	private server?: Server;

	/**
	 * @param folder the user folder: database, encryption key, community packages
	 * @param settings more environment variables
	 */
	constructor(
		private readonly installed: Installed,
		readonly folder: string,
		private readonly settings: Record<string, string> = {},
	) {}

	/** Everything n8n has printed since it started. */
	get output(): string {
		return this.server?.output ?? '';
	}

	get lastLines(): string {
		return this.server?.lastLines ?? '';
	}

	/** The process ID (Linux only). */
	async pid(): Promise<number | undefined> {
		return await this.server?.pid();
	}

	/** Resolves when n8n has exited, for whatever reason. */
	async ended(): Promise<void> {
		await this.server?.ended;
	}

	/**
	 * Installs a package as n8n does when a user installs it from npm.
	 *
	 * @param unpacked the folder of the unpacked tarball
	 */
	async installPackage(unpacked: string): Promise<void> {
		const nodes = join(this.folder, '.n8n/nodes');
		const { name, version, ...manifest } = JSON.parse(
			await readFile(join(unpacked, 'package.json'), 'utf8'),
		) as Record<string, unknown> & { name: string; version: string };
		for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
			delete manifest[kind];
		}
		const folder = join(nodes, 'node_modules', name);
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await cp(unpacked, folder, { recursive: true });
		await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version, ...manifest }));
		const list = { private: true, dependencies: { [name]: version } };
		await writeFile(join(nodes, 'package.json'), JSON.stringify(list));
	}

	/**
	 * Runs an n8n command.
	 *
	 * @returns its output and exit code
	 */
	async command(...args: string[]): Promise<{ output: string; exitCode: number }> {
		const { node, bin } = this.installed;
		const env = { ...essential(), ...(await this.environment()) };
		try {
			const { stdout } = await promisify(execFile)(node, [bin, ...args], {
				env,
				// n8n reads the file .env of the current folder.
				cwd: this.folder,
				timeout: 120_000,
				maxBuffer: 64 * 2 ** 20,
			});
			return { output: stdout, exitCode: 0 };
		} catch (thrown) {
			const { stdout, stderr, code, signal } = thrown as {
				stdout: string;
				stderr: string;
				code: number;
				signal?: string;
			};
			const output = `${stdout}${stderr}${signal ? `Ended by ${signal}` : ''}`;
			// With several commands at once, n8n itself crashes now and then as it exits (1 to 4 of 30), when
			// it has done and said everything. Then what it has said tells how it ended.
			const exitCode = signal === 'SIGSEGV' ? Number(FAILED.test(output)) : code;
			return { output, exitCode };
		}
	}

	/** Starts n8n with its editor. @param port any free one by default */
	async start(port?: number): Promise<void> {
		const chosen = port ?? (await freePort());
		this.url = `http://${LOOPBACK}:${chosen}`;
		await this.serve(['start'], { N8N_PORT: String(chosen) });
	}

	/** Starts a queue worker. */
	async startWorker(concurrency: number): Promise<void> {
		const port = await freePort();
		this.url = `http://${LOOPBACK}:${port}`;
		await this.serve(['worker', `--concurrency=${concurrency}`], {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
		});
	}

	async stop(): Promise<void> {
		await this.server?.stop();
	}

	/** Kills n8n, as a power cut would. */
	async kill(): Promise<void> {
		await this.server?.kill();
	}

	private async serve(args: string[], settings: Record<string, string>): Promise<void> {
		const { node, bin, version } = this.installed;
		this.server = new Server({
			name: `n8n ${version}`,
			command: node,
			args: [bin, ...args],
			env: { ...(await this.environment()), ...settings },
			cwd: this.folder,
		});
		await this.server.ready(
			async () => (await axios.get(`${this.url}/healthz/readiness`)).status === 200,
		);
	}

	/** For an n8n that listens on loopback and makes no outside calls. */
	private async environment(): Promise<Record<string, string>> {
		return {
			...Object.fromEntries(SWITCHED_OFF.map((name) => [name, 'false'])),
			HOME: this.folder,
			N8N_USER_FOLDER: this.folder,
			N8N_LISTEN_ADDRESS: LOOPBACK,
			N8N_HOST: LOOPBACK,
			N8N_PROTOCOL: 'http',
			N8N_SECURE_COOKIE: 'false',
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			N8N_RUNNERS_BROKER_LISTEN_ADDRESS: LOOPBACK,
			...this.settings,
		};
	}
}
