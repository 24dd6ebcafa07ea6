/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- development only, see CONTRIBUTING */
/**
 * `npm run editor`: the real n8n with this package and a Wassly simulator. Your workflows are kept
 * for the next run.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE } from '../engine/nodes';
import { pack } from '../engine/pack';
import type { documentedDevice } from '../simulator/devices';
import type { Simulator } from '../simulator/simulator';
import { startDemo } from '../simulator/startDemo';
import { chooseAccount, type Account } from '../start/account';
import { reloadOnChange } from './reloadOnChange';
import { tour } from './tour';
import { ChatModel } from '../n8n/chatModel';
import { withCredentials } from '../n8n/examples';
import { editorFolder } from '../n8n/install/cache';
import { installN8n, VERSIONS } from '../n8n/install/n8n';
import { loginOf } from '../n8n/workflows';
import { step } from '../n8n/install/run';
import { freePort } from '../n8n/running/freePort';
import { N8n } from '../n8n/running/n8n';
import { Rest, type Owner } from '../n8n/running/rest';

async function main(): Promise<void> {
	const account = chooseAccount(process.env);
	if (account.kind === 'incomplete') throw new Error(account.reason);
	if (account.kind === 'simulated' && account.note) console.log(account.note);
	const port = await wantedPort();

	const installed = await installN8n(VERSIONS.current);
	const folder = editorFolder(VERSIONS.current, port);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const n8n = new N8n(installed, folder, { N8N_DEV_RELOAD: 'true' });
	const simulator = account.kind === 'simulated' ? await startDemo() : undefined;
	const model = await ChatModel.start();
	const stop = async () => await Promise.all([n8n.stop(), simulator?.stop(), model.stop()]);
	const isStopping = stopOnSignal(stop);
	try {
		await n8n.installPackage(await step('Packing the package', async () => await pack('editor')));
		await step('Starting n8n', async () => await n8n.start(port));
		const owner = await ownerOf(folder);
		const rest = await Rest.signIn(n8n.url, owner).catch((error: Error) => {
			throw new Error(
				`Can't sign in to n8n (${error.message}). If you changed its email or password, delete ${folder} to start over.`,
			);
		});
		const openAiApi = await rest.saveCredential(model.credential);
		await fill(rest, openAiApi, credentialFor(account, simulator), loginFor(account, simulator));
		console.log(`
  n8n        ${n8n.url}/home/workflows?sort=nameAsc
  Email      ${owner.email}
  Password   ${owner.password}
  Wassly     ${simulator ? `simulated. To enter it yourself:\n${accountTable(simulator)}` : 'your own account'}

Press Ctrl-C to stop.${simulator ? ' Press Enter to disconnect or reconnect a device.' : ''}`);
		if (simulator) followSimulator(simulator);
		reloadOnChange(join(folder, '.n8n/nodes/node_modules', PACKAGE));
		await n8n.ended();
		if (isStopping()) return;
		throw new Error(`n8n has exited. Its last output:\n${n8n.lastLines}`);
	} finally {
		await stop();
	}
}

async function wantedPort(): Promise<number> {
	const wanted = Number(process.env.N8N_PORT ?? 5678);
	return await freePort(wanted).catch(({ code }: NodeJS.ErrnoException) => {
		const state =
			code === 'EADDRINUSE' ? 'is already in use, perhaps by another n8n' : "can't be used";
		throw new Error(`Port ${wanted} ${state}. Choose another port: N8N_PORT=5679 npm run editor`);
	});
}

/**
 * The owner, with a random password from the first run: anyone on this machine can reach n8n, and
 * could use the Wassly account.
 */
async function ownerOf(folder: string): Promise<Owner> {
	const file = join(folder, 'login.json');
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Owner;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		const password = `Wassly-${randomBytes(6).toString('hex')}`;
		const owner = { email: 'owner@example.com', password };
		await writeFile(file, JSON.stringify(owner), { mode: 0o600 });
		return owner;
	}
}

/** What a person enters in the credential dialog, by the names of its fields. */
const accountTable = ({ url, apikey, email, password }: Simulator) =>
	Object.entries({ 'Base URL': url, 'API Key': apikey, Email: email, Password: password })
		.map(([name, value]) => `    ${name.padEnd(11)}${value}`)
		.join('\n');

function credentialFor(account: Account, simulator?: Simulator): object {
	if (!simulator) return account.kind === 'real' ? account.credential : {};
	const { apikey, token } = account.kind === 'simulated' ? account : {};
	return {
		apikey: apikey ?? simulator.apikey,
		token: token ?? simulator.token,
		baseUrl: simulator.url,
	};
}

/** The simulator's login. Of another account, only a token is known, which n8n uses while it is valid. */
function loginFor(account: Account, simulator?: Simulator): object {
	const isSimulators = account.kind === 'simulated' && !account.apikey && !account.token;
	return simulator && isSimulators ? simulator.loginCredential : credentialFor(account, simulator);
}

/**
 * Saves the credentials, and the examples that n8n doesn't have yet.
 *
 * @param openAiApi the ID of the credential for the simulated model
 * @param data a Wassly credential
 * @param loginCredential the Wassly Login credential that the examples use
 */
async function fill(
	rest: Rest,
	openAiApi: string,
	data: object,
	loginCredential: object,
): Promise<void> {
	await rest.saveCredential({ name: 'Wassly account', type: 'wasslyApi', data });
	const wasslyLoginApi = await rest.saveCredential(loginOf({ loginCredential }));
	const known = (await rest.workflows()).map(({ name }) => name);
	// n8n shows the one that was saved last first, unless it is told to sort by name.
	for (const example of tour().reverse()) {
		if (known.includes(example.name)) continue;
		await rest.saveWorkflow(withCredentials(example, { wasslyLoginApi, openAiApi }));
	}
}

/**
 * Prints each message that the simulator receives, and disconnects or reconnects its first device
 * when Enter is pressed.
 */
function followSimulator(simulator: Simulator): void {
	const devices = simulator.devices as Array<typeof documentedDevice>;
	const [first] = devices;
	simulator.onMessage = ({ fields, files }) => {
		const sender = devices.find(({ instance_id }) => instance_id === fields.instance_id);
		const names = Object.values(files).map(({ name }) => name);
		const content = [fields.message, ...names].filter(Boolean).join(', ');
		console.log(`Message to ${fields.contact_mobile_number} from ${sender?.name}: ${content}`);
		const [link] = /\S+\/webhook-waiting\/\S+/.exec(content) ?? [];
		if (link) console.log(`To respond, open this link: ${link}`);
	};
	process.stdin.on('data', () => {
		if (!first) return;
		first.status = first.status === 'connected' ? 'disconnected' : 'connected';
		console.log(`${first.name} is now ${first.status}.`);
	});
}

/** @returns whether a signal has arrived */
function stopOnSignal(stop: () => Promise<unknown>): () => boolean {
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (stopping) return;
			stopping = true;
			console.log('\nStopping n8n …');
			void stop().then(() => process.exit(0));
		});
	}
	return () => stopping;
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exit(1);
});
