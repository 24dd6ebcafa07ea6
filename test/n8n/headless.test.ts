/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IRun } from 'n8n-workflow';
import { demoDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { Simulator } from '@dev/simulator/simulator';
import { examples, needsOtherAccount } from '@dev/n8n/examples';
import { VERSIONS } from '@dev/n8n/install/n8n';
import type { N8n } from '@dev/n8n/running/n8n';
import { newN8n } from '@dev/n8n/running/newN8n';
import {
	accountOf,
	chain,
	loginOf,
	manualTrigger,
	wassly,
	wasslyByLogin,
	type Part,
} from '@dev/n8n/workflows';
import { first, present } from '@test/support/items';

const sender = first(demoDevices);

/** What each example must lead to: a new one without an entry here fails. */
const outcomes: Record<string, (run: IRun, simulator: Simulator) => void> = {
	'ask-for-approval.json': (run, { messages }) => {
		expect(run.status).toBe('waiting');
		expect(messages.map(({ fields }) => fields.message)).toEqual([
			expect.stringMatching(/^May I refund \$25\.00 for order 1042\?\r\n\r\nhttp:\S+$/),
		]);
	},
	'failover.json': (run, { messages }) => {
		expect(messages.map(({ fields }) => fields.instance_id)).toEqual([sender.instance_id]);
		expect(itemsOf(run, 'Send WhatsApp message')).toHaveLength(1);
	},
	'list-devices.json': (run) => {
		expect(itemsOf(run, 'List WhatsApp Web devices')).toEqual(demoDevices);
	},
	'message-every-connected-device.json': (run, { messages }) => {
		const connected = demoDevices.filter(({ status }) => status === 'connected');
		// They go out at the same time.
		expect(new Set(messages.map(({ fields }) => fields))).toEqual(
			new Set(
				connected.map(({ instance_id, name }) => ({
					instance_id,
					contact_mobile_number: '+15550100200',
					message: `Hello from ${name}`,
				})),
			),
		);
		expect(itemsOf(run, 'Send WhatsApp message')).toEqual(
			connected.map(({ instance_id }) =>
				expect.objectContaining({ success: true, instance_id, message_type: 'text' }),
			),
		);
	},
	'send-file.json': (run, { messages }) => {
		expect(messages.map(({ fields, files }) => ({ fields, files }))).toEqual([
			{
				fields: {
					instance_id: sender.instance_id,
					contact_mobile_number: '+15550100200',
				},
				files: {
					document: {
						name: 'order.txt',
						type: 'text/plain',
						content: Buffer.from('Your order has left our warehouse.'),
					},
				},
			},
		]);
		expect(itemsOf(run, 'Send WhatsApp message')).toHaveLength(1);
	},
};

const itemsOf = (run: IRun, node: string) =>
	first(run.data.resultData.runData[node]).data?.main?.[0]?.map(({ json }) => json);

describe.each(Object.values(VERSIONS))('n8n %s from the command line', (version) => {
	let simulator: Simulator;
	let n8n: N8n;

	const importCredential = async (data: object, other: { id?: string; type?: string } = {}) => {
		const file = join(n8n.folder, 'credentials.json');
		const credential = { id: '1', ...accountOf(simulator), data, ...other };
		await writeFile(file, JSON.stringify([credential]));
		const { exitCode, output } = await n8n.command('import:credentials', `--input=${file}`);
		expect({ exitCode, output }).toEqual({
			exitCode: 0,
			output: expect.stringContaining('Successfully imported 1 credential'),
		});
	};

	const importLogin = async () =>
		await importCredential(simulator.loginCredential, loginOf(simulator));

	/** Imports an example, or another workflow, and runs it. */
	const execute = async (example: string | { file: string }) => {
		const known = examples().find(({ file }) => file === example);
		const { file, ...workflow } = present(
			typeof example === 'string' ? known : example,
			'workflow',
		);
		const path = join(n8n.folder, file);
		await writeFile(path, JSON.stringify({ active: false, ...workflow, id: file }));
		const imported = await n8n.command('import:workflow', `--input=${path}`);
		expect(imported).toEqual({
			exitCode: 0,
			output: expect.stringContaining('Successfully imported 1 workflow'),
		});
		const { exitCode, output } = await n8n.command('execute', `--id=${file}`, '--rawOutput');
		// n8n may print more before it and after it.
		const [json = ''] = /^\{[^]*^\}/m.exec(output) ?? [];
		return { exitCode, output, run: exitCode === 0 ? (JSON.parse(json) as IRun) : undefined };
	};

	beforeAll(async () => {
		simulator = await Simulator.start();
		n8n = await newN8n({ version });
	});

	beforeEach(() => {
		simulator.reset();
		simulator.devices = demoDevices;
	});

	afterAll(async () => {
		await simulator.stop();
		if (n8n) await rm(n8n.folder, { recursive: true, force: true });
	});

	// Those that a trigger starts can't be run from the command line: see trigger.test.ts.
	const startedByHand = examples()
		.filter(({ nodes }) => nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger'))
		.filter((example) => !needsOtherAccount(example))
		// From the command line, n8n has no Data Tables: see recipes.test.ts.
		.filter(({ nodes }) => !nodes.some(({ type }) => type === 'n8n-nodes-base.dataTable'));

	test.each(startedByHand.map(({ file }) => file))('imports and runs %s', async (file) => {
		await importLogin();
		const { exitCode, run, output } = await execute(file);
		// The output says why, where it didn't run.
		expect({ exitCode, output: run ? '' : output }).toEqual({ exitCode: 0, output: '' });
		present(outcomes[file], `outcome of ${file}`)(present(run, 'run'), simulator);
	});

	test('stops failover.json when no device is connected', async () => {
		simulator.devices = demoDevices.map((device) => ({ ...device, status: 'disconnected' }));
		await importLogin();
		const { exitCode, output } = await execute('failover.json');
		expect(exitCode).toBe(1);
		expect(output).toContain('No device is connected');
		expect(simulator.messages).toEqual([]);
	});

	test('fails with our message when the token is refused', async () => {
		await importCredential({ ...simulator.credential, token: 'expired-token' });
		const list = chain('Refused token', manualTrigger, wassly('1'));
		const { exitCode, output } = await execute({ ...list, file: 'refused-token.json' });
		expect(exitCode).toBe(1);
		expect(output).toContain('Wassly refused the API key or the token: "Unauthenticated."');
		expect(output).not.toContain('expired-token');
		expect(output).not.toContain(simulator.apikey);
	});

	// n8n 1 and n8n 2 hand on errors in different shapes.
	test('says what went wrong in each of these', async () => {
		const { credential, loginCredential } = simulator;
		await importCredential(credential);
		await importCredential({ ...credential, token: 'токен' }, { id: '2' });
		await importCredential(
			{ ...loginCredential, password: 'wrong-password' },
			{ id: '3', type: 'wasslyLoginApi' },
		);
		await importCredential(
			{ ...credential, baseUrl: 'http://127.0.0.1:1' },
			{ id: '4', type: 'wasslyApi' },
		);
		simulator.misbehave(
			...[bad.gzipBomb, bad.cutBody, bad.cutBody, bad.cutBody, bad.cutGzip, bad.cutGzip],
			...[bad.cutGzip, bad.brokenGzip, bad.trickleGzip],
		);
		const list = (id: string) => wassly(id, { options: { timeout: 5 } });
		const failing: Array<[expected: string, node: Part]> = [
			["The Token in the Wassly credential can't be sent", list('2')],
			['No server responds at http://127.0.0.1:1', list('4')],
			["Wassly's response is too large", list('1')],
			['The connection to Wassly broke before the response was complete', list('1')],
			['The connection to Wassly broke before the response was complete', list('1')],
			["The response can't be read as data", list('1')],
			['Wassly did not respond within 5 seconds', list('1')],
			[
				'Wassly refused the email, the password or the API key: "Invalid credentials"',
				wasslyByLogin('3'),
			],
		];
		const nodes = failing.map(
			([, node], index): Part => ({
				...node,
				name: `Node ${index}`,
				onError: 'continueRegularOutput',
			}),
		);
		const { run, output } = await execute({
			...chain('Failing', manualTrigger, ...nodes),
			file: 'failing.json',
		});
		expect(run ? '' : output).toBe('');
		const errors = nodes.map(({ name = '' }) => itemsOf(present(run, 'run'), name)?.[0]?.error);
		expect(errors).toEqual(failing.map(([expected]) => expected));
		expect(output).not.toContain(simulator.apikey);
	});
});
