/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Command {
	/** As a message names it, "n8n 2.41.1" for instance. */
	name: string;
	command: string;
	args: string[];
	env?: Record<string, string>;
	cwd?: string;
}

/** A program that runs beside us until it is stopped, or until we are gone. */
export class Server {
	/** All that it has printed so far. */
	output = '';

	private readonly leash: ChildProcessByStdio<Writable, Readable, Readable>;

	/** Resolves when it has ended, for whatever reason. */
	readonly ended: Promise<unknown>;

	constructor(private readonly command: Command) {
		const { args, env, cwd } = command;
		this.leash = spawn(process.execPath, [join(__dirname, 'leash.js'), command.command, ...args], {
			env: { ...essential(), ...env },
			cwd,
			stdio: ['pipe', 'pipe', 'pipe'],
			// A signal to our whole group, as a terminal sends it, is not for the leash.
			detached: true,
		});
		this.leash.stdin.on('error', () => {});
		for (const stream of [this.leash.stdout, this.leash.stderr]) {
			stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
		}
		this.ended = once(this.leash, 'close');
	}

	private get isRunning(): boolean {
		return this.leash.exitCode === null && this.leash.signalCode === null;
	}

	/**
	 * Waits until the program serves.
	 *
	 * @param isReady asked again and again; what it throws counts as "not yet"
	 * @throws with the end of its output if it ends, or isn't ready after two minutes
	 */
	async ready(isReady: () => Promise<boolean>): Promise<void> {
		for (const deadline = Date.now() + 120_000; ; ) {
			if (!this.isRunning) throw new Error(`${this.command.name} ended.\n${this.lastLines}`);
			if (await isReady().catch(() => false)) return;
			if (Date.now() > deadline) {
				await this.stop();
				throw new Error(`${this.command.name} did not start in two minutes.\n${this.lastLines}`);
			}
			await sleep(200);
		}
	}

	/** The process ID of the program itself (Linux only). */
	async pid(): Promise<number> {
		const { pid } = this.leash;
		return Number(await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'));
	}

	/** Asks it to end, and waits until it has. */
	async stop(): Promise<void> {
		this.leash.stdin.end();
		await this.ended;
	}

	/** Ends it as a crash or a power cut would. */
	async kill(): Promise<void> {
		this.leash.stdin.write('SIGKILL\n');
		await this.ended;
	}

	get lastLines(): string {
		return this.output.trim().split('\n').slice(-15).join('\n');
	}
}

/** Of our own environment what any program needs: nothing that would configure n8n or a database. */
export function essential(): Record<string, string> {
	const names = ['PATH', 'LANG', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS'];
	return Object.fromEntries(
		names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
	) as Record<string, string>;
}
