/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { availableParallelism } from 'node:os';
import type { Installed } from '../n8n/install/n8n';
import { run } from '../n8n/install/run';

/** How docs/benchmark.md begins: for users first, then how it was measured. */
export async function intro({ version, node }: Installed): Promise<string[]> {
	const nodeVersion = await run('Node.js does not tell its version', node, ['--version']);
	return [
		'The Wassly node, running in n8n itself, compared with what people would use instead (HTTP Request, with Split Out for lists) and with a bare process.',
		'HTTP Request sends all messages at once. Through one device, the Wassly node waits for the response to each message before it sends the next one, which takes longer where the service takes its time: the messages go out in the order of the items, as a person would send them, and none goes out after one that failed. With *All Connected Devices*, the devices send at the same time.',
		`Measured by \`npm run bench\` in n8n ${version} on Node.js ${nodeVersion.trim()}, on a machine with ${availableParallelism()} cores that also does other work. Trust the ratios, which come from one run in which the candidates took turns, rather than the milliseconds. The simulator runs on the same machine, in another process than n8n. Time that n8n spends equally on both candidates is in both figures.`,
	];
}
