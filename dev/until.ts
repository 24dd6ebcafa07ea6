/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a condition holds.
 *
 * @param what the condition in words, for the error message
 * @param holds checked repeatedly
 * @param seconds the timeout: far longer than it ever takes
 * @throws if the condition doesn't hold within the timeout
 */
export async function until(
	what: string,
	holds: () => boolean | Promise<boolean>,
	seconds = 120,
): Promise<void> {
	for (const deadline = Date.now() + seconds * 1000; !(await holds()); await sleep(50)) {
		if (Date.now() > deadline)
			throw new Error(`Timed out after ${seconds} seconds, waiting until ${what}`);
	}
}
