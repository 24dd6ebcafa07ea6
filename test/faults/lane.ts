/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { Engine } from '../../dev/engine/engine';
import { findSecrets, dump } from '../engine/findSecrets';
import type { Simulator } from '../../dev/simulator/simulator';
import type { Plan } from './faults';
import { Proxy } from './proxy';

/** What came of one run. */
export interface Outcome {
	plan: Plan;
	/** The text of its message, different in each run. */
	text: string;
	seconds: number;
	/** How many items came out. */
	count: number;
	/** Whether they are those that had to come, if any had. */
	isRight: boolean;
	error?: { name: string; message: string; description?: string };
	/** Secrets that stood in the result, in whatever form. */
	secrets: string[];
}

/** Runs one plan after the other, with an engine and a proxy of its own. */
export class Lane {
	private constructor(
		private readonly engine: Engine,
		private readonly proxy: Proxy,
		private readonly simulator: Simulator,
		private readonly secrets: string[],
	) {
		const { credential, loginCredential } = simulator;
		engine.saveCredential({ ...credential, baseUrl: proxy.url });
		engine.saveCredential({ ...loginCredential, baseUrl: proxy.url }, 'wasslyLoginApi');
	}

	/** @param folder the unpacked package */
	static async open(folder: string, simulator: Simulator, secrets: string[]): Promise<Lane> {
		const [engine, proxy] = await Promise.all([Engine.load(folder), Proxy.start(simulator)]);
		return new Lane(engine, proxy, simulator, secrets);
	}

	async run(plan: Plan, text: string, instanceId: string): Promise<Outcome> {
		this.proxy.faults = [...plan.faults];
		const { operation, authentication } = plan;
		if (plan.hasExpired) this.expireToken();
		const own =
			operation === 'list'
				? { resource: 'device', options: { timeout: 1 } }
				: {
						resource: 'message',
						instanceId: { __rl: true, mode: 'id', value: instanceId },
						to: '+15550100200',
						message: text,
						options: { timeout: 1, requireConnected: plan.requireConnected },
					};
		const begin = performance.now();
		const run = await this.engine.runNode({ parameters: { operation, authentication, ...own } });
		const seconds = (performance.now() - begin) / 1000;
		this.proxy.dropConnections();
		const { error } = run;
		const items = run.items().map(({ json }) => json);
		return {
			plan,
			text,
			seconds,
			count: items.length,
			isRight:
				operation === 'list' ? isDeepStrictEqual(items, this.simulator.devices) : isReceipt(items),
			error: error && {
				name: error.name,
				message: error.message,
				description: error.description,
			},
			secrets: findSecrets(dump(run.run), this.secrets),
		};
	}

	async close(): Promise<void> {
		await this.proxy.stop();
	}

	/** Only that of this lane: the others go on with theirs. */
	private expireToken(): void {
		const login = this.engine.storedCredential('wasslyLoginApi');
		this.engine.saveCredential({ ...login, token: 'expired-token' }, 'wasslyLoginApi');
	}
}

const isReceipt = (items: IDataObject[]) =>
	items.length === 1 && items[0].success === true && items[0].message_type === 'text';
