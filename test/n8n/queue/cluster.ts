/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { freePort } from '@dev/n8n/running/freePort';
import type { N8n } from '@dev/n8n/running/n8n';
import { newN8n } from '@dev/n8n/running/newN8n';
import { startPostgres, startRedis } from './servers';

/** n8n gives up a run whose worker is gone after 20 seconds, and not after a minute or two. */
export const GIVES_UP_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** n8n in queue mode: a main process that is called, and workers that run the workflows. */
export class Cluster {
	readonly workers: N8n[] = [];

	main!: N8n;

	private readonly stops: Array<() => Promise<void>> = [];

	private settings: Record<string, string> = {};

	/** @param version of n8n @param more environment variables */
	constructor(
		private readonly version = VERSIONS.current,
		private readonly more: Record<string, string> = {},
	) {}

	async stop(): Promise<void> {
		// What uses a server stops before it, and a failure doesn't keep the others from stopping.
		for (const stop of this.stops.splice(0).reverse()) await stop().catch(console.error);
	}

	/**
	 * Call `stop` in any case, even if this fails.
	 *
	 * @param workers how many there are
	 * @param concurrency how many workflows each of them runs at a time
	 */
	async start(workers: number, concurrency: number): Promise<void> {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wassly-'));
		this.stops.push(async () => await rm(folder, { recursive: true, force: true }));
		// PostgreSQL runs as its own user, who needs access.
		await chmod(folder, 0o755);
		const postgres = await startPostgres(join(folder, 'postgres'));
		this.stops.push(async () => await postgres.server.stop());
		const redis = await startRedis(join(folder, 'redis'));
		this.stops.push(async () => await redis.server.stop());

		const port = await freePort();
		const settings = (this.settings = {
			...postgres.settings,
			...redis.settings,
			EXECUTIONS_MODE: 'queue',
			// Workers write links to the main process, too.
			WEBHOOK_URL: `http://127.0.0.1:${port}/`,
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_ENCRYPTION_KEY: 'one-key-for-all-of-them',
			// Shows which worker did what.
			N8N_LOG_LEVEL: 'debug',
			// On a busy machine, PostgreSQL may take longer than the 5 seconds after which n8n calls it lost.
			DB_PING_TIMEOUT_MS: '60000',
			...this.more,
		});
		this.main = await newN8n({ settings, version: this.version });
		this.stops.push(async () => await remove(this.main));
		await this.main.start(port);
		await Promise.all(
			Array.from({ length: workers }, async () => await this.startWorker(concurrency)),
		);
	}

	/** Adds a worker. */
	async startWorker(concurrency: number): Promise<N8n> {
		const worker = await newN8n({ settings: this.settings, version: this.version });
		this.workers.push(worker);
		this.stops.push(async () => await remove(worker));
		await worker.startWorker(concurrency);
		return worker;
	}
}

async function remove(n8n: N8n): Promise<void> {
	await n8n.stop();
	await rm(n8n.folder, { recursive: true, force: true });
}
