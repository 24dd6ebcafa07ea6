/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { packageFolder } from '@dev/engine/pack';
import { HAPPY_RUNS, runHappily } from '../contract/happyPath';
import { first } from '@test/support/items';
import { operationsOf } from '@test/support/operations';
import { setUpWassly } from '@test/support/setUpWassly';

const ROOT = resolve(__dirname, '../..');
const SCHEMAS = join(packageFolder('jest'), 'dist/nodes/Wassly/__schema__/v1.0.0');

const wassly = setUpWassly();

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const all = () => operationsOf(wassly.engine);
const names = () => all().map(({ name }) => name);
const keys = () => all().map(({ resource, operation }) => `${resource}/${operation}`);

/** The kinds of a JSON value's fields by their names. */
const kindsOf = (json: Record<string, unknown>) =>
	Object.fromEntries(
		Object.entries(json).map(([name, value]) => [
			name,
			Number.isInteger(value) ? 'integer' : typeof value,
		]),
	);

// What CONTRIBUTING lists under "Add an operation".
describe('Each operation', () => {
	test('is on the happy path', () => {
		const run = Object.values(HAPPY_RUNS).map(
			({ resource, operation }) => `${resource}/${operation}`,
		);
		expect([...new Set(run)].sort()).toEqual(keys().sort());
	});

	test('has a schema of its output', () => {
		const schemas = readdirSync(SCHEMAS, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.map((file) => file.replaceAll('\\', '/').replace('.json', ''));
		expect(schemas.sort()).toEqual(keys().sort());
	});

	// An operation that waits outputs nothing before the response.
	const runs = Object.entries(HAPPY_RUNS).filter(([, run]) => run.operation !== 'sendAndWait');

	test.each(runs)('outputs what its schema says, to %s', async (_name, run) => {
		const file = join(SCHEMAS, `${run.resource}/${run.operation}.json`);
		const { properties } = JSON.parse(readFileSync(file, 'utf8')) as {
			properties: Record<string, { type: string }>;
		};
		const described = Object.entries(properties).map(([name, { type }]) => [name, type]);
		const output = first(await runHappily(wassly.engine, run));
		expect(kindsOf(output)).toEqual(Object.fromEntries(described));
	});

	test('is in the table of docs/operations.md, which leads to its section', () => {
		const page = read('docs/operations.md');
		const rows = [...page.matchAll(/^\| [\w ]+ \| \[(.+?)\]\((#.+?)\) \| .+ \|$/gm)];
		expect(rows.map(([, name]) => name)).toEqual(names());
		const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
		expect(names().filter((name) => !sections.includes(name))).toEqual([]);
	});

	test('is in the README', () => {
		const readme = read('README.md');
		expect(names().filter((name) => !readme.includes(`**${name}**`))).toEqual([]);
	});

	test('can be chosen in the form for bugs', () => {
		const { body } = parse(read('.github/ISSUE_TEMPLATE/bug_report.yml')) as {
			body: Array<{ id?: string; attributes: { options?: string[] } }>;
		};
		const { attributes } = first(body.filter(({ id }) => id === 'operation'));
		expect(attributes.options).toEqual(expect.arrayContaining(names()));
	});
});
