/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import type { Installed } from '../n8n/install/n8n';
import { run } from '../n8n/install/run';
import type { Section } from './report';
import { alternate, spread } from './samples';

const KIB = 1024;

/** A popular WhatsApp package, and a lean one of another kind. */
const OTHERS = ['n8n-nodes-evolution-api@1.0.4', '@blotato/n8n-nodes-blotato@1.0.10'];

/** What it costs to have the package in n8n, used or not. */
export async function cost(installed: Installed, unpacked: string): Promise<Section> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
	try {
		const packages = [];
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
	/** How many packages npm has installed, itself included. */
	count: number;
}

/** As n8n does: without peers, which n8n brings, and without scripts. */
async function install(spec: string, prefix: string): Promise<Package> {
	const options = ['--install-links', '--omit=peer', '--omit=dev', '--ignore-scripts'];
	await run(`${spec} could not be installed`, 'npm', [
		'install',
		...['--prefix', prefix, '--no-audit', '--no-fund', ...options, spec],
	]);
	const { dependencies } = await readJson<{ dependencies: object }>(join(prefix, 'package.json'));
	const [name] = Object.keys(dependencies);
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
	const sizes = await Promise.all(packages.map(async ({ folder }) => await unpackedSize(folder)));
	const [own] = packages;
	return {
		title: '4. Cost of having the package',
		text: 'A new process loads all classes of the package, after n8n-workflow and with the Node.js of n8n: milliseconds. The size is that of the unpacked package without its README, which n8n never loads. The packages are those that npm installs for it, n8n-workflow not counted, which n8n brings.',
		columns: ['', 'Load time', 'Unpacked without README', 'Packages'],
		rows: packages.map(({ name, version, count }, index) => [
			`${name} ${version}`,
			spread(times[name], 1),
			`${Math.round(sizes[index] / KIB)} KiB`,
			String(count),
		]),
		targets: [
			{
				what: 'Load time of all classes',
				measured: median(times[own.name]),
				atMost: 5,
				unit: ' ms',
			},
			{ what: 'Unpacked size without README', measured: sizes[0] / KIB, atMost: 80, unit: ' KiB' },
			{ what: 'Packages installed', measured: own.count, atMost: 1 },
		],
	};
}

/** In milliseconds, by a new process. */
async function loadTime({ node, bin }: Installed, folder: string): Promise<number> {
	const printed = await run(
		`${folder} could not be loaded`,
		node,
		[join(__dirname, 'programs/load.js'), folder],
		// Where n8n-workflow is.
		{ env: { NODE_PATH: join(bin, '../../..') } },
	);
	return Number(printed);
}

/** In bytes, without the README and without what npm installs beside it. */
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
