/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { PollContext } from 'n8n-core';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Engine } from '@dev/engine/engine';

const TRIGGER = 'n8n-nodes-wassly.wasslyTrigger';

/**
 * Polls as n8n's durable scheduler does: each poll gets a workflow and a copy of the static data of its
 * own, and has to end within a budget. What the poll leaves in its copy is stored, unless it fails.
 */
export class CopyingScheduler {
	stored: IDataObject = {};

	constructor(
		private readonly engine: Engine,
		private readonly parameters: INodeParameters = {},
		private readonly budgetMs = 36_000,
	) {}

	/** @returns device and event of each item */
	async pollEvents(): Promise<string[]> {
		const { engine, parameters } = this;
		const node = engine.nodeFor({ type: TRIGGER, parameters });
		const data = { nodes: [node], connections: {} };
		const copy = structuredClone(this.stored);
		const context = new PollContext(
			engine.workflow(data),
			node,
			engine.additionalData(data),
			'trigger',
			'update',
			...NOTHING,
			() => copy,
			() => this.budgetMs,
		);
		const output = await engine.nodeTypes.getByNameAndVersion(TRIGGER).poll?.call(context);
		this.stored = structuredClone(copy);
		return (output?.[0] ?? []).map(({ json }) => `${String(json.id)} ${String(json.event)}`);
	}
}

/** What n8n does with what a poll returns is not under test. */
const NOTHING = [undefined, undefined, undefined, undefined] as const;
