/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; a test that waits in vain fails by its own time limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await holds())) await sleep(50);
}
