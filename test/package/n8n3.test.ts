/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { INodeTypeBaseDescription, INodeTypeDescription } from 'n8n-workflow';
import ts from 'typescript';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';

const ROOT = resolve(__dirname, '../..');
const folder = packageFolder('jest');

/** The lines of code that npm ships, each with its file and number. */
const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.js'))
	.flatMap((file) =>
		readFileSync(join(folder, file), 'utf8')
			.split('\n')
			.map((text, index) => `${file}:${index + 1} ${text.trim()}`),
	);

/**
 * What n8n announces to remove, or has marked as deprecated, by what to look for. Beside it, what it
 * looks like, so that a pattern that finds nothing any more fails.
 *
 * `$getPairedItem` and the storage of files in memory (whose content was `data`, in Base64) end with
 * n8n 3: https://docs.n8n.io/changelog/v30-breaking-changes. Of the older request helpers, n8n's
 * reference says that they are removed, and n8n-workflow that they are deprecated:
 * https://docs.n8n.io/connect/create-nodes/build-your-node/reference/http-request-helpers.
 */
const REMOVED: Array<[what: string, pattern: RegExp, ...examples: string[]]> = [
	[
		'helpers.request',
		/helpers\??\.request\b|\.request(\?\.)?(\(|\.(call|apply|bind)\()|\brequest\b[^{}]*\} = [\w.]*helpers\b/,
		'await this.helpers.request({ uri });',
		'const send = context.helpers.request;',
		'await helpers?.request.call(this, { uri });',
		'const { request } = this.helpers;',
		'const { request: send, httpRequest } = context.helpers;',
	],
	[
		'helpers.requestWithAuthentication and its paginated form',
		/\brequestWithAuthentication/,
		"await this.helpers.requestWithAuthentication.call(this, 'wasslyApi', {});",
		'const { requestWithAuthenticationPaginated } = this.helpers;',
	],
	[
		'helpers.requestOAuth',
		/\brequestOAuth/,
		"await this.helpers.requestOAuth1.call(this, 'x', {});",
		"await this.helpers.requestOAuth2.call(this, 'x', {});",
	],
	[
		'helpers without a successor',
		/\b(copyBinaryFile|prepareOutputData)\b/,
		'await this.helpers.copyBinaryFile();',
		'return await this.prepareOutputData(items);',
	],
	[
		// Two texts name `$binary.data`, and an address may begin with `data:`, with its content in Base64.
		// file.ts and fingerprint.ts look at `data` only where an item has no `id`, as n8n itself does.
		"the content of a file except through n8n's helpers",
		/^(?!.*(Only for a file that|returns no file|Buffer\.from\(base64,|if \(!id\))).*(\bbinary(Data)?\b[^;]*\.data\b|\bfrom\([^;)]*["']base64(url)?["']|\batob\()/i,
		"const content = Buffer.from(item.binary[property].data, 'base64');",
		'const { length } = binaryData.data;',
		"const content = Buffer.from(data, 'base64');",
		'const content = atob(data);',
	],
	['$getPairedItem', /\$getPairedItem/, '={{ $getPairedItem($json) }}'],
];

describe('For n8n 3, the package that npm ships', () => {
	test.each(REMOVED)('does not use %s', (_what, pattern, ...examples) => {
		expect(examples.filter((example) => !pattern.test(example))).toEqual([]);
		expect(lines.length).toBeGreaterThan(1000);
		expect(lines.filter((line) => pattern.test(line))).toEqual([]);
	});

	test('sets no color: its icons are files', async () => {
		const { loader } = await Engine.load(folder);
		const { nodes } = loader.types as { nodes: INodeTypeDescription[] };
		expect(nodes.map(({ name }) => name)).toEqual(['wassly', 'wasslyTrigger']);
		for (const { defaults, ...node } of nodes) {
			expect(defaults).toEqual({ name: expect.any(String) });
			const { icon, iconColor, iconUrl }: INodeTypeBaseDescription = node;
			// n8n's loader turns the path of a file into an address, and leaves other icons alone.
			expect({ icon, iconColor, iconUrl }).toEqual({
				iconUrl: { light: expect.stringMatching(/\.svg$/), dark: expect.stringMatching(/\.svg$/) },
			});
		}
	});
});

describe('The source', () => {
	test('uses nothing that n8n-workflow marks as deprecated', () => {
		const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) =>
			ts.sys.readFile(file),
		);
		const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
		const service = ts.createLanguageService({
			...ts.sys,
			getScriptFileNames: () => fileNames,
			getScriptVersion: () => '',
			getScriptSnapshot: (file) => ts.ScriptSnapshot.fromString(ts.sys.readFile(file) ?? ''),
			getCompilationSettings: () => options,
			getCurrentDirectory: () => ROOT,
			getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
			useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
		});
		const deprecated = fileNames.flatMap((file) =>
			service
				.getSuggestionDiagnostics(file)
				.filter(({ reportsDeprecated }) => reportsDeprecated)
				.map(({ messageText }) => [
					relative(ROOT, file),
					ts.flattenDiagnosticMessageText(messageText, ' '),
				]),
		);
		expect(fileNames.length).toBeGreaterThan(50);
		expect(deprecated).toEqual([]);
	});
});
