/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { Engine } from '@dev/engine/engine';
import { dump, findSecrets } from '@test/support/findSecrets';
import { only } from '@test/support/items';
import type { Simulator } from '@dev/simulator/simulator';
import { mayTimeOut, type Plan } from './faults';
import { Proxy } from './proxy';

/** The outcome of one run. */
export interface Outcome {
	plan: Plan;
	/** The text of its message, different in each run. */
	text: string;
	/** How many requests it took. */
	requests: number;
	/** How many items came out. */
	count: number;
	/** Whether they are what a run that succeeds outputs. */
	isRight: boolean;
	error?: { name: string; message: string; description?: string };
	/** Secrets in the result, as they are or encoded. */
	secrets: string[];
}

/** Runs plans one at a time, with its own engine and proxy. */
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
		// The short timeout is only for faults that wait: elsewhere a slow machine would decide.
		const timeout = mayTimeOut(plan) ? 1 : 60;
		const own =
			operation === 'list'
				? { resource: 'device', options: { timeout } }
				: {
						resource: 'message',
						instanceId: { __rl: true, mode: 'id', value: instanceId },
						to: '+15550100200',
						message: text,
						options: { timeout, ifNotConnected: plan.ifNotConnected },
					};
		const { requests } = this.proxy;
		const run = await this.engine.runNode({ parameters: { operation, authentication, ...own } });
		this.proxy.dropConnections();
		const { error } = run;
		const items = run.error ? [] : run.items().map(({ json }) => json);
		return {
			plan,
			text,
			requests: this.proxy.requests - requests,
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

	/** Only that of this lane: the others keep theirs. */
	private expireToken(): void {
		const login = this.engine.storedCredential('wasslyLoginApi');
		this.engine.saveCredential({ ...login, token: 'expired-token' }, 'wasslyLoginApi');
	}
}

function isReceipt(items: IDataObject[]): boolean {
	if (items.length !== 1) return false;
	const { success, message_type } = only(items);
	return success === true && message_type === 'text';
}
