/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command-line program */
/**
 * The second half of `npm start`: packs the built package, loads it in n8n's engine and runs
 * examples/list-devices.json. Exit code 0 with a list, 1 without.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { INodeExecutionData, IRun, IWorkflowBase } from 'n8n-workflow';
import { Engine } from '../engine/engine';
import { pack } from '../engine/pack';
import { demoDevices } from '../simulator/devices';
import { Simulator } from '../simulator/simulator';
import { chooseAccount } from './account';

const EXAMPLE = 'examples/list-devices.json';
const ROOT = resolve(__dirname, '../..');

async function main(): Promise<number> {
	const account = chooseAccount(process.env);
	if (account.kind === 'incomplete') {
		console.error(account.reason);
		return 1;
	}
	if (account.kind === 'real') return await list(account.credential);

	if (account.note) console.log(account.note);
	const simulator = await Simulator.start();
	simulator.devices = demoDevices;
	const { apikey = simulator.apikey, token = simulator.token } = account;
	try {
		return await list({ apikey, token, baseUrl: simulator.url }, 'the simulator');
	} finally {
		await simulator.stop();
	}
}

async function list(
	credential: { apikey: string; token: string; baseUrl: string },
	whose = 'your account',
): Promise<number> {
	process.stdout.write("Loading the packed package in n8n's engine … ");
	const begin = Date.now();
	const engine = await Engine.load(await pack('start'));
	engine.saveCredential(credential);
	console.log(`${((Date.now() - begin) / 1000).toFixed(1)} s`);

	const workflow = JSON.parse(await readFile(join(ROOT, EXAMPLE), 'utf8')) as IWorkflowBase;
	const run = await engine.runWorkflow(workflow);
	const { error } = run.data.resultData;
	if (error) {
		const { message, description } = error as { message: string; description?: string };
		console.error(`\n${message}\n${description ?? ''}`);
		return 1;
	}
	const devices = itemsOf(run, workflow.nodes[1].name);
	console.log(`\n${EXAMPLE} found ${count(devices.length)} of ${whose}:\n`);
	if (devices.length > 0) console.log(table(devices));
	console.log(HOW_TO_GO_ON);
	return 0;
}

const itemsOf = (run: IRun, nodeName: string): INodeExecutionData[] =>
	run.data.resultData.runData[nodeName]?.[0].data?.main[0] ?? [];

const count = (devices: number) => `${devices} ${devices === 1 ? 'device' : 'devices'}`;

/** One line per device. */
function table(devices: INodeExecutionData[]): string {
	const columns = ['name', 'status', 'lastActive', 'instance_id'];
	const rows = [
		['NAME', 'STATUS', 'LAST ACTIVE', 'INSTANCE ID'],
		...devices.map(({ json }) => columns.map((column) => String(json[column] ?? '–'))),
	];
	const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index].length)));
	return rows
		.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index])).join('  ')}`.trimEnd())
		.join('\n');
}

const HOW_TO_GO_ON = `
Your own account:  WASSLY_API_KEY=… WASSLY_TOKEN=… npm start
In your own n8n:   npm run simulator gives you a Wassly to try the node with
How it works:      README.md`;

main()
	.then((exitCode) => process.exit(exitCode))
	.catch((error: Error) => {
		console.error(`\n${error.message}`);
		process.exit(1);
	});
