/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run, step } from './run';

/**
 * Installs the Debian packages of programs that are missing.
 *
 * @param needed the package of each program
 * @param optional whether to continue without them if this can't install: not Debian, or not root
 * @throws with the packages to install if a program is missing and this can't install it
 */
export function debianPackages(
	needed: Record<string, string>,
	{ optional = false } = {},
): Promise<void> {
	// Only one apt-get can run at a time.
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
		const failure = `${missing.join(', ')} could not be installed`;
		const env = {
			...process.env,
			DEBIAN_FRONTEND: 'noninteractive',
			// Keeps Debian from starting servers as soon as they are installed.
			RUNLEVEL: '1',
		};
		await run(failure, 'apt-get', ['update'], { env });
		const args = ['install', '--yes', '--no-install-recommends', ...missing];
		await run(failure, 'apt-get', args, { env });
	});
}

/** The path of a program, if it is installed. */
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
