/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run, step } from './run';

/**
 * Makes sure that programs are there, by way of Debian's packages.
 *
 * @param needed program → the package that has it
 * @param optional whether a machine that isn't Debian, or a user who isn't root, may go without
 * @throws with what to install if a program is missing and can't be installed from here
 */
export function debianPackages(
	needed: Record<string, string>,
	{ optional = false } = {},
): Promise<void> {
	// apt-get refuses to run twice at a time.
	last = last.catch(() => {}).then(async () => await install(needed, optional));
	return last;
}

let last = Promise.resolve();

async function install(needed: Record<string, string>, optional: boolean): Promise<void> {
	const found = await Promise.all(Object.keys(needed).map(find));
	const missing = Object.values(needed).filter((_, index) => !found[index]);
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0 || !(await find('apt-get'))) {
		if (optional) return;
		throw new Error(
			`Not installed: ${missing.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`,
		);
	}
	await step(`Installing ${missing.join(', ')}`, async () => {
		const purpose = `${missing.join(', ')} could not be installed`;
		const env = {
			...process.env,
			DEBIAN_FRONTEND: 'noninteractive',
			// Debian starts servers as soon as they are installed, except in this run level.
			RUNLEVEL: '1',
		};
		await run(purpose, 'apt-get', ['update'], { env });
		const args = ['install', '--yes', '--no-install-recommends', ...missing];
		await run(purpose, 'apt-get', args, { env });
	});
}

/** The path of a program, if it is there. */
export async function find(program: string): Promise<string | undefined> {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		const file = join(folder, program);
		const isThere = await access(file, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (isThere) return file;
	}
	return undefined;
}
