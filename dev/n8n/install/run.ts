/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- development only, never shipped */
import { execFile, type ExecFileOptions } from 'node:child_process';
import { promisify } from 'node:util';

/** Says what takes its time, and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	console.log(`${title} …`);
	const begin = Date.now();
	const result = await work();
	console.log(`${title}: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
	return result;
}

/**
 * Runs a command to its end.
 *
 * @param purpose what didn't work if it fails, "n8n 2.41.1 could not be installed" for instance
 * @returns what it wrote to standard output
 * @throws with the purpose and the reason that the command gave, in one line
 */
export async function run(
	purpose: string,
	command: string,
	args: string[],
	options: ExecFileOptions = {},
): Promise<string> {
	try {
		const { stdout } = await promisify(execFile)(command, args, {
			maxBuffer: 64 * 2 ** 20,
			shell: process.platform === 'win32',
			...options,
		});
		return String(stdout);
	} catch (thrown) {
		const { stdout, stderr, message } = thrown as Error & { stdout?: string; stderr?: string };
		throw new Error(`${purpose}: ${reason(`${stdout ?? ''}\n${stderr ?? ''}`) ?? message}`);
	}
}

/** The line of a command's output that says what is wrong. */
function reason(output: string): string | undefined {
	if (/ENOSPC|no space left/i.test(output)) return 'no space is left on the disk.';
	const lines = output.split('\n').filter((line) => line.trim() !== '');
	const complaints = lines.filter((line) => /^(npm error|npm ERR!|E:|error:?)/i.test(line));
	const unreachable = complaints.find((line) => /reason: |Could not resolve/.test(line));
	if (unreachable) return `${unreachable} Is this machine connected to the internet?`;
	return complaints.slice(0, 3).join(' ') || lines.at(-1);
}
