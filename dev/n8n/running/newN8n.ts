/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-hardcoded-secrets -- development only, see CONTRIBUTING */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../engine/pack';
import { installN8n, VERSIONS } from '../install/n8n';
import { N8n } from './n8n';

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
