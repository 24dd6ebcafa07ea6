/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import type { Part } from '../../n8n/workflows';
import { documentedDevice, manyDevices } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import { FORM, withCandidates, type Candidates } from '../candidates';
import { target, type Measured } from '../report';
import { alternate, ratio, spread } from '../samples';

const RUNS = 10;

/** The memory of n8n during runs with 10,000 devices: a new n8n for each value. */
export async function memory(unpacked: string, simulator: Simulator): Promise<Measured> {
	const text = `${RUNS} runs with 10,000 devices in a freshly started n8n, warmed up with one device: how far the memory of its process (resident set) rises above what it was before, in MiB. Most of it is n8n's own: items and execution data.`;
	const increase = (nodes: (candidates: Candidates) => Part[]) => async () =>
		await withCandidates(unpacked, simulator, async (candidates) => {
			const candidate = await candidates.publish('list', nodes(candidates));
			const runs = async (devices: number) => {
				simulator.devices = manyDevices(devices);
				for (let run = 0; run < RUNS; run++) await candidate.run();
			};
			await runs(1);
			return await memoryIncrease(candidates, async () => await runs(10_000));
		});
	const increases = await alternate(
		{
			wassly: increase((candidates) => candidates.wasslyList()),
			httpRequest: increase((candidates) => candidates.httpRequestList()),
		},
		3,
		0,
	);
	return {
		text,
		columns: ['', 'Wassly node', 'HTTP Request + Split Out'],
		rows: [['Increase', spread(increases.wassly), spread(increases.httpRequest)]],
		targets: [
			target(
				'Memory for 10,000 devices: increase, compared with HTTP Request + Split Out',
				ratio(increases.wassly, increases.httpRequest),
				1,
			),
		],
	};
}

const FILE_MIB = 60;

/** The memory of n8n while it sends one large file: a new n8n for each value. */
export async function largeFile(unpacked: string, simulator: Simulator): Promise<Measured> {
	const text = `A workflow reads a file of ${FILE_MIB} MiB into n8n's storage, on disk as by default, and sends it, or sends it from a web address. How far the memory of n8n's process rises, as above, in MiB and as a multiple of the file; in a freshly started n8n, warmed up with small files. The simulator runs in another process, and checks that the file arrives whole.`;
	let served: Buffer = Buffer.alloc(0);
	const files = createServer((_, response) => response.end(served)).listen(0, '127.0.0.1');
	await once(files, 'listening');
	const address = `http://127.0.0.1:${(files.address() as AddressInfo).port}/file.pdf`;
	const read = (file: string) => [readFileNode(file)];
	const increase =
		(send?: (candidates: Candidates) => Part, before = read) =>
		async () =>
			await withCandidates(unpacked, simulator, async (candidates) => {
				// The only folder that n8n lets a workflow read, below its home folder.
				const folder = join(candidates.n8n.folder, '.n8n-files');
				await mkdir(folder);
				const file = join(folder, 'file.pdf');
				const nodes = [...before(file), ...(send ? [send(candidates)] : [])];
				const candidate = await candidates.publish('large-file', nodes);
				simulator.devices = [documentedDevice];
				const run = async (content: Buffer) => {
					await writeFile(file, content);
					served = content;
					simulator.messages.length = 0;
					await candidate.run();
					const sent = simulator.messages[0]?.files.document?.content;
					if (send && !sent?.equals(content)) throw new Error('The file did not arrive whole');
				};
				for (let i = 0; i < RUNS; i++) await run(randomBytes(100_000));
				const content = randomBytes(FILE_MIB * 2 ** 20);
				return await memoryIncrease(candidates, async () => await run(content));
			});
	const { instance_id, contact_mobile_number } = FORM;
	const increases = await alternate(
		{
			wassly: increase((candidates) =>
				candidates.wasslySend({
					message: '',
					additionalFields: { documentBinaryProperty: 'data' },
				}),
			),
			byAddress: increase(
				(candidates) =>
					candidates.wasslySend({ message: '', additionalFields: { documentUrl: address } }),
				() => [],
			),
			httpRequest: increase((candidates) =>
				candidates.httpRequestSend({ instance_id, contact_mobile_number }, 'data'),
			),
			none: increase(),
		},
		3,
		0,
	);
	files.close();
	const multiple = (values: number[]) => values.map((value) => value / FILE_MIB);
	const all = Object.values(increases);
	return {
		text,
		columns: ['', 'Wassly node', 'From an address', 'HTTP Request', 'Reading alone'],
		rows: [
			['Increase', ...all.map((values) => spread(values))],
			['Multiple of the file', ...all.map((values) => spread(multiple(values), 1))],
		],
		targets: [
			target(
				`Memory to send a file of ${FILE_MIB} MiB, compared with its size`,
				median(multiple(increases.wassly)),
				1.1,
			),
			target(
				`Memory to send it from a web address, compared with its size`,
				median(multiple(increases.byAddress)),
				1.2,
			),
		],
	};
}

const readFileNode = (fileSelector: string): Part => ({
	type: 'n8n-nodes-base.readWriteFile',
	name: 'Read File',
	parameters: { operation: 'read', fileSelector, options: {} },
});

/**
 * How far the resident set of n8n rises while some work is done (Linux only).
 *
 * @returns the peak minus what it was before, in MiB
 */
async function memoryIncrease({ n8n }: Candidates, work: () => Promise<void>): Promise<number> {
	const pid = await n8n.pid();
	const residentSet = async (name: 'VmRSS' | 'VmHWM') => {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
	};
	// Resets the peak: see proc(5).
	await writeFile(`/proc/${pid}/clear_refs`, '5');
	const before = await residentSet('VmRSS');
	await work();
	return (await residentSet('VmHWM')) - before;
}
