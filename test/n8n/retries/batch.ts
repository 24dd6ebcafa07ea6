/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import { documentedDevice } from '@dev/simulator/devices';
import { status, type Misbehavior } from '@dev/simulator/misbehavior';
import type { Simulator } from '@dev/simulator/simulator';
import type { Execution } from '@dev/n8n/running/executions';
import type { N8n } from '@dev/n8n/running/n8n';
import type { Rest } from '@dev/n8n/running/rest';
import { chain, wassly, webhook, type Part } from '@dev/n8n/workflows';

export const refuse = status(422, { message: 'Not now' });

/** Takes as many messages as documented, and misbehaves after that, once for each misbehavior. */
export const after = (messages: number, ...misbehavior: Array<Misbehavior | undefined>) => [
	...Array.from({ length: messages }, () => undefined),
	...misbehavior,
];

/** The Wassly node that sends a message for each item, with its number in it. */
export const send = (credentialId: string, parameters: INode['parameters'] = {}): Part =>
	wassly(credentialId, {
		resource: 'message',
		operation: 'send',
		instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
		to: '=+1555010{{ 1000 + $json.number }}',
		message: '=Secret words {{ $json.number }}',
		...parameters,
	});

const items: Part = {
	type: 'n8n-nodes-base.splitOut',
	name: 'Items',
	parameters: { fieldToSplitOut: 'body.items', options: {} },
};

/** Where to publish a workflow. */
interface Place {
	n8n: Pick<N8n, 'url'>;
	rest: Rest;
}

/** A published workflow that starts with a number of items when it is called. */
export class Batch {
	private constructor(
		private readonly place: Place,
		readonly workflowId: string,
		private readonly path: string,
	) {}

	/** @param parts the nodes that come after the items */
	static async publish(place: Place, path: string, ...parts: Part[]): Promise<Batch> {
		return await Batch.publishAs(place, path, batchWorkflow(path, ...parts));
	}

	/** @param workflow starts with a webhook of that path */
	static async publishAs(
		place: Place,
		path: string,
		workflow: ReturnType<typeof chain>,
	): Promise<Batch> {
		const saved = await place.rest.saveWorkflow(workflow);
		await place.rest.publish(saved);
		return new Batch(place, saved.id, path);
	}

	/** Runs it. @returns the execution, when it has ended */
	async run(count = 6): Promise<Execution> {
		const body = { items: Array.from({ length: count }, (_, number) => ({ number })) };
		await axios.post(`${this.place.n8n.url}/webhook/${this.path}`, body, {
			validateStatus: () => true,
		});
		const execution = (await this.place.rest.executions.of(this.workflowId)).at(-1);
		if (!execution) throw new Error(`n8n has no execution of ${this.path}`);
		return execution;
	}

	/** Saves it with other nodes, without publishing them. */
	async change(...parts: Part[]): Promise<void> {
		await this.place.rest.changeWorkflow(this.workflowId, batchWorkflow(this.path, ...parts));
	}
}

export const batchWorkflow = (path: string, ...parts: Part[]) =>
	chain(path, webhook(path, 'POST'), items, ...parts);

/** How often the simulator was asked to send. */
export const posts = ({ requests }: Simulator): number =>
	requests.filter(({ method }) => method === 'POST').length;

/** The numbers in the messages that were sent, in order. */
export const sentNumbers = ({ messages }: Simulator): number[] =>
	messages.map(({ fields }) => Number(fields.message?.split(' ').at(-1)));
