/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { accountOf } from '../../n8n/account';
import { withN8n } from '../../n8n/running/withN8n';
import { wassly, type Part } from '../../n8n/workflows';
import { documentedDevice } from '../../simulator/devices';
import type { Simulator } from '../../simulator/simulator';
import { Candidates, postForm } from '../candidates';
import { peakMemory } from '../peakMemory';
import type { Section } from '../report';
import { alternate, spread } from '../samples';
import { FORM } from './send';

const FILE_MIB = 60;

const WARM_UPS = 10;

/** The only folder that n8n lets a workflow read, below its home folder. */
const FOLDER = '.n8n-files';

/** The peak memory of n8n while it sends one large file: a new n8n for each value. */
export async function largeFile(unpacked: string, simulator: Simulator): Promise<Section> {
	const text = `A workflow reads a file of ${FILE_MIB} MiB into n8n's storage, on disk as by default, and sends it. How far the memory of n8n's process (resident set) rises above what it was before, in MiB and as a multiple of the file; in a freshly started n8n, warmed up with small files. The simulator runs in another process, and checks that the file arrives whole.`;
	const title = '8. A large file';
	if (process.platform !== 'linux') {
		return { title, text, columns: ['Measured on Linux only'], rows: [] };
	}
	const increase = async (send: Send) => {
		const { before, peak } = await memoryOf(unpacked, simulator, send);
		return peak - before;
	};
	const increases = await alternate(
		{
			wassly: async () => await increase(wasslyFile),
			httpRequest: async () => await increase(httpRequestFile),
			none: async () => await increase(undefined),
		},
		3,
		0,
	);
	const multiple = (values: number[]) => values.map((value) => value / FILE_MIB);
	const { wassly, httpRequest, none } = increases;
	const all = [wassly, httpRequest, none];
	return {
		title,
		text,
		columns: ['', 'Wassly node', 'HTTP Request', 'Reading alone'],
		rows: [
			['Increase', ...all.map((values) => spread(values))],
			['Multiple of the file', ...all.map((values) => spread(multiple(values), 1))],
		],
		targets: [
			{
				what: `Memory to send a file of ${FILE_MIB} MiB, compared with its size`,
				measured: median(multiple(wassly)),
				atMost: 3,
				unit: ' ×',
			},
		],
	};
}

type Send = ((credentialId: string, simulator: Simulator) => Part) | undefined;

const wasslyFile = (credentialId: string): Part =>
	wassly(credentialId, {
		resource: 'message',
		operation: 'send',
		instanceId: { __rl: true, mode: 'id', value: FORM.instance_id },
		to: FORM.contact_mobile_number,
		additionalFields: { documentBinaryProperty: 'data' },
	});

const httpRequestFile = (credentialId: string, { url }: Simulator): Part => {
	const { instance_id, contact_mobile_number } = FORM;
	const node = postForm(credentialId, url, { instance_id, contact_mobile_number });
	const { parameters } = node.parameters?.bodyParameters as { parameters: object[] };
	parameters.push({
		parameterType: 'formBinaryData',
		name: 'document',
		inputDataFieldName: 'data',
	});
	return node;
};

async function memoryOf(unpacked: string, simulator: Simulator, send: Send) {
	return await withN8n({ unpacked }, async (n8n, rest) => {
		const candidates = new Candidates(n8n, rest);
		const id = await rest.saveCredential(accountOf(simulator));
		await mkdir(join(n8n.folder, FOLDER));
		const file = join(n8n.folder, FOLDER, 'file.pdf');
		const read: Part = {
			type: 'n8n-nodes-base.readWriteFile',
			name: 'Read File',
			parameters: { operation: 'read', fileSelector: file, options: {} },
		};
		const nodes = send ? [read, send(id, simulator)] : [read];
		const candidate = { path: 'large-file', nodes };
		await candidates.publish(candidate);
		simulator.devices = [documentedDevice];
		const run = async (content: Buffer) => {
			await writeFile(file, content);
			simulator.messages.length = 0;
			await candidates.run(candidate, 1);
			const sent = simulator.messages[0]?.files.document?.content;
			if (send && !sent?.equals(content)) throw new Error('The file did not arrive whole');
		};
		for (let i = 0; i < WARM_UPS; i++) await run(randomBytes(100_000));
		const content = randomBytes(FILE_MIB * 2 ** 20);
		const measured = await peakMemory(await n8n.pid(), async () => await run(content));
		simulator.messages.length = 0;
		return measured;
	});
}
