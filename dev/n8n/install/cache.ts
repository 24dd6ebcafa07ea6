/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where n8n and its Node.js stay between runs: all clones of the repository share them. */
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-wassly');

/** n8n's user folder for `npm run editor`: one per port, so that no two n8n share a database. */
export const editorFolder = (version: string, port: number) =>
	join(CACHE, `editor-${version}-${port}`);

/**
 * A folder in the cache, filled once; an interrupted fill starts over.
 *
 * @param gigabytes the disk space it needs
 * @param fill fills an empty folder
 * @returns the path of the folder
 * @throws if the disk is too full, or what `fill` throws
 */
export function cached(
	name: string,
	gigabytes: number,
	fill: (folder: string) => Promise<void>,
): Promise<string> {
	const known = pending.get(name) ?? make(name, gigabytes, fill);
	pending.set(name, known);
	return known;
}

// Concurrent callers share one installation, of Node.js for instance.
const pending = new Map<string, Promise<string>>();

async function make(
	name: string,
	gigabytes: number,
	fill: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(CACHE, name);
	if (existsSync(folder)) return folder;
	await mkdir(CACHE, { recursive: true });
	const unfinished = await mkdtemp(`${folder}.unfinished-`);
	try {
		await needSpace(unfinished, name, gigabytes);
		await fill(unfinished);
		// Another process may have filled it first.
		await rename(unfinished, folder).catch((error) => {
			if (!existsSync(folder)) throw error;
		});
		return folder;
	} finally {
		await rm(unfinished, { recursive: true, force: true });
	}
}

/** @throws if the disk has less free space */
async function needSpace(folder: string, name: string, gigabytes: number): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1e9;
	if (free < gigabytes) {
		throw new Error(
			`${CACHE} needs ${gigabytes} GB for ${name}, but its disk has only ${free.toFixed(1)} GB left. Free up space or set XDG_CACHE_HOME to a folder on another disk.`,
		);
	}
}
