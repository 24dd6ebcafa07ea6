import { WebhookContext, WorkflowExecute } from 'n8n-core';
import type { INodeExecutionData, IRun } from 'n8n-workflow';
import type { Engine } from './engine';
import { NodeRun } from './nodeRun';
import { newNode, type NodeSetup } from './nodes';

/** What a person's browser gets. */
export interface Answered {
	status: number;
	/** By their names in lowercase. */
	headers: Record<string, string>;
	page: string;
	/** The items with which the workflow goes on; undefined while it still waits. */
	items?: INodeExecutionData[];
}

/** The node "Node" of an execution that waits. */
export class WaitingNode {
	constructor(
		private readonly engine: Engine,
		private readonly setup: NodeSetup,
		private readonly run: IRun,
	) {
		if (!run.waitTill) throw new Error('The execution does not wait');
		this.round = String((run.data.resultData.runData.Node?.length ?? 0) - 1);
	}

	/** What the link of the question that waits carries. */
	readonly round: string;

	/** Opens the link, as a person or a scanner does. @param round of another link */
	async open(round?: string): Promise<Answered> {
		return await this.call('GET', {}, { round });
	}

	/** Posts the page's form. @param response the value of its field, which may be anything */
	async post(response: unknown, round?: string): Promise<Answered> {
		return await this.call('POST', { response }, { round });
	}

	/** Calls the node's webhook, as n8n does for a link with the right signature. */
	async call(method: 'GET' | 'POST', body: unknown, query = {}): Promise<Answered> {
		const { round = this.round, ...others } = query as { round?: string };
		const ofLink = { round, ...others };
		const answered: Answered = { status: 200, headers: {}, page: '' };
		const response = {
			setHeader: (name: string, value: string) => {
				answered.headers[name.toLowerCase()] = value;
				return response;
			},
			status: (status: number) => {
				answered.status = status;
				return response;
			},
			send: (page: string) => {
				answered.page = page;
				return response;
			},
		};
		const { workflow, node, additionalData, type } = this.waiting;
		const [description] = type.description.webhooks ?? [];
		if (!description || !type.webhook) throw new Error('The node has no webhook');
		const context = new WebhookContext(
			workflow,
			node,
			{
				...additionalData,
				httpRequest: { method, body, headers: {}, params: {}, query: ofLink } as never,
				httpResponse: response as never,
			},
			'webhook',
			{
				httpMethod: method,
				node: node.name,
				path: node.id,
				webhookDescription: description,
				workflowId: 'workflow',
				workflowExecuteAdditionalData: additionalData,
			},
			[],
			this.resumable(),
		);
		const { webhookResponse, workflowData } = await type.webhook.call(context);
		if (webhookResponse !== undefined) answered.page = String(webhookResponse);
		return { ...answered, items: workflowData?.[0] };
	}

	/** Lets the workflow go on, in a loop that leads back to the node. @returns the next question */
	async goOn(items: INodeExecutionData[]): Promise<WaitingNode> {
		const { data, additionalData } = this.waiting;
		const loop = [[{ node: 'Node', type: 'main' as const, index: 0 }]];
		const workflow = this.engine.workflow({
			...data,
			connections: { ...data.connections, Node: { main: loop } },
		});
		const resumed = this.resumable();
		const [entry] = resumed.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('Nothing waits');
		entry.data.main = [items];
		const execution = new WorkflowExecute(additionalData, 'manual', resumed);
		const run = (await execution.processRunExecutionData(workflow)) as IRun;
		return new WaitingNode(this.engine, this.setup, run);
	}

	/** The execution's data as n8n changes it for the webhook: without the run that waits. */
	private resumable(): IRun['data'] {
		const data = structuredClone(this.run.data);
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (entry) entry.node.disabled = true;
		data.waitTill = undefined;
		data.resultData.runData.Node?.pop();
		return data;
	}

	/** Goes on as n8n does after the wait limit. */
	async timeOut(): Promise<NodeRun> {
		const { workflow, additionalData } = this.waiting;
		const execution = new WorkflowExecute(additionalData, 'manual', structuredClone(this.run.data));
		return new NodeRun((await execution.processRunExecutionData(workflow)) as IRun);
	}

	private get waiting() {
		const node = this.engine.nodeFor(this.setup);
		const data = {
			nodes: [newNode('Start', 'n8n-nodes-base.manualTrigger'), node],
			connections: { Start: { main: [[{ node: 'Node', type: 'main' as const, index: 0 }]] } },
		};
		return {
			node,
			data,
			workflow: this.engine.workflow(data),
			additionalData: this.engine.additionalData(data),
			type: this.engine.nodeTypes.getByNameAndVersion(node.type),
		};
	}
}
