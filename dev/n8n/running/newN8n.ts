/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-hardcoded-secrets -- development only, see CONTRIBUTING */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../engine/pack';
import { installN8n, VERSIONS } from '../install/n8n';
import { N8n } from './n8n';
import { Rest } from './rest';

/** The owner of an n8n that is deleted after use. */
export const owner = { email: 'owner@example.com', password: 'Only-for-tests-1' };

export interface N8nOptions {
	version?: string;
	/** More environment variables. */
	settings?: Record<string, string>;
	/** The unpacked package. */
	unpacked?: string;
}

/** Creates an n8n with the package in a temporary folder, and doesn't start it. */
export async function newN8n({
	version = VERSIONS.current,
	settings = {},
	unpacked = packageFolder('jest'),
}: N8nOptions = {}): Promise<N8n> {
	const installed = await installN8n(version);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
	const n8n = new N8n(installed, folder, settings);
	await n8n.installPackage(unpacked);
	return n8n;
}

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
