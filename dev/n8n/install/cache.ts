/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where n8n and its Node.js are kept between runs: outside the checkout, shared by all checkouts. */
export const CACHE = join(
	process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
	'n8n-nodes-wassly',
);

/**
 * A folder of the cache, filled once. What is unfinished is never taken for it.
 *
 * @param gigabytes that it needs on the disk
 * @param fill is given an empty folder
 * @throws if the disk is too full, or what `fill` throws
 */
export function cached(
	name: string,
	gigabytes: number,
	fill: (folder: string) => Promise<void>,
): Promise<string> {
	const known = underWay.get(name) ?? make(name, gigabytes, fill);
	underWay.set(name, known);
	return known;
}

// Two that need the same Node.js, for instance, wait for one installation.
const underWay = new Map<string, Promise<string>>();

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
		// Another program may have been faster.
		await rename(unfinished, folder).catch((error) => {
			if (!existsSync(folder)) throw error;
		});
		return folder;
	} finally {
		await rm(unfinished, { recursive: true, force: true });
	}
}

/** @throws if the disk has less */
async function needSpace(folder: string, name: string, gigabytes: number): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1e9;
	if (free < gigabytes) {
		throw new Error(
			`${CACHE} needs ${gigabytes} GB for ${name}, and its disk has ${free.toFixed(1)} GB left. Make room, or set XDG_CACHE_HOME to a folder on another disk.`,
		);
	}
}
