/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');
/** Where the repository's address is. The first one without those below it. */
const FOLDERS = ['.', '.github', 'credentials', 'docs', 'examples', 'nodes'];

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const page = read('docs/internals/verification.md');
const { scripts, repository } = JSON.parse(read('package.json')) as {
	scripts: Record<string, string>;
	repository: { url: string };
};

/** Each test that the page names, with the file that it is said to be in. */
const named = page.split('\n').flatMap((line) =>
	// From one link to a test file to the next one.
	line.split(/(?=\[[\w.]+\]\(\.\.\/\.\.\/test\/)/).flatMap((part) => {
		const [, file] = /^\[[\w.]+\]\(\.\.\/\.\.\/(test\/\S+)\)/.exec(part) ?? [];
		const titles = file?.endsWith('.test.ts') ? part.matchAll(/(?:: |, )\*(.+?)\*/g) : [];
		return [...titles].map(([, title = '']) => ({ file: file ?? '', title }));
	}),
);

const has = (file: string, title: string) =>
	existsSync(join(ROOT, file)) &&
	['test(', ')('].some((call) =>
		[`'${title}'`, `"${title}"`].some((text) =>
			read(file)
				.replaceAll(/\(\s+/g, '(')
				.includes(call + text),
		),
	);

describe('docs/internals/verification.md', () => {
	test('names tests that exist', () => {
		expect(named.length).toBeGreaterThan(30);
		expect(named.filter(({ file, title }) => !has(file, title))).toEqual([]);
	});

	test('names commands that exist', () => {
		const commands = [...page.matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, name = '']) => name);
		expect(commands.length).toBeGreaterThan(20);
		expect(commands.filter((name) => !(name in scripts))).toEqual([]);
	});

	test('names rules that the lint applies', async () => {
		const named = [...page.matchAll(/`((?:@n8n\/community-nodes|n8n-nodes-base)\/[\w-]+)`/g)];
		const applied = await Promise.all(
			['nodes/Wassly/Wassly.node.ts', 'package.json'].map(rulesFor),
		);
		expect(named.length).toBeGreaterThan(5);
		expect(
			named.map(([, rule = '']) => rule).filter((rule) => !applied.flat().includes(rule)),
		).toEqual([]);
	});

	test('says of each rule whether it is met, and what shows it', () => {
		const [rules = ''] = page.split('## Ready for n8n 3');
		const rows = rules.split('\n').filter((line) => /^\| (?!Rule|---)/.test(line));
		const verdict = /^\| .+ \| (yes|no|partly|owner|n\/a) \| (.+ )?\|$/;
		expect(rows.length).toBeGreaterThan(40);
		expect(rows.filter((row) => !verdict.test(row))).toEqual([]);
		// Only what the owner has still to do may be without anything that shows it.
		expect(rows.filter((row) => verdict.exec(row)?.[2] === undefined)).toEqual([
			expect.stringContaining('| owner |'),
		]);
	});
});

describe('All files', () => {
	test('name one repository, everywhere', () => {
		const [, ours = ''] = /^git\+https:\/\/github\.com\/(.+)\.git$/.exec(repository.url) ?? [];
		const [, name = ''] = ours.split('/');
		const links = FOLDERS.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: folder !== '.', withFileTypes: true })
				.filter((entry) => entry.isFile() && /\.(json|md|yml|ts)$/.test(entry.name))
				.map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
		).flatMap((file) =>
			[...read(file).matchAll(/github\.com\/([\w-]+\/[\w-]+)/g)]
				.map(([, linked = '']) => ({ file, linked }))
				.filter(({ linked }) => linked.endsWith(`/${name}`)),
		);
		expect(links.length).toBeGreaterThan(5);
		expect(links.filter(({ linked }) => linked !== ours)).toEqual([]);
	});
});

/** The rules by which n8n's lint, as it is set up here, fails for a file. */
async function rulesFor(file: string): Promise<string[]> {
	const eslint = join(ROOT, 'node_modules/eslint/bin/eslint.js');
	// A process of its own, since jest can't load the lint's modules on Node.js 20.
	const { stdout } = await promisify(execFile)(process.execPath, [eslint, '--print-config', file], {
		cwd: ROOT,
		maxBuffer: 2 ** 24,
	});
	const { rules } = JSON.parse(stdout) as { rules: Record<string, [number]> };
	return Object.keys(rules).filter((rule) => rules[rule]?.[0] === 2);
}
