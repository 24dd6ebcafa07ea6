/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until something holds.
 *
 * @param what it is, for whoever reads that it didn't come
 * @param holds asked again and again
 * @param seconds far longer than it ever takes
 * @throws if it doesn't hold by then
 */
export async function until(
	what: string,
	holds: () => boolean | Promise<boolean>,
	seconds = 120,
): Promise<void> {
	for (const deadline = Date.now() + seconds * 1000; !(await holds()); await sleep(50)) {
		if (Date.now() > deadline) throw new Error(`In ${seconds} seconds it never came to: ${what}`);
	}
}
