import { PollContext } from 'n8n-core';
import type { IDataObject, INodeParameters, Workflow } from 'n8n-workflow';
import type { Engine } from './engine';

const TRIGGER = 'n8n-nodes-wassly.wasslyTrigger';

/** A published workflow that begins with the trigger, polled when a test says so. */
export class Poller {
	private workflow: Workflow;

	constructor(
		private readonly engine: Engine,
		private parameters: INodeParameters = {},
	) {
		this.workflow = this.load();
	}

	/** The items of one poll; none if it has nothing to tell. */
	async poll(mode: 'trigger' | 'manual' = 'trigger'): Promise<IDataObject[]> {
		const [node] = Object.values(this.workflow.nodes);
		const data = { nodes: [node], connections: {} };
		const context = new PollContext(
			this.workflow,
			node,
			this.engine.additionalData(data),
			mode,
			mode === 'manual' ? 'manual' : 'update',
		);
		const { poll } = this.engine.nodeTypes.getByNameAndVersion(TRIGGER);
		const output = await poll?.call(context);
		if (output === null) return [];
		const items = output?.[0] ?? [];
		// n8n takes items or null, and starts a workflow for an empty list.
		if (items.length === 0) throw new Error('A poll gave an empty list');
		return items.map(({ json }) => json);
	}

	/** What n8n would store. */
	get kept(): string {
		return JSON.stringify(this.workflow.staticData);
	}

	/** Changes the node's fields, as publishing the workflow once more does. */
	change(parameters: INodeParameters): void {
		this.parameters = parameters;
		this.restart();
	}

	/** Begins with what is stored, as a restart of n8n does. */
	restart(): void {
		this.workflow = this.load(JSON.parse(this.kept) as IDataObject);
	}

	private load(staticData?: IDataObject): Workflow {
		const node = this.engine.nodeFor({ type: TRIGGER, parameters: this.parameters });
		return this.engine.workflow({ nodes: [node], connections: {} }, undefined, staticData);
	}
}
