/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

const files = ['nodes', 'credentials', 'dev'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	),
);

describe('The source', () => {
	test('has no file of more than 150 lines', () => {
		const lengths = files
			.filter(({ name }) => /\.[jt]s$/.test(name))
			.map(({ parentPath, name }) => join(parentPath, name))
			.map((file) => ({
				file: relative(ROOT, file),
				lines: readFileSync(file, 'utf8').trimEnd().split('\n').length,
			}));
		expect(lengths.length).toBeGreaterThan(50);
		expect(lengths.filter(({ lines }) => lines > 150)).toEqual([]);
	});

	test('has no folder of more than 12 files', () => {
		const counts = new Map<string, number>();
		for (const { parentPath } of files) {
			const folder = relative(ROOT, parentPath);
			counts.set(folder, (counts.get(folder) ?? 0) + 1);
		}
		expect(counts.get('credentials')).toBeGreaterThan(0);
		expect([...counts].filter(([, count]) => count > 12)).toEqual([]);
	});
});
