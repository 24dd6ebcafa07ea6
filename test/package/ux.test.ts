/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyMode,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { only } from '@test/support/items';
import { operationsOf } from '@test/support/operations';
import { SEARCHES } from '@test/support/searches';

const folder = packageFolder('jest');

type Entry = INodeProperties & { values?: INodeProperties[] };

/** Whether it holds other fields. */
const isGroup = (type: string) => ['collection', 'fixedCollection'].includes(type);

/** Fields, those in collections included, without the choices of a dropdown. */
const below = (entries: Entry[]): INodeProperties[] =>
	entries.flatMap((entry) => [
		...(entry.type ? [entry] : []),
		...below(isGroup(entry.type) ? (entry.options as Entry[]) : (entry.values ?? [])),
	]);

const engine = Engine.load(folder);

const loaded = engine.then(({ loader }) => loader.types);

const credentialFields = async () =>
	(await loaded).credentials.flatMap(({ properties }) => properties);

const fields = async () => [
	// n8n itself adds Poll Times to a node that polls.
	...below((await loaded).nodes.flatMap(({ properties }) => properties)).filter(
		({ name }) => name !== 'pollTimes',
	),
	...(await credentialFields()),
];

// https://docs.n8n.io/connect/create-nodes/build-your-node/reference/ux-guidelines: what n8n's lint
// doesn't check. docs/internals/verification.md says what it does.
describe("By n8n's UX guidelines", () => {
	test('secrets, and nothing else, are in password fields', async () => {
		const secret = (await credentialFields())
			.filter(({ typeOptions }) => typeOptions?.password)
			.map(({ name }) => name);
		const open = (await credentialFields())
			.filter(({ typeOptions }) => !typeOptions?.password)
			.map(({ name }) => name);
		expect(secret.sort()).toEqual(['apikey', 'apikey', 'password', 'token', 'token']);
		expect(open.sort()).toEqual(['baseUrl', 'baseUrl', 'email']);
	});

	test('descriptions quote the names of other fields', async () => {
		const all = await fields();
		const names = new Set(all.map(({ displayName }) => displayName.replace(/ \(.+\)$/, '')));
		const unquoted = new RegExp(`[a-z,] (${[...names].join('|')})\\b(?! [A-Z])`);
		const described = all.flatMap(({ description = '', options = [] }) => [
			description,
			...(options as INodePropertyOptions[]).map((option) => option.description ?? ''),
		]);
		expect(described.filter((text) => text !== '').length).toBeGreaterThan(50);
		expect(described.filter((text) => unquoted.test(text))).toEqual([]);
	});

	test('one device is chosen from a list first', async () => {
		const locators = (await fields()).filter(({ type }) => type === 'resourceLocator');
		expect(locators.length).toBeGreaterThan(1);
		for (const { default: value, modes = [] } of locators) {
			expect(value).toEqual({ mode: 'list', value: '' });
			expect(modes[0]).toMatchObject({ displayName: 'From List', type: 'list' });
		}
	});

	test('placeholders are examples, or say what a button adds', async () => {
		const all = await fields();
		const inputs: Array<INodeProperties | INodePropertyMode> = [
			...all.filter(({ type }) => !isGroup(type)),
			...all.flatMap(({ modes = [] }) => modes.filter(({ type }) => type === 'string')),
		];
		const examples = inputs.flatMap(({ placeholder }) => placeholder ?? []);
		const buttons = all
			.filter(({ type }) => isGroup(type))
			.flatMap(({ placeholder }) => placeholder ?? []);
		expect(examples.length).toBeGreaterThan(10);
		expect(examples.filter((text) => !/^e\.g\. \S/.test(text))).toEqual([]);
		expect(buttons.length).toBeGreaterThan(5);
		expect(buttons.filter((text) => !/^Add [A-Z]\w+$/.test(text))).toEqual([]);
	});

	test('an operation names its object, without articles, and is described in other words', async () => {
		for (const { name, action = '', description = '' } of operationsOf(await engine)) {
			expect(action).toMatch(/^[A-Z][a-z]+ .*(device|message)/);
			expect(action).not.toMatch(/\b(a|an|the)\b/i);
			expect(description).toMatch(/^[A-Z].*\b(device|message)/);
			expect([name, action]).not.toContain(description);
		}
	});

	test('no operation needs a simplified output: none documents more than 10 fields', () => {
		const schemas = readdirSync(join(folder, 'dist/nodes/Wassly/__schema__'), {
			recursive: true,
			encoding: 'utf8',
		}).filter((file) => file.endsWith('.json'));
		expect(schemas.length).toBeGreaterThan(0);
		for (const file of schemas) {
			const text = readFileSync(join(folder, 'dist/nodes/Wassly/__schema__', file), 'utf8');
			const names = Object.keys(JSON.parse(text).properties);
			expect(names.length).toBeGreaterThan(0);
			expect(names.length).toBeLessThanOrEqual(10);
		}
	});

	test('all that a person reads in the nodes is in English', async () => {
		const texts = (await fields()).flatMap((field) => [
			...[field, ...((field.options ?? []) as INodePropertyOptions[]), ...(field.modes ?? [])],
		]);
		const shown = texts
			.flatMap((text) => Object.values(text))
			.filter((text) => typeof text === 'string');
		expect(shown.length).toBeGreaterThan(200);
		// Beside ASCII, only the ellipsis.
		expect(shown.filter((text) => !/^[\n\x20-\x7e…]*$/.test(text))).toEqual([]);
	});
});

