/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Installs a package in n8n's user folder, as n8n does when a user installs it from npm.
 *
 * @param userFolder n8n's user folder
 * @param unpacked the folder of the unpacked tarball
 */
export async function installPackage(userFolder: string, unpacked: string): Promise<void> {
	const nodes = join(userFolder, '.n8n/nodes');
	const manifest = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	} & Record<string, unknown>;
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[kind];
	}
	const folder = join(nodes, 'node_modules', manifest.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await cp(unpacked, folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	const list = { private: true, dependencies: { [manifest.name]: manifest.version } };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(list));
}
