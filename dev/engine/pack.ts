/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';

const ROOT = resolve(__dirname, '../..');

// Inside node_modules, so that the unpacked package finds n8n-workflow as it does inside n8n.
const CACHE = join(ROOT, 'node_modules/.cache/n8n-nodes-wassly');

/** Where `pack(name)` unpacks to. */
export const packageFolder = (name: string) => join(CACHE, name, 'package');

/**
 * Packs the built package as `npm publish` does and unpacks the tarball as `npm install` does.
 *
 * @param name keeps the copies of callers apart
 * @returns the folder that holds the unpacked package
 */
export async function pack(name: string): Promise<string> {
	const folder = join(CACHE, name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const { stdout } = await promisify(execFile)(
		'npm',
		['pack', '--json', '--pack-destination', folder],
		{ cwd: ROOT, shell: process.platform === 'win32' },
	);
	const [packed] = JSON.parse(stdout) as Array<{ filename: string }>;
	if (!packed) throw new Error('npm pack made no tarball');
	await extract({ file: join(folder, packed.filename), cwd: folder });
	return packageFolder(name);
}
