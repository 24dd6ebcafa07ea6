/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { rm } from 'node:fs/promises';
import type { N8n } from './n8n';
import { newN8n, owner, type N8nOptions } from './newN8n';
import { Rest } from './rest';

/** Starts a new n8n, does some work with it, then stops and deletes it. */
export async function withN8n<T>(
	options: N8nOptions,
	work: (n8n: N8n, rest: Rest) => Promise<T>,
): Promise<T> {
	const n8n = await newN8n(options);
	try {
		await n8n.start();
		return await work(n8n, await Rest.signIn(n8n.url, owner));
	} finally {
		await n8n.stop();
		await rm(n8n.folder, { recursive: true, force: true });
	}
}
