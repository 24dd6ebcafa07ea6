import { PollContext } from 'n8n-core';
import type { IDataObject, INode, INodeParameters, Workflow } from 'n8n-workflow';
import type { Engine } from './engine';

const TRIGGER = 'n8n-nodes-wassly.wasslyTrigger';

/** A published workflow that starts with the trigger and polls on demand. */
export class Poller {
	private node: INode;

	private workflow: Workflow;

	constructor(
		private readonly engine: Engine,
		parameters: INodeParameters = {},
	) {
		this.node = this.nodeWith(parameters);
		this.workflow = this.load();
	}

	/** Polls once. @returns the items: none if nothing has changed */
	async poll(mode: 'trigger' | 'manual' = 'trigger'): Promise<IDataObject[]> {
		const context = new PollContext(
			this.workflow,
			this.node,
			this.engine.additionalData(this.data),
			mode,
			mode === 'manual' ? 'manual' : 'update',
		);
		const { poll } = this.engine.nodeTypes.getByNameAndVersion(TRIGGER);
		const output = await poll?.call(context);
		if (output === null) return [];
		const items = output?.[0] ?? [];
		// n8n starts a workflow even for an empty list: without changes, a poll must return null.
		if (items.length === 0) throw new Error('The poll returned an empty list');
		return items.map(({ json }) => json);
	}

	/** The state that n8n stores, as JSON. */
	get kept(): string {
		return JSON.stringify(this.workflow.staticData);
	}

	/** Changes the node's parameters, as publishing the workflow again does. */
	change(parameters: INodeParameters): void {
		this.node = this.nodeWith(parameters);
		this.restart();
	}

	/** Restores the stored state, as restarting n8n does. */
	restart(): void {
		this.workflow = this.load(JSON.parse(this.kept) as IDataObject);
	}

	private get data() {
		return { nodes: [this.node], connections: {} };
	}

	private nodeWith(parameters: INodeParameters): INode {
		return this.engine.nodeFor({ type: TRIGGER, parameters });
	}

	private load(staticData?: IDataObject): Workflow {
		return this.engine.workflow(this.data, undefined, staticData);
	}
}
