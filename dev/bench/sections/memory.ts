/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { accountOf } from '../../n8n/account';
import { withN8n } from '../../n8n/running/withN8n';
import { manyDevices } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import { Candidates, type Candidate } from '../candidates';
import { peakMemory } from '../peakMemory';
import type { Section } from '../report';
import { alternate, ratio, spread } from '../samples';

const RUNS = 10;

/** The peak memory of n8n during runs with 10,000 devices: a new n8n for each value. */
export async function memory(
	unpacked: string,
	simulator: Simulator,
	candidates: Record<'wassly' | 'httpRequest', (credentialId: string) => Candidate>,
): Promise<Section> {
	const text = `${RUNS} runs with 10,000 devices in a freshly started n8n, warmed up with one device: the peak memory of its process (resident set), and how far that is above the memory before the runs, in MiB. Most of it is n8n's own: items and execution data.`;
	const title = '3. Memory';
	if (process.platform !== 'linux') {
		return { title, text, columns: ['Measured on Linux only'], rows: [] };
	}
	const growth = { wassly: [] as number[], httpRequest: [] as number[] };
	const peakOf = (name: keyof typeof growth) => async () => {
		const { before, peak } = await memoryOf(unpacked, simulator, candidates[name]);
		growth[name].push(peak - before);
		return peak;
	};
	const peaks = await alternate(
		{ wassly: peakOf('wassly'), httpRequest: peakOf('httpRequest') },
		3,
		0,
	);
	return {
		title,
		text,
		columns: ['', 'Wassly node', 'HTTP Request + Split Out'],
		rows: [
			['Peak', spread(peaks.wassly), spread(peaks.httpRequest)],
			['Increase', spread(growth.wassly), spread(growth.httpRequest)],
		],
		targets: [
			{
				what: 'Memory for 10,000 devices: increase, compared with HTTP Request + Split Out',
				measured: ratio(growth.wassly, growth.httpRequest),
				atMost: 1,
				unit: ' ×',
			},
		],
	};
}

async function memoryOf(
	unpacked: string,
	simulator: Simulator,
	candidateFor: (credentialId: string) => Candidate,
) {
	return await withN8n({ unpacked }, async (n8n, rest) => {
		const candidates = new Candidates(n8n, rest);
		const candidate = candidateFor(await rest.saveCredential(accountOf(simulator)));
		await candidates.publish(candidate);
		const runs = async (devices: number) => {
			simulator.devices = manyDevices(devices);
			for (let run = 0; run < RUNS; run++) await candidates.run(candidate, 1);
		};
		await runs(1);
		return await peakMemory(await n8n.pid(), async () => await runs(10_000));
	});
}
