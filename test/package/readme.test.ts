/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { only, present } from '@test/support/items';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const PAGES = [
	'README.md',
	...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join('docs', file)),
];

describe('The documentation', () => {
	test('explains messages that the nodes really show', () => {
		const [, table] = /## In the node\n([^]*?)\n## /.exec(read('docs/troubleshooting.md')) ?? [];
		const texts = [...present(table).matchAll(/^\| (`.+?`) +\|/gm)].flatMap(([, cell = '']) =>
			[...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text),
		);
		const code = readdirSync(packageFolder('jest'), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.js'))
			.map((file) => readFileSync(join(packageFolder('jest'), file), 'utf8'))
			.join();
		expect(texts.length).toBeGreaterThan(10);
		expect(texts.filter((text) => !code.includes(text))).toEqual([]);
	});

	test('names every event', async () => {
		const { loader } = await Engine.load(packageFolder('jest'));
		const { properties } = loader.getNode('wasslyTrigger').type.description as {
			properties: INodeProperties[];
		};
		const { options } = only(properties.filter(({ name }) => name === 'events'));
		const names = (options as INodePropertyOptions[]).map(({ name }) => name);
		const page = read('docs/trigger.md');
		expect(names.filter((name) => !page.includes(name))).toEqual([]);
	});
});

describe('The links', () => {
	test('reach every page of the documentation from the README', () => {
		const reached = new Set<string>();
		const follow = (file: string) => {
			if (reached.has(file)) return;
			reached.add(file);
			for (const [, to = ''] of read(file).matchAll(/\]\(([^)\s#]+\.md)/g)) {
				if (!/^https?:/.test(to)) follow(join(dirname(file), to));
			}
		};
		follow('README.md');
		expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
	});

	test('in n8n lead to pages that exist, without an anchor, behind which n8n would append more', () => {
		const files = ['nodes', 'credentials'].flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => /\.(ts|node\.json)$/.test(file))
				.map((file) => join(folder, file)),
		);
		const links = files.flatMap((file) => [
			...read(file).matchAll(/https:\/\/github\.com\/[\w-]+\/n8n-nodes-wassly([^'"]*)/g),
		]);
		const paths = links.map(([, path = '']) => path.replace(/^\/blob\/main\//, ''));
		expect(paths.length).toBeGreaterThan(4);
		expect(paths.filter((path) => path !== '' && !existsSync(join(ROOT, path)))).toEqual([]);
	});
});
