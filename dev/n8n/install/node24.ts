/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { join } from 'node:path';
import { cached } from './cache';
import { run, step } from './run';

const MAJOR = '24';

// The npm package `node` fetches this one in an install script, which doesn't run here.
const PACKAGE = `node-${process.platform === 'darwin' ? 'bin-darwin' : process.platform.replace('win32', 'win')}-${process.arch}`;

/**
 * Installs the Node.js that n8n runs on: 2.x needs 24, 1.x supports nothing newer, and the native
 * modules of both are built for it.
 *
 * @returns the path of its program
 */
export async function node24(): Promise<string> {
	if (process.versions.node.split('.')[0] === MAJOR) return process.execPath;
	const folder = await cached(`node-${MAJOR}`, 0.5, async (empty) => {
		await step(`Installing Node.js ${MAJOR} for n8n (once)`, async () => {
			await run(`Node.js ${MAJOR} could not be installed`, 'npm', [
				'install',
				'--prefix',
				empty,
				'--ignore-scripts',
				`${PACKAGE}@${MAJOR}`,
			]);
		});
	});
	return join(
		folder,
		'node_modules',
		PACKAGE,
		process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
	);
}
