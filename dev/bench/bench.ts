/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/**
 * `npm run bench`: compares the package with its alternatives in the real n8n, and writes
 * docs/internals/benchmark.md. It fails if a target is missed.
 * Memory is measured on Linux only.
 */
import '../engine/environment';
import { availableParallelism } from 'node:os';
import { pack } from '../engine/pack';
import { installN8n, VERSIONS, type Installed } from '../n8n/install/n8n';
import { run, step } from '../n8n/install/run';
import { Simulator } from '../simulator/simulator';
import { withCandidates } from './candidates';
import { Floor } from './floor';
import { report, type Measured, type Section } from './report';
import { severalDevices } from './sections/devices';
import { installing } from './sections/installing';
import { longLists, manyItems } from './sections/lists';
import { largeFile, memory } from './sections/memory';
import { atOnce, messages } from './sections/messages';
import { polls } from './sections/polls';

async function main(): Promise<void> {
	const installed = await installN8n(VERSIONS.current);
	const unpacked = await step('Packing the package', async () => await pack('bench'));
	const simulator = await Simulator.start();
	const floor = new Floor(installed.node, simulator);
	const sections: Section[] = [];
	const measure = async (title: string, work: () => Promise<Measured>) =>
		sections.push({ title, ...(await step(title, work)) });
	try {
		await withCandidates(unpacked, simulator, async (candidates) => {
			const lab = { candidates, simulator, floor };
			await measure('Long lists', async () => await longLists(lab));
			await measure('Many input items', async () => await manyItems(lab));
			await measure('Messages', async () => await messages(lab, unpacked));
			await measure('Executions at once', async () => await atOnce(lab));
			await measure('Several devices', async () => await severalDevices(lab));
		});
		if (process.platform === 'linux') {
			await measure('Memory', async () => await memory(unpacked, simulator));
			await measure('A large file', async () => await largeFile(unpacked, simulator));
		}
		await measure('Trigger', async () => await polls(installed, unpacked, simulator, floor));
		await measure('Installing', async () => await installing(installed, unpacked));
		if (!(await report(await intro(installed), sections))) throw new Error('A target was missed.');
	} finally {
		floor.stop();
		await simulator.stop();
	}
}

/** How docs/internals/benchmark.md begins: for users first, then how it was measured. */
async function intro({ version, node }: Installed): Promise<string[]> {
	const nodeVersion = await run('Node.js does not tell its version', node, ['--version']);
	return [
		'The Wassly node, running in n8n itself, compared with what people would use instead (HTTP Request, with Split Out for lists) and with a bare process.',
		'HTTP Request sends all messages at once. Through one device, the Wassly node waits for the response to each message before it sends the next one, so it takes longer if the service is slow: the messages go out in the order of the items, as a person would send them, and none goes out after one that failed. With *All Connected Devices*, the devices send at the same time.',
		`Measured by \`npm run bench\` in n8n ${version} on Node.js ${nodeVersion.trim()}, on a machine with ${availableParallelism()} cores that also does other work. Trust the ratios, which come from one run in which the candidates took turns, rather than the milliseconds. The simulator runs on the same machine, in another process than n8n. Time that n8n spends equally on both candidates is in both figures.`,
	];
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
