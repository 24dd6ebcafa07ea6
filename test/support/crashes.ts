/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { randomUUID } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Workflow } from 'n8n-workflow';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { processedData } from '@dev/engine/processedData';

const processes = new WeakMap<Workflow, Process>();

/** A process of n8n that can crash: all of them share n8n's database, and none the package's memory. */
export class Process {
	private hasCrashed = false;

	/** Is told of each access to n8n's database, before and after it. */
	onAccess = () => {};

	private constructor(
		readonly engine: Engine,
		private readonly folder: string,
	) {
		const { workflow } = engine;
		engine.workflow = (...parameters) => {
			const own = workflow.apply(engine, parameters);
			processes.set(own, this);
			return own;
		};
	}

	/** @param of whose credentials it has */
	static async start(of: Engine): Promise<Process> {
		// Another place: Node.js gives each its own modules.
		const folder = packageFolder(`process-${randomUUID()}`);
		await cp(packageFolder('jest'), folder, { recursive: true });
		const process = new Process(await Engine.load(folder), folder);
		for (const [id, data] of of.credentials.stored) {
			process.engine.credentials.stored.set(id, data);
		}
		return process;
	}

	/** To be called whenever n8n's database is cleared. */
	static watch(): void {
		processedData.onAccess = async (_when, workflow) => {
			const process = processes.get(workflow);
			if (!process?.hasCrashed) process?.onAccess();
			if (process?.hasCrashed) await new Promise(() => {});
		};
	}

	/** From now on, nothing reaches n8n's database any more. */
	crash(): void {
		this.hasCrashed = true;
	}

	async remove(): Promise<void> {
		await rm(dirname(this.folder), { recursive: true, force: true });
	}
}
