/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- development only, see CONTRIBUTING */
/**
 * Changes pure code in many small ways, with StrykerJS, and lists the changes that no test notices.
 *
 *     npm run mutants                 all of it: an hour, and later only what has changed
 *     npm run mutants -- line plan    all of the files with these in their paths
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The files that are changed, and the tests that should notice, both by glob patterns. Where a mistake
 * hurts most comes first. A file is judged by the tests of its own name, so that they say all that it
 * does, and so that a change takes a second.
 *
 * Left out is what needs n8n or a server to do anything: its tests run the package as npm ships it, and
 * a minute for each of thousands of changes would be days.
 */
const ROOMS: Array<[folder: string, files: string[], tests?: string[]]> = [
	// What becomes of a message: sent twice, not at all, too fast, or told wrongly.
	[
		'Wassly/resources/message/sending',
		[
			...['outcome', 'conversations', 'line', 'rateLimit', 'account', 'plan', 'fingerprint'],
			...['receipt', 'report', 'hints'],
		],
	],
	// To whom it goes, and what it says.
	['Wassly/resources/message/recipient', ['phoneNumber']],
	['Wassly/resources/message/text', ['{emphasis,whatsAppText}'], ['whatsAppText']],
	// What Wassly's responses mean, and that they leak no secret.
	['shared/http', ['body', 'redact', 'response', 'result', 'retry']],
	['shared', ['readTime', 'timer']],
	['shared/device', ['{device,sortDevices}'], ['device']],
	// What is an event of the trigger.
	['WasslyTrigger', ['deviceSelection', 'pollState', 'compare/snapshotText']],
	['WasslyTrigger/compare', ['{compareDevices,snapshot,tracking}'], ['*']],
];

const wanted = process.argv.slice(2);

/** In percent, of all changes. In a single file, more of them may change nothing that can be noticed. */
const WANTED = 90;

const CACHE = 'node_modules/.cache/n8n-nodes-wassly/mutants';

/** @returns how many changes the tests have noticed, and how many there were */
async function judge(folder: string, file: string, tests: string[]) {
	// It can't be loaded with `require`.
	const { Stryker } = await import('@stryker-mutator/core');
	const name = `${folder}/${file}`.replaceAll(/[^\w]+/g, '-');
	const results = await new Stryker({
		mutate: [`nodes/${folder}/${file}.ts`],
		testRunner: 'jest',
		jest: {
			projectType: 'custom',
			config: {
				// Nothing has to be packed.
				globalSetup: null,
				setupFiles: ['<rootDir>/dev/mutants/firstFailure.ts'],
				testMatch: tests.map((test) => `<rootDir>/test/nodes/${folder}/${test}.test.ts`),
				// Many a change makes a test wait for ever. The slowest takes 2 seconds.
				testTimeout: 20_000,
			},
		},
		coverageAnalysis: 'perTest',
		timeoutMS: 3000,
		concurrency: 1,
		incremental: true,
		// What changes nothing but a constant isn't tried again by itself when the tests change.
		force: wanted.length > 0,
		incrementalFile: join(CACHE, `${name}.json`),
		reporters: ['clear-text'],
		clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
		tempDirName: join(tmpdir(), 'n8n-nodes-wassly-mutants', name),
		ignorePatterns: ['/dist', '/docs', '/examples'],
		allowConsoleColors: false,
		logLevel: 'error' as never,
		thresholds: { high: 100, low: WANTED, break: null },
	}).runMutationTest();
	const counted = results.filter(({ status }) =>
		['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status),
	);
	const noticed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout');
	return { file: `${folder}/${file}`, noticed: noticed.length, all: counted.length };
}

const percentOf = (noticed: number, all: number) => Math.floor((100 * noticed) / all);

async function main() {
	const found: Array<{ file: string; noticed: number; all: number }> = [];
	for (const [folder, files, tests] of ROOMS) {
		for (const file of files) {
			const path = `${folder}/${file}`;
			if (wanted.length > 0 && !wanted.some((part) => path.includes(part))) continue;
			console.log(`\n${path}`);
			found.push(await judge(folder, file, tests ?? [`${file}*`]));
		}
	}
	for (const { file, noticed, all } of found) {
		console.log(
			`${String(percentOf(noticed, all)).padStart(3)} % of ${String(all).padStart(4)}  ${file}`,
		);
	}
	const sum = (key: 'noticed' | 'all') => found.reduce((total, one) => total + one[key], 0);
	if (percentOf(sum('noticed'), sum('all')) < WANTED) process.exitCode = 1;
}

void main();
