/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installed } from '../../n8n/install/n8n';
import { run } from '../../n8n/install/run';
import { target, type Measured } from '../report';
import { alternate, ratio, spread } from '../samples';

/** A popular WhatsApp package, and a small package of another kind. */
const POPULAR = 'n8n-nodes-evolution-api';
const OTHERS = { [POPULAR]: '1.0.4', '@blotato/n8n-nodes-blotato': '1.0.10' };

/** What having the package in n8n costs, used or not. */
export async function installing(installed: Installed, unpacked: string): Promise<Measured> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
	try {
		const own = await install('n8n-nodes-wassly', unpacked, join(folder, 'own'));
		const packages = [own];
		for (const [name, version] of Object.entries(OTHERS)) {
			const prefix = join(folder, String(packages.length));
			packages.push(await install(name, `${name}@${version}`, prefix));
		}
		const times = await alternate(
			Object.fromEntries(
				packages.map(({ name, folder }) => [name, async () => await loadTime(installed, folder)]),
			),
			30,
			5,
		);
		const timesOf = (name: string) => times[name] ?? [];
		return {
			text: 'A new process loads all classes of the package, after n8n-workflow, with the Node.js that n8n uses. Times are in milliseconds. The size is that of the unpacked package without its README, which n8n never loads. Packages are those that npm installs for it, not counting n8n-workflow, which comes with n8n.',
			columns: ['', 'Load time', 'Unpacked without README', 'Packages'],
			rows: packages.map(({ name, version, size, count }) => [
				`${name} ${version}`,
				spread(timesOf(name), 1),
				`${Math.round(size)} KiB`,
				String(count),
			]),
			targets: [
				target(
					`Load time of all classes, compared with ${POPULAR} ${OTHERS[POPULAR]}`,
					ratio(timesOf(own.name), timesOf(POPULAR)),
					0.33,
				),
				target('Unpacked size without README', own.size, 256, ' KiB'),
				target('Packages installed', own.count, 1, ''),
			],
		};
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Installs a package as n8n does: without scripts, and without the peers that n8n provides. */
async function install(name: string, spec: string, prefix: string) {
	const options = ['--install-links', '--omit=peer', '--omit=dev', '--ignore-scripts'];
	await run(`${spec} could not be installed`, 'npm', [
		'install',
		...['--prefix', prefix, '--no-audit', '--no-fund', ...options, spec],
	]);
	const nodeModules = join(prefix, 'node_modules');
	const folder = join(nodeModules, name);
	const { version } = await readJson<{ version: string }>(join(folder, 'package.json'));
	const { packages } = await readJson<{ packages: object }>(
		join(nodeModules, '.package-lock.json'),
	);
	const count = Object.keys(packages).length;
	return { name, version, folder, count, size: (await unpackedSize(folder)) / 1024 };
}

/** The milliseconds that a new process takes to load a package. */
async function loadTime({ node, bin }: Installed, folder: string): Promise<number> {
	const printed = await run(
		`${folder} could not be loaded`,
		node,
		[join(__dirname, '../programs/load.js'), folder],
		// The folder that holds n8n-workflow.
		{ env: { NODE_PATH: join(bin, '../../..') } },
	);
	return Number(printed);
}

/** The size of a package in bytes, without its README and its dependencies. */
async function unpackedSize(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile() && !/^readme/i.test(entry.name))
		.map(({ parentPath, name }) => join(parentPath, name))
		.filter((file) => !file.slice(folder.length).includes('node_modules'));
	const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}

const readJson = async <T>(file: string) => JSON.parse(await readFile(file, 'utf8')) as T;
