/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { errorTexts } from '@test/support/errorTexts';
import { only } from '@test/support/items';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const PAGES = [
	'README.md',
	...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join('docs', file)),
];

describe('The documentation', () => {
	const [, section = ''] =
		/\n## Error messages\n([^]*?)\n## /.exec(read('docs/troubleshooting.md')) ?? [];
	const explained = [...section.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell = '']) =>
		[...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text),
	);
	const messages = errorTexts();
	// Many messages end so, which says nothing about any of them.
	const END = /, so (the|this|no) message was (not )?sent$|, so nothing was sent$/;

	test('explains every message of the nodes', () => {
		expect(messages.length).toBeGreaterThan(90);
		const unexplained = messages.filter((message) => {
			const core = message.replace(END, '');
			const text = core === '…' ? message : core;
			return !explained.some((known) => text.includes(known.replace(END, '') || known));
		});
		expect(unexplained).toEqual([]);
	});

	test('explains only messages that the nodes show', () => {
		expect(explained.length).toBeGreaterThan(90);
		expect(explained.filter((text) => !messages.some((message) => message.includes(text)))).toEqual(
			[],
		);
	});

	// Others would be missing above.
	test('can rely on all messages being in the folders "errors"', () => {
		const elsewhere = ['nodes', 'credentials'].flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts') && !/[/\\]errors[/\\]/.test(file))
				.filter((file) => /new \w+Error\(\s*['"`][A-Z']/.test(read(join(folder, file)))),
		);
		expect(elsewhere).toEqual([]);
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

	test('lead to headings that exist', () => {
		const headings = (file: string) =>
			[...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
				// As GitHub makes an anchor of it.
				heading
					.toLowerCase()
					.replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
					.replaceAll(' ', '-'),
			);
		const links = [...PAGES, 'CONTRIBUTING.md', 'SECURITY.md'].flatMap((page) =>
			[...read(page).matchAll(/\]\((?!https?:)([^)\s#]*)#([^)\s]+)\)/g)].map(
				([, to = '', anchor = '']) => ({ page, file: to && join(dirname(page), to), anchor }),
			),
		);
		expect(links.length).toBeGreaterThan(80);
		expect(
			links.filter(({ page, file, anchor }) => !headings(file || page).includes(anchor)),
		).toEqual([]);
	});

	// npm shows the README, but not the files beside it.
	test('to pictures in the README are absolute, and lead to files of this repository', () => {
		const pictures = [...read('README.md').matchAll(/(?:src|srcset)="([^"]*)"/g)].map(
			([, to = '']) => to,
		);
		const [, name] = /github\.com\/(.+?)\.git/.exec(read('package.json')) ?? [];
		const base = `https://raw.githubusercontent.com/${name}/main/`;
		expect(pictures.length).toBeGreaterThan(1);
		expect(
			pictures.filter(
				(to) => !to.startsWith(base) || !existsSync(join(ROOT, to.slice(base.length))),
			),
		).toEqual([]);
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
