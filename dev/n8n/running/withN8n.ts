/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { rm } from 'node:fs/promises';
import type { N8n } from './n8n';
import { newN8n, owner, type Wanted } from './newN8n';
import { Rest } from './rest';

/** Starts a new n8n with an owner for as long as the work takes, and leaves nothing of it behind. */
export async function withN8n<T>(
	wanted: Wanted,
	work: (n8n: N8n, rest: Rest) => Promise<T>,
): Promise<T> {
	const n8n = await newN8n(wanted);
	try {
		await n8n.start();
		return await work(n8n, await Rest.signIn(n8n.url, owner));
	} finally {
		await n8n.stop();
		await rm(n8n.folder, { recursive: true, force: true });
	}
}
