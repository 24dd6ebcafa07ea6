/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readdirSync, watch } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { run } from '../n8n/install/run';

const ROOT = resolve(__dirname, '../..');

/** Editors write a file more than once when they save it. */
const QUIET_MS = 200;

/**
 * Builds the package after each change in a folder that is there now, and puts it where n8n has installed it. n8n
 * notices, and loads the nodes again.
 *
 * @param installed the folder of the installed package
 */
export function reloadOnChange(installed: string): void {
	let timer: NodeJS.Timeout | undefined;
	const reload = async () => {
		await run('The build failed', 'npm', ['run', 'build'], { cwd: ROOT });
		await cp(join(ROOT, 'dist'), join(installed, 'dist'), { recursive: true });
		console.log('Loaded your change: reload the page in the browser.');
	};
	for (const folder of ['nodes', 'credentials', 'icons'].flatMap(withSubfolders)) {
		watch(folder, () => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				reload().catch((error: Error) => console.error(error.message));
			}, QUIET_MS);
		});
	}
}

/** One by one: watched recursively, Node.js on Linux loses a file that is replaced, as git does. */
const withSubfolders = (name: string): string[] => [
	join(ROOT, name),
	...readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => join(entry.parentPath, entry.name)),
];
