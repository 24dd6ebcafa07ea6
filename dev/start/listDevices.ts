/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/**
 * The second half of `npm start`: packs the built package, loads it in n8n's engine and runs
 * examples/list-devices.json. The exit code is 0 if that works, and 1 if it fails.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { INode, INodeExecutionData, IRun, IWorkflowBase } from 'n8n-workflow';
import { Engine } from '../engine/engine';
import { CREDENTIAL_IDS, PACKAGE } from '../engine/nodes';
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

	const workflow = withToken(JSON.parse(await readFile(join(ROOT, EXAMPLE), 'utf8')));
	const run = await engine.runWorkflow(workflow);
	const { error } = run.data.resultData;
	if (error) {
		const { message, description } = error as { message: string; description?: string };
		console.error(`\n${message}\n${description ?? ''}`);
		return 1;
	}
	const devices = outputOf(run, workflow.nodes[1]);
	console.log(`\n${EXAMPLE} found ${count(devices.length)} in ${whose}:\n`);
	if (devices.length > 0) console.log(table(devices));
	console.log(NEXT_STEPS);
	return 0;
}

/** An example names the recommended credential; the account here has a token. */
const withToken = (workflow: IWorkflowBase): IWorkflowBase => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node.type.startsWith(PACKAGE)
			? {
					...node,
					parameters: { ...node.parameters, authentication: 'token' },
					credentials: { wasslyApi: { id: CREDENTIAL_IDS.wasslyApi, name: 'Wassly account' } },
				}
			: node,
	),
});

const outputOf = (run: IRun, node?: INode): INodeExecutionData[] =>
	run.data.resultData.runData[node?.name ?? '']?.[0]?.data?.main?.[0] ?? [];

const count = (devices: number) => `${devices} ${devices === 1 ? 'device' : 'devices'}`;

/** One line per device. */
function table(devices: INodeExecutionData[]): string {
	const titles = {
		name: 'NAME',
		status: 'STATUS',
		lastActive: 'LAST ACTIVE',
		instance_id: 'INSTANCE ID',
	};
	const columns = Object.entries(titles).map(([name, title]) => {
		const cells = [title, ...devices.map(({ json }) => String(json[name] ?? '–'))];
		const width = Math.max(...cells.map(({ length }) => length));
		return cells.map((cell) => cell.padEnd(width));
	});
	const rows = [titles, ...devices].map((_, row) => columns.map((cells) => cells[row]).join('  '));
	return rows.map((row) => `  ${row}`.trimEnd()).join('\n');
}

const NEXT_STEPS = `
Use your own account:  WASSLY_API_KEY=… WASSLY_TOKEN=… npm start
Use your own n8n:      npm run simulator
Read more:             README.md`;

main()
	.then((exitCode) => process.exit(exitCode))
	.catch((error: Error) => {
		console.error(`\n${error.message}`);
		process.exit(1);
	});