describe('What a new node starts with', () => {
	test('is the recommended credential, which is also the first to choose', async () => {
		const { nodes, credentials } = await loaded;
		for (const { properties, credentials: used = [] } of nodes) {
			const [authentication] = properties.filter(({ name }) => name === 'authentication');
			expect(authentication?.default).toBe('login');
			expect((authentication?.options as INodePropertyOptions[])[0]?.value).toBe('login');
			expect(used.map(({ name }) => name)).toEqual(['wasslyLoginApi', 'wasslyApi']);
		}
		expect(credentials.map(({ name }) => name)).toEqual(['wasslyLoginApi', 'wasslyApi']);
	});

	test('says at To that one message is sent per item, unless there is only one', async () => {
		const [one, onlyOne] = (await fields()).filter(({ name }) => name === 'to');
		expect([one?.hint, onlyOne?.hint]).toEqual(['One message is sent per input item', undefined]);
	});

	// n8n's panel offers each event alone.
	test.each([
		[['deviceDisconnected'], true],
		[['deviceStillDisconnected', 'deviceDisconnected'], true],
		[['deviceConnected', 'deviceDisconnected'], false],
		[['deviceConnected'], false],
	])('with the events %p: says what a restart can miss: %p', async (events, isSaid) => {
		const { description } = (await engine).loader.getNode('wasslyTrigger').type;
		const { properties } = description as INodeTypeDescription;
		const notice = only(properties.filter(({ type }) => type === 'notice'));
		expect(notice.displayName).toContain("add 'Device Connected'");
		const node = { typeVersion: 1 };
		expect(
			NodeHelpers.displayParameter({ events }, notice, node, description as INodeTypeDescription),
		).toBe(isSaid);
	});

	// What a node does without the option; a country can't be guessed.
	test('changes something when an option is added', async () => {
		const added = (await fields())
			.filter(({ type }) => type === 'collection')
			.flatMap(({ options = [] }) => options as INodeProperties[])
			.filter(({ name }) => name !== 'defaultCountry');
		const choices = added.filter(({ type }) => type === 'options');
		expect(choices.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['connection', 'sort', 'format', 'ifNotConnected']),
		);
		const idle = [...added.filter(({ type }) => type === 'number'), ...choices].filter((option) =>
			[0, 'any', 'none', 'asWritten', 'send'].includes(option.default as never),
		);
		expect(idle.map(({ name }) => name)).toEqual([]);
	});
});

// n8n looks for a search in the node's name and in each alias, one at a time, and takes any letters in
// this order. With gaps between them, hundreds of other nodes come first.
describe("The search of n8n's nodes panel", () => {
	test.each(SEARCHES)('finds the node by "%s"', async (search) => {
		const { description } = (await engine).loader.getNode('wassly').type;
		const { displayName, codex } = description as INodeTypeDescription;
		const names = [displayName, ...(codex?.alias ?? [])].map((name) => name.toLowerCase());
		expect(names.filter((name) => name.startsWith(search))).not.toEqual([]);
	});
});
