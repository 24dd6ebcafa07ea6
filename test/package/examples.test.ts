/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { tour } from '@dev/editor/tour';
import { examples } from '@dev/n8n/examples';
import { nth } from '@test/support/items';

const FOLDER = resolve(__dirname, '../../examples');

const textOf = (file: string) => readFileSync(resolve(FOLDER, file), 'utf8');

describe('The examples', () => {
	test('stand in examples/README.md in the order of the editor, with their descriptions', () => {
		const rows = [
			...textOf('README.md').matchAll(/^\| \[(\S+\.json)\]\((\S+\.json)\) \| (.+) \|$/gm),
		];
		expect(rows.map(([, name, target, description]) => ({ name, target, description }))).toEqual(
			tour().map(({ file, description }) => ({ name: file, target: file, description })),
		);
	});

	test('have their numbers in the editor, and the first one says that it is the first', () => {
		const names = tour().map(({ name }) => name);
		expect(names).toHaveLength(examples().length);
		expect(names[0]).toBe('1. Start here: List WhatsApp Web devices');
		expect(names.map((name) => Number.parseInt(name, 10))).toEqual(names.map((_, i) => i + 1));
		// n8n sorts by name in the same way.
		expect([...names].sort((a, b) => a.localeCompare(b))).toEqual(names);
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
				/^## .+\n\*\*First:\*\* select your credential.+ \(With `npm run editor`, change nothing\.\).*\n\n\*\*You'll see:\*\* .+\n\n\*\*Try next:\*\* .+$/,
			);
			const bold = [...String(content).matchAll(/\*\*To\*\* of \*\*(.+?)\*\*/g)].map(
				([, name]) => name,
			);
			expect(bold).toEqual(
				nodes.filter(({ parameters: { to } }) => /^\+/.test(String(to))).map(({ name }) => name),
			);
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
