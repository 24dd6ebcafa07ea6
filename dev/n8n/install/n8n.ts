/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cached } from './cache';
import { debianPackages } from './debian';
import { run, step } from './run';

/** The n8n version that the package is built for, and the last 1.x. */
export const VERSIONS = {
	// CI sets N8N_VERSION to test the newest n8n every week.
	current: process.env.N8N_VERSION || '2.41.1',
	lastOfVersion1: '1.123.81',
};

/** An installed n8n. */
export interface Installed {
	version: string;
	/** The path of its Node.js. */
	node: string;
	/** The path of its command-line program. */
	bin: string;
}

/**
 * Installs an n8n from npm, once per machine.
 *
 * @throws with the reason in one line
 */
export async function installN8n(version: string): Promise<Installed> {
	const node = await node24();
	const folder = await cached(`n8n-${version}`, 4, async (empty) => {
		// Without a prebuilt SQLite, npm compiles it.
		await debianPackages({ 'g++': 'g++', make: 'make', python3: 'python3' }, { optional: true });
		await step(`Installing n8n ${version} (about 5 minutes, once)`, async () => {
			await install(version, node, empty);
		});
	});
	return { version, node, bin: join(folder, 'node_modules/n8n/bin/n8n') };
}

const OVERRIDES_OF_VERSION_1 = {
	// n8n gets this one from outside npm.
	xlsx: '0.18.5',
	// Newer ones need a newer @langchain/core than n8n pins, and `n8n start` isn't found.
	'@langchain/langgraph-checkpoint': '1.0.0',
};

async function install(version: string, node: string, folder: string): Promise<void> {
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({
			private: true,
			dependencies: { n8n: version },
			...(version.startsWith('1.') ? { overrides: OVERRIDES_OF_VERSION_1 } : {}),
		}),
	);
	const home = dirname(dirname(node));
	const env = {
		...process.env,
		PATH: [dirname(node), process.env.PATH].join(delimiter),
		...(existsSync(join(home, 'include/node')) ? { npm_config_nodedir: home } : {}),
	};
	const npm = async (...args: string[]) =>
		await run(`n8n ${version} could not be installed`, 'npm', [...args, '--prefix', folder], {
			cwd: folder,
			env,
		});
	await npm('install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund');
	await npm('rebuild', 'sqlite3', '--ignore-scripts=false').catch(({ message }: Error) => {
		throw new Error(
			`${message} If SQLite can't be downloaded, npm compiles it, which needs g++, make and python3.`,
		);
	});
	// n8n pins few of its dependencies: one that doesn't load must not be kept.
	const bin = join(folder, 'node_modules/n8n/bin/n8n');
	await run(`n8n ${version} was installed, but doesn't load`, node, [bin, 'start', '--help'], {
		env: { ...env, N8N_USER_FOLDER: folder },
	});
}

const MAJOR = '24';

// The npm package `node` fetches this one in an install script, which doesn't run here.
const PACKAGE = `node-${process.platform === 'darwin' ? 'bin-darwin' : process.platform.replace('win32', 'win')}-${process.arch}`;

/**
 * Installs the Node.js that n8n runs on: 2.x needs 24, 1.x supports nothing newer, and the native
 * modules of both are built for it.
 *
 * @returns the path of its program
 */
async function node24(): Promise<string> {
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
