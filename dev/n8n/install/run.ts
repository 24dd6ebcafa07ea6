/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- development only, see CONTRIBUTING */
import { execFile, type ExecFileOptions } from 'node:child_process';
import { promisify } from 'node:util';

/** Does some work, and prints its title before and its time after. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	console.log(`${title} …`);
	const begin = Date.now();
	const result = await work();
	console.log(`${title}: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
	return result;
}

/**
 * Runs a command and waits until it exits.
 *
 * @param failure starts the error message, such as "n8n 2.41.1 could not be installed"
 * @returns its standard output
 * @throws with the failure and the reason that the command printed, in one line
 */
export async function run(
	failure: string,
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
		throw new Error(`${failure}: ${reason(`${stdout ?? ''}\n${stderr ?? ''}`) ?? message}`);
	}
}

/** Finds the error in a command's output. */
function reason(output: string): string | undefined {
	if (/ENOSPC|no space left/i.test(output)) return 'no space left on the disk.';
	const lines = output.split('\n').filter((line) => line.trim() !== '');
	const complaints = lines.filter((line) => /^(npm error|npm ERR!|E:|error:?)/i.test(line));
	const unreachable = complaints.find((line) => /reason: |Could not resolve/.test(line));
	if (unreachable) return `${unreachable} Is this machine connected to the internet?`;
	return complaints.slice(0, 3).join(' ') || lines.at(-1);
}
