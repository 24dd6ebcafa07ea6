/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Engine } from '../../dev/engine/engine';
import { packageFolder } from '../../dev/engine/pack';
import { present } from '../engine/items';
import { FIGURES } from '../../dev/bench/figures';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const readme = read('README.md');

describe('The README', () => {
	test('shows the figures of docs/benchmark.md', () => {
		const [figures] = FIGURES.exec(read('docs/benchmark.md')) ?? [];
		expect(figures).toContain('| yes');
		expect(FIGURES.exec(readme)?.[0]).toBe(figures);
	});

	test('explains messages that the nodes really show', () => {
		const [, table] = /## Troubleshooting\n([^]*?)\n## /.exec(readme) ?? [];
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

	test('names every operation and every event', async () => {
		const { loader } = await Engine.load(packageFolder('jest'));
		const names = ['wassly', 'wasslyTrigger'].flatMap((node) => {
			const { properties } = loader.getNode(node).type.description as {
				properties: Array<{ name: string; options?: Array<{ name: string }> }>;
			};
			return properties
				.filter(({ name }) => ['operation', 'events'].includes(name))
				.flatMap(({ options = [] }) => options.map(({ name }) => name));
		});
		expect(names).toHaveLength(11);
		expect(names.filter((name) => !readme.includes(name))).toEqual([]);
	});
});

describe('The links', () => {
	test.each([
		'README.md',
		'CHANGELOG.md',
		'CONTRIBUTING.md',
		'SECURITY.md',
		'docs/benchmark.md',
		'docs/decisions.md',
		'docs/verification.md',
		'examples/README.md',
	])('in %s lead somewhere', (file) => {
		const targets = [...read(file).matchAll(/(?:\]\(|src(?:set)?=")([^)"\s]+)/g)].map(
			([, to = '']) => to,
		);
		const lost = targets.filter((to) => !/^https?:/.test(to)).filter((to) => !leads(file, to));
		expect(lost).toEqual([]);
	});
});

/** Whether there is such a file, and in it a heading for the link's anchor, if it has one. */
function leads(from: string, link: string): boolean {
	const [path = '', anchor] = link.split('#');
	const file = path === '' ? from : join(dirname(from), path);
	if (!existsSync(join(ROOT, file))) return false;
	if (anchor === undefined) return true;
	return [...read(file).matchAll(/^#+ (.+)$/gm)].some(([, text = '']) => anchorOf(text) === anchor);
}

/** As GitHub makes it. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replace(/\s/g, '-');
