/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import type { Installed } from '../../n8n/install/n8n';
import { run } from '../../n8n/install/run';
import type { Section } from '../report';
import { alternate, spread } from '../samples';

const KIB = 1024;

/** A popular WhatsApp package, and a small package of another kind. */
const OTHERS = ['n8n-nodes-evolution-api@1.0.4', '@blotato/n8n-nodes-blotato@1.0.10'];

/** What having the package in n8n costs, used or not. */
export async function cost(installed: Installed, unpacked: string): Promise<Section> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
	try {
		const packages: Package[] = [];
		for (const [index, spec] of [unpacked, ...OTHERS].entries()) {
			packages.push(await install(spec, join(folder, String(index))));
		}
		return await compare(installed, packages);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

interface Package {
	name: string;
	version: string;
	folder: string;
	/** How many packages npm has installed, including this one. */
	count: number;
}

/** Installs a package as n8n does: without scripts, and without the peers that n8n provides. */
async function install(spec: string, prefix: string): Promise<Package> {
	const options = ['--install-links', '--omit=peer', '--omit=dev', '--ignore-scripts'];
	await run(`${spec} could not be installed`, 'npm', [
		'install',
		...['--prefix', prefix, '--no-audit', '--no-fund', ...options, spec],
	]);
	const { dependencies } = await readJson<{ dependencies: object }>(join(prefix, 'package.json'));
	const [name] = Object.keys(dependencies);
	if (!name) throw new Error(`npm has not installed ${spec}`);
	const nodeModules = join(prefix, 'node_modules');
	const { packages } = await readJson<{ packages: object }>(
		join(nodeModules, '.package-lock.json'),
	);
	const folder = join(nodeModules, name);
	const { version } = await readJson<{ version: string }>(join(folder, 'package.json'));
	return { name, version, folder, count: Object.keys(packages).length };
}

async function compare(installed: Installed, packages: Package[]): Promise<Section> {
	const times = await alternate(
		Object.fromEntries(
			packages.map(({ name, folder }) => [name, async () => await loadTime(installed, folder)]),
		),
		30,
		5,
	);
	const rows = await Promise.all(
		packages.map(async ({ name, version, folder, count }) => ({
			title: `${name} ${version}`,
			times: times[name] ?? [],
			size: (await unpackedSize(folder)) / KIB,
			count,
		})),
	);
	const [own, popular] = rows;
	if (!own || !popular) throw new Error('There is no package to compare');
	return {
		title: '4. Cost of installing the package',
		text: 'A new process loads all classes of the package, after n8n-workflow, with the Node.js that n8n uses. Times are in milliseconds. The size is that of the unpacked package without its README, which n8n never loads. Packages are those that npm installs for it, not counting n8n-workflow, which comes with n8n.',
		columns: ['', 'Load time', 'Unpacked without README', 'Packages'],
		rows: rows.map(({ title, times, size, count }) => [
			title,
			spread(times, 1),
			`${Math.round(size)} KiB`,
			String(count),
		]),
		targets: [
			{
				what: `Load time of all classes, compared with ${popular.title}`,
				measured: median(own.times) / median(popular.times),
				atMost: 0.35,
				unit: ' ×',
			},
			{ what: 'Unpacked size without README', measured: own.size, atMost: 192, unit: ' KiB' },
			{ what: 'Packages installed', measured: own.count, atMost: 1 },
		],
	};
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
