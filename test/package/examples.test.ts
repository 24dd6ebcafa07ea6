/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { tour } from '@dev/editor/tour';
import { examples } from '@dev/n8n/examples';
import { nth } from '@test/support/items';

const ROOT = resolve(__dirname, '../..');
const FOLDER = resolve(ROOT, 'examples');
const RECIPES = readFileSync(resolve(ROOT, 'docs/recipes.md'), 'utf8');

const { repository } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
	repository: { url: string };
};
/** Where GitHub has the files of the repository as they are. */
const RAW = repository.url
	.replace(/^git\+https:\/\/github\.com\//, 'https://raw.githubusercontent.com/')
	.replace(/\.git$/, '');

const textOf = (file: string) => readFileSync(resolve(FOLDER, file), 'utf8');

describe('The examples', () => {
	test('stand in docs/recipes.md in the order of the editor, with their descriptions', () => {
		const rows = [...RECIPES.matchAll(/^\| \[(.+)\]\(#(\S+)\) \| (.+) \|$/gm)];
		expect(rows.map(([, name, , description]) => ({ name, description }))).toEqual(
			tour().map(({ name, description }) => ({
				name: name.replace(/^\d+\. (Start here: )?/, ''),
				description,
			})),
		);
		for (const [, name = '', anchor] of rows) {
			expect(RECIPES).toContain(`\n## ${name}\n`);
			expect(anchor).toBe(
				name
					.toLowerCase()
					.replaceAll(/[^\w -]/g, '')
					.replaceAll(' ', '-'),
			);
		}
	});

	test('have their numbers in the editor, and the first one says that it is the first', () => {
		const names = tour().map(({ name }) => name);
		expect(names).toHaveLength(examples().length);
		expect(names[0]).toBe('01. Start here: Message a list from a Data Table');
		expect(names.map((name) => Number.parseInt(name, 10))).toEqual(names.map((_, i) => i + 1));
		// n8n sorts by name in the same way.
		expect([...names].sort((a, b) => a.localeCompare(b))).toEqual(names);
	});

	test('say in the editor what only its terminal does', () => {
		for (const { nodes } of tour()) {
			const [note] = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
			expect(note?.parameters.content).toMatch(/\n\n\*\*With `npm run editor`:\*\* .+\.$/);
		}
	});

	test('have their note above the nodes, also with what the editor adds', () => {
		for (const { nodes } of [...examples(), ...tour()]) {
			const [note] = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
			const bottom = nth(note?.position, 1) + Number(note?.parameters.height);
			const steps = nodes.filter((node) => node !== note);
			expect(Math.min(...steps.map(({ position: [, y] }) => y)) - bottom).toBeGreaterThan(0);
		}
	});

	describe.each(examples())('$file', (example) => {
		const { nodes, description, pinData } = example;

		test('has a name without a number, and a description', () => {
			expect(example.name).toMatch(/^[A-Z]/);
			expect(description).toMatch(/^[A-Z].{10,}$/);
		});

		test('has one sticky note, which says what to do first, what happens and what to try next', () => {
			const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
			expect(notes).toHaveLength(1);
			const { content } = nth(notes, 0).parameters;
			expect(content).toMatch(
				/^## .+\n\*\*First:\*\* .*select your credential.+\n\n\*\*You'll see:\*\* .+\n\n\*\*Try next:\*\* .+$/,
			);
			expect(content).not.toMatch(/npm run|terminal/);
			const bold = [...String(content).matchAll(/\*\*To\*\* of \*\*(.+?)\*\*/g)].map(
				([, name]) => name,
			);
			expect(bold).toEqual(
				nodes.filter(({ parameters: { to } }) => /^\+/.test(String(to))).map(({ name }) => name),
			);
		});

		test('says that it uses the recommended credential, since an import drops what only a default selects', () => {
			const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-wassly.'));
			expect(ours.length).toBeGreaterThan(0);
			for (const { parameters, credentials } of ours) {
				expect(parameters.authentication).toBe('login');
				expect(credentials).toEqual({
					wasslyLoginApi: { id: '1', name: 'Wassly Login account' },
				});
			}
		});

		test('can be imported from its address, which its recipe shows', () => {
			const [, recipe = ''] = RECIPES.split(`\n## ${example.name}\n`);
			expect(recipe).toMatch(/^\n```text\n/);
			const [address] = /https:\S+/.exec(recipe) ?? [];
			expect(address).toBe(`${RAW}/main/examples/${example.file}`);
		});

		test('has no pinned data, no secrets, and only numbers that nobody has', () => {
			expect(pinData ?? {}).toEqual({});
			expect(example).not.toHaveProperty('staticData');
			for (const { credentials = {} } of nodes) {
				for (const credential of Object.values(credentials)) {
					expect(Object.keys(credential)).toEqual(['id', 'name']);
				}
			}
			const text = textOf(example.file);
			expect(text).not.toMatch(/bearer |"(apikey|token|password)"\s*:/i);
			const numbers = [...text.matchAll(/\+\d{6,}/g)].map(([number]) => number);
			// There is no area code 555.
			expect(numbers.filter((number) => !/^\+1555\d{7}$/.test(number))).toEqual([]);
		});
	});
});
