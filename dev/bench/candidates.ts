import axios from 'axios';
import type { IConnections } from 'n8n-workflow';
import type { N8n } from '../n8n/running/n8n';
import type { Rest } from '../n8n/running/rest';
import { chain, httpRequest, respond, wassly, webhook, type Part } from '../n8n/workflows';
import type { Simulator } from '../simulator/simulator';

/** Nodes that do the job to compare, and the webhook path of their workflow. */
export interface Candidate {
	path: string;
	/** The last of them outputs the items. */
	nodes: Part[];
	/** If they aren't connected in this order. */
	connections?: IConnections;
}

/** Runs candidates as published workflows, as n8n runs them in production. */
export class Candidates {
	constructor(
		private readonly n8n: N8n,
		private readonly rest: Rest,
	) {}

	/** Publishes a workflow that runs the candidate's nodes for the input items in a request. */
	async publish({ path, nodes, connections }: Candidate): Promise<void> {
		const items: Part = {
			type: 'n8n-nodes-base.splitOut',
			name: 'Items',
			parameters: { fieldToSplitOut: 'body.items', options: {} },
		};
		const workflow = chain(
			path,
			webhook(path, 'POST'),
			items,
			...nodes,
			respond('{ executionId: $execution.id }'),
		);
		const connected = { ...workflow, connections: { ...workflow.connections, ...connections } };
		await this.rest.publish(await this.rest.saveWorkflow(connected));
	}

	/**
	 * Runs a published workflow once.
	 *
	 * @param firstRow the number in the first input item; the others count on
	 * @returns the ID of the execution
	 */
	async run({ path }: Candidate, inputItems: number, firstRow = 0): Promise<string> {
		const items = Array.from({ length: inputItems }, (_, index) => ({ row: firstRow + index }));
		const { data } = await axios.post<{ executionId: string }>(`${this.n8n.url}/webhook/${path}`, {
			items,
		});
		return data.executionId;
	}

	/**
	 * Runs a published workflow once.
	 *
	 * @returns the milliseconds that n8n recorded for the candidate's nodes
	 * @throws unless the last of these nodes outputs `outputItems` items
	 */
	async time(
		candidate: Candidate,
		inputItems: number,
		outputItems: number,
		firstRow = 0,
	): Promise<number> {
		const id = await this.run(candidate, inputItems, firstRow);
		const execution = await this.rest.executions.ended(id);
		const { runData } = execution.data.resultData;
		const tasks = candidate.nodes.flatMap(({ name }) => runData[name ?? ''] ?? []);
		const count = tasks.at(-1)?.data?.main?.[0]?.length;
		if (execution.status !== 'success' || count !== outputItems) {
			throw new Error(`${candidate.path}: ${execution.status}, ${count} of ${outputItems} items`);
		}
		return tasks.reduce((sum, { executionTime }) => sum + executionTime, 0);
	}
}

export const wasslyList = (credentialId: string): Candidate => ({
	path: 'wassly-list',
	nodes: [wassly(credentialId)],
});

/** What people use without the Wassly node. */
export const httpRequestList = (credentialId: string, { url }: Simulator): Candidate => ({
	path: 'http-request-list',
	nodes: [
		httpRequest(credentialId, { url: `${url}/api/whatsapp-web-devices` }),
		{
			type: 'n8n-nodes-base.splitOut',
			name: 'Split Out',
			parameters: { fieldToSplitOut: 'devices', options: {} },
		},
	],
});

export const wasslySend = (credentialId: string, form: Record<string, string>): Candidate => ({
	path: 'wassly-send',
	nodes: [
		wassly(credentialId, {
			resource: 'message',
			operation: 'send',
			instanceId: { __rl: true, mode: 'id', value: form.instance_id },
			to: form.contact_mobile_number,
			message: form.message,
		}),
	],
});

export const httpRequestSend = (
	credentialId: string,
	{ url }: Simulator,
	form: Record<string, string>,
): Candidate => ({ path: 'http-request-send', nodes: [postForm(credentialId, url, form)] });

/** An HTTP Request node that sends a message. */
export const postForm = (credentialId: string, url: string, form: Record<string, string>): Part =>
	httpRequest(credentialId, {
		url: `${url}/api/whatsapp-web-send-message`,
		method: 'POST',
		sendBody: true,
		contentType: 'multipart-form-data',
		bodyParameters: {
			parameters: Object.entries(form).map(([name, value]) => ({
				parameterType: 'formData',
				name,
				value,
			})),
		},
	});
