import axios from 'axios';
import type { N8n } from '../n8n/running/n8n';
import type { Rest } from '../n8n/running/rest';
import { withN8n } from '../n8n/running/newN8n';
import {
	accountOf,
	chain,
	httpRequest,
	respond,
	wassly,
	webhook,
	type Part,
} from '../n8n/workflows';
import { documentedDevice } from '../simulator/devices';
import type { Simulator } from '../simulator/simulator';
import type { Floor } from './floor';

/** What the measurements in one n8n share. */
export interface Lab {
	candidates: Candidates;
	simulator: Simulator;
	floor: Floor;
}

/** Starts a new n8n with a credential for the simulator, to measure candidates in it. */
export const withCandidates = async <T>(
	unpacked: string,
	simulator: Simulator,
	measure: (candidates: Candidates) => Promise<T>,
): Promise<T> =>
	await withN8n({ unpacked }, async (n8n, rest) => {
		const credentialId = await rest.saveCredential(accountOf(simulator));
		return await measure(new Candidates(n8n, rest, credentialId, simulator.url));
	});

/** Builds candidates, and publishes them as workflows, as n8n runs them in production. */
export class Candidates {
	/** @param url the simulator's */
	constructor(
		readonly n8n: N8n,
		private readonly rest: Rest,
		readonly credentialId: string,
		private readonly url: string,
	) {}

	/**
	 * Publishes a workflow that runs some nodes for the input items in a request.
	 *
	 * @param nodes the last of them outputs the items
	 */
	async publish(path: string, nodes: Part[]): Promise<Candidate> {
		const workflow = chain(
			path,
			webhook(path, 'POST'),
			splitOut('Items', 'body.items'),
			...nodes,
			respond('{ executionId: $execution.id }'),
		);
		await this.rest.publish(await this.rest.saveWorkflow(workflow));
		const names = nodes.map(({ name = '' }) => name);
		return new Candidate(this.rest, `${this.n8n.url}/webhook/${path}`, names);
	}

	wasslyList(): Part[] {
		return [wassly(this.credentialId)];
	}

	/** What people use without the Wassly node. */
	httpRequestList(): Part[] {
		const url = `${this.url}/api/whatsapp-web-devices`;
		return [httpRequest(this.credentialId, { url }), splitOut('Split Out', 'devices')];
	}

	/** @param parameters more of them, or others than those of `FORM` */
	wasslySend(parameters: Part['parameters'] = {}): Part {
		return wassly(this.credentialId, {
			resource: 'message',
			operation: 'send',
			instanceId: { __rl: true, mode: 'id', value: FORM.instance_id },
			to: FORM.contact_mobile_number,
			message: FORM.message,
			...parameters,
		});
	}

	/** @param file the input item's binary property, if a file is to be sent */
	httpRequestSend(form: Record<string, string>, file?: string): Part {
		const fields = Object.entries(form).map(([name, value]) => ({
			parameterType: 'formData',
			name,
			value,
		}));
		const document = {
			parameterType: 'formBinaryData',
			name: 'document',
			inputDataFieldName: file,
		};
		return httpRequest(this.credentialId, {
			url: `${this.url}/api/whatsapp-web-send-message`,
			method: 'POST',
			sendBody: true,
			contentType: 'multipart-form-data',
			bodyParameters: { parameters: file ? [...fields, document] : fields },
		});
	}
}

/** A published workflow. */
export class Candidate {
	constructor(
		private readonly rest: Rest,
		private readonly url: string,
		private readonly nodeNames: string[],
	) {}

	/**
	 * Runs it once.
	 *
	 * @param firstRow the number in the first input item; the others count on
	 * @returns the ID of the execution
	 */
	async run(inputItems = 1, firstRow = 0): Promise<string> {
		const items = Array.from({ length: inputItems }, (_, index) => ({ row: firstRow + index }));
		const { data } = await axios.post<{ executionId: string }>(this.url, { items });
		return data.executionId;
	}

	/**
	 * Runs it once.
	 *
	 * @returns the milliseconds that n8n recorded for its nodes
	 * @throws unless the last of its nodes outputs `outputItems` items
	 */
	async time(inputItems: number, outputItems = inputItems, firstRow = 0): Promise<number> {
		const id = await this.run(inputItems, firstRow);
		const { status, data } = await this.rest.executions.ended(id);
		const tasks = this.nodeNames.flatMap((name) => data.resultData.runData[name] ?? []);
		const count = tasks.at(-1)?.data?.main?.[0]?.length;
		if (status !== 'success' || count !== outputItems) {
			throw new Error(`${this.url}: ${status}, ${count} of ${outputItems} items`);
		}
		return tasks.reduce((sum, { executionTime }) => sum + executionTime, 0);
	}
}

/** The message that is sent. */
export const FORM = {
	instance_id: documentedDevice.instance_id,
	contact_mobile_number: '+15550100200',
	message: 'Your order is on its way.',
};

const splitOut = (name: string, fieldToSplitOut: string): Part => ({
	type: 'n8n-nodes-base.splitOut',
	name,
	parameters: { fieldToSplitOut, options: {} },
});
