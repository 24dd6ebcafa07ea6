/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readFile, writeFile } from 'node:fs/promises';

/**
 * The resident set of a process while some work is done (Linux only).
 *
 * @returns in MiB: before the work, and the peak during it
 */
export async function peakMemory(pid: number | undefined, work: () => Promise<void>) {
	// Resets the peak: see proc(5).
	await writeFile(`/proc/${pid}/clear_refs`, '5');
	const before = await residentSet(pid, 'VmRSS');
	await work();
	return { before, peak: await residentSet(pid, 'VmHWM') };
}

async function residentSet(pid: number | undefined, name: 'VmRSS' | 'VmHWM') {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}
