/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error -- development only, see CONTRIBUTING */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { until } from '../../until';

export interface Command {
	/** The name for error messages, such as "n8n 2.41.1". */
	name: string;
	command: string;
	args: string[];
	env?: Record<string, string>;
	cwd?: string;
}

/** A program that runs until it is stopped or this process ends. */
export class Server {
	/** Everything it has printed so far. */
	output = '';

	private readonly leash: ChildProcessByStdio<Writable, Readable, Readable>;

	/** Resolves when it has exited, for whatever reason. */
	readonly ended: Promise<unknown>;

	constructor(private readonly command: Command) {
		const { args, env, cwd } = command;
		this.leash = spawn(process.execPath, [join(__dirname, 'leash.js'), command.command, ...args], {
			env: { ...essential(), ...env },
			cwd,
			stdio: ['pipe', 'pipe', 'pipe'],
			// Keeps the terminal's signals, which go to the whole process group, away from the leash.
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
	 * Waits until the program is ready.
	 *
	 * @param isReady checked repeatedly; if it throws, the program isn't ready yet
	 * @throws with the last lines of output if the program exits or isn't ready within two minutes
	 */
	async ready(isReady: () => Promise<boolean>): Promise<void> {
		const { name } = this.command;
		try {
			await until(`${name} has started`, async () => {
				if (!this.isRunning) throw new Error(`${name} exited.`);
				return await isReady().catch(() => false);
			});
		} catch (error) {
			await this.stop();
			throw new Error(`${(error as Error).message}\n${this.lastLines}`);
		}
	}

	/** The process ID of the program itself (Linux only). */
	async pid(): Promise<number> {
		const { pid } = this.leash;
		return Number(await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'));
	}

	/** Asks the program to exit, and waits until it has. */
	async stop(): Promise<void> {
		this.leash.stdin.end();
		await this.ended;
	}

	/** Kills the program, as a crash or a power cut would. */
	async kill(): Promise<void> {
		this.leash.stdin.write('SIGKILL\n');
		await this.ended;
	}

	get lastLines(): string {
		return this.output.trim().split('\n').slice(-15).join('\n');
	}
}

/** The environment variables that any program needs, and none that configure n8n or a database. */
export function essential(): Record<string, string> {
	const names = ['PATH', 'LANG', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS'];
	return Object.fromEntries(
		names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
	) as Record<string, string>;
}
