import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/authentication';
import { toNodeError } from '../shared/nodeError';
import { searchDevices } from './listSearch/searchDevices';
import { findOperation, properties } from './resources';
import { Run } from './run';

export class Wassly implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wassly',
		name: 'wassly',
		icon: { light: 'file:../../icons/wassly.svg', dark: 'file:../../icons/wassly.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send WhatsApp messages through the WhatsApp Web devices of a Wassly account, and see which are connected',
		defaults: { name: 'Wassly' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authenticationField, ...properties],
	};

	methods = { listSearch: { searchDevices } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const run = new Run(this);
		const output: INodeExecutionData[] = [];
		const itemCount = this.getInputData().length;
		if (!this.continueOnFail()) await checkItems(this, itemCount);
		for (let itemIndex = 0; itemIndex < itemCount; itemIndex++) {
			try {
				const operation = operationOf(this, itemIndex);
				for (const item of await operation.execute(this, itemIndex, run)) output.push(item);
			} catch (thrown) {
				const error = toNodeError(this.getNode(), thrown, itemIndex);
				if (!this.continueOnFail()) throw error;
				// Only the text: beside an error object, n8n would drop the input item's own fields from
				// the error output.
				output.push({ json: { error: error.message }, pairedItem: { item: itemIndex } });
			}
		}
		return [output];
	}
}

const operationOf = (context: IExecuteFunctions, itemIndex: number) =>
	findOperation(
		context.getNodeParameter('resource', itemIndex, ''),
		context.getNodeParameter('operation', itemIndex, ''),
	);

/** One item that can't be done stops the run before anything is done that can't be undone. */
async function checkItems(context: IExecuteFunctions, itemCount: number): Promise<void> {
	for (let itemIndex = 0; itemIndex < itemCount; itemIndex++) {
		try {
			await operationOf(context, itemIndex).check?.(context, itemIndex);
		} catch (thrown) {
			throw toNodeError(context.getNode(), thrown, itemIndex);
		}
	}
}
