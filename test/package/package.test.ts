/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { present } from '@test/support/items';

const folder = packageFolder('jest');

const filesIn = async (under: string): Promise<string[]> =>
	(await readdir(under, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
		.sort();

describe('The package that npm ships', () => {
	test('is loaded by n8n with its node, codex, credential and both icons', async () => {
		const { loader } = await Engine.load(folder);
		const { description } = loader.getNode('wassly').type;
		expect(description).toMatchObject({
			displayName: 'Wassly',
			usableAsTool: true,
			iconUrl: {
				light: 'icons/n8n-nodes-wassly/dist/icons/wassly.svg',
				dark: 'icons/n8n-nodes-wassly/dist/icons/wassly.dark.svg',
			},
			codex: { categories: ['Communication', 'HITL'], alias: expect.arrayContaining(['whatsapp']) },
		});
		expect(loader.getCredential('wasslyApi').type).toMatchObject({
			displayName: 'Wassly API',
			documentationUrl: expect.stringMatching(/^https:/),
			supportedNodes: ['wassly', 'wasslyTrigger'],
			iconUrl: {
				light: 'icons/n8n-nodes-wassly/dist/icons/wassly.svg',
				dark: 'icons/n8n-nodes-wassly/dist/icons/wassly.dark.svg',
			},
		});
	});

	test('contains only what runs, the README and the license', async () => {
		const files = await filesIn(folder);
		const kinds =
			/^(dist\/(nodes|credentials)\/.+\.js|dist\/(descriptions|wassly)\.js|dist\/nodes\/.+(\.node|\/__schema__\/.+)\.json|dist\/icons\/.+\.svg|index\.js|package\.json|README\.md|LICENSE)$/;
		expect(files.filter((file) => !kinds.test(file))).toEqual([]);
		expect(files).toEqual(
			expect.arrayContaining([
				'index.js',
				'README.md',
				'LICENSE',
				'dist/icons/wassly.svg',
				'dist/icons/wassly.dark.svg',
				'dist/nodes/Wassly/Wassly.node.json',
			]),
		);
	});

	test('contains no source map', async () => {
		const code = (await filesIn(folder)).filter((file) => file.endsWith('.js'));
		const texts = await Promise.all(
			code.map(async (file) => await readFile(join(folder, file), 'utf8')),
		);
		expect(texts.filter((text) => text.includes('sourceMappingURL'))).toEqual([]);
	});

	test('takes at most 256 KiB without the README', async () => {
		const files = (await filesIn(folder)).filter((file) => file !== 'README.md');
		const sizes = await Promise.all(
			files.map(async (file) => (await stat(join(folder, file))).size),
		);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(256 * 1024);
	});

	test('has at most 64 KiB that n8n loads when it starts', async () => {
		const { stdout } = await promisify(execFile)(process.execPath, [
			'-e',
			`for (const Class of Object.values(require(${JSON.stringify(folder)}))) new Class();
			console.log(Object.keys(require.cache).join('\\n'))`,
		]);
		const loaded = stdout.split('\n').filter((file) => file.startsWith(join(folder, 'dist')));
		const sizes = await Promise.all(loaded.map(async (file) => (await stat(file)).size));
		expect(loaded).toContain(join(folder, 'dist/descriptions.js'));
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(64 * 1024);
	});

	test('requires nothing but n8n-workflow, node:crypto and its own files', async () => {
		const code = (await filesIn(folder)).filter((file) => file.endsWith('.js'));
		const required = await Promise.all(
			code.map(async (file) => {
				const text = await readFile(join(folder, file), 'utf8');
				return [...text.matchAll(/\b(?:require|import)\s*\(\s*(.*?)\s*\)/g)].map(
					([, name = '']) => name,
				);
			}),
		);
		const foreign = required
			.flat()
			.filter((name) => !/^["'](n8n-workflow|node:crypto|\.{1,2}\/.+)["']$/.test(name));
		expect(required.flat()).not.toEqual([]);
		expect(foreign).toEqual([]);
	});

	test('depends on nothing but n8n-workflow, as a peer', async () => {
		const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		for (const kind of ['dependencies', 'optionalDependencies', 'bundledDependencies']) {
			expect(manifest).not.toHaveProperty(kind);
		}
		for (const hook of ['preinstall', 'install', 'postinstall', 'prepare']) {
			expect(manifest.scripts).not.toHaveProperty(hook);
		}
	});

	test('exports its classes', () => {
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- what is tested
		const exported = require(folder) as Record<string, new () => { name?: string }>;
		const names = ['Wassly', 'WasslyApi', 'WasslyLoginApi', 'WasslyTrigger'];
		expect(Object.keys(exported).sort()).toEqual(names);
		expect(new (present(exported.WasslyApi))().name).toBe('wasslyApi');
	});
});
