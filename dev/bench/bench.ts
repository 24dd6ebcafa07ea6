/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
/**
 * `npm run bench`: compares the package with its alternatives in the real n8n, and writes
 * docs/benchmark.md. It fails if a target is missed.
 */
import '../engine/environment';
import { pack } from '../engine/pack';
import { installN8n, VERSIONS } from '../n8n/install/n8n';
import { step } from '../n8n/install/run';
import { accountOf } from '../n8n/account';
import { withN8n } from '../n8n/running/withN8n';
import { Simulator } from '../simulator/simulator';
import { Candidates, httpRequestList, httpRequestSend, wasslyList, wasslySend } from './candidates';
import { Floor } from './floor';
import { intro } from './intro';
import { report, type Section } from './report';
import { cost } from './sections/cost';
import { severalDevices } from './sections/devices';
import { largeFile } from './sections/file';
import { longLists, manyItems } from './sections/lists';
import { memory } from './sections/memory';
import { FORM, messages } from './sections/send';
import { polls } from './sections/trigger';

async function main(): Promise<void> {
	const installed = await installN8n(VERSIONS.current);
	const unpacked = await step('Packing the package', async () => await pack('bench'));
	const simulator = await Simulator.start();
	const floor = new Floor(installed.node, simulator);
	try {
		const { lists, sends } = await inN8n(unpacked, simulator, floor);
		const sections = [
			...lists,
			await step('Memory', async () => {
				return await memory(unpacked, simulator, {
					wassly: wasslyList,
					httpRequest: (id) => httpRequestList(id, simulator),
				});
			}),
			await step('Cost', async () => await cost(installed, unpacked)),
			await step('Trigger', async () => await polls(unpacked, simulator, floor)),
			...sends,
			await step('A large file', async () => await largeFile(unpacked, simulator)),
		];
		if (!(await report(await intro(installed), sections))) throw new Error('A target was missed.');
	} finally {
		floor.stop();
		await simulator.stop();
	}
}

/** The measurements that share an n8n. */
async function inN8n(unpacked: string, simulator: Simulator, floor: Floor) {
	return await withN8n({ unpacked }, async (n8n, rest) => {
		const id = await rest.saveCredential(accountOf(simulator));
		const candidates = new Candidates(n8n, rest);
		const list = { wassly: wasslyList(id), httpRequest: httpRequestList(id, simulator) };
		const send = {
			wassly: wasslySend(id, FORM),
			httpRequest: httpRequestSend(id, simulator, FORM),
		};
		for (const candidate of [...Object.values(list), ...Object.values(send)]) {
			await candidates.publish(candidate);
		}
		const shared = { candidates, simulator, floor };
		const lists: Section[] = [
			await step('Long lists', async () => await longLists({ ...shared, ...list })),
			await step('Many input items', async () => await manyItems({ ...shared, ...list })),
		];
		const sends: Section[] = [
			await step('Messages', async () => await messages({ ...shared, ...send })),
			await step('Several devices', async () => await severalDevices({ ...shared, id })),
		];
		return { lists, sends };
	});
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
