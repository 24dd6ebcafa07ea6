import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { toNodeError } from '../shared/nodeError';
import { authenticationField, credentials } from '../shared/authentication';
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
		description: 'List the WhatsApp Web devices of a Wassly account and see which are connected',
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
		for (let itemIndex = 0; itemIndex < itemCount; itemIndex++) {
			try {
				const operation = findOperation(
					this.getNodeParameter('resource', itemIndex, ''),
					this.getNodeParameter('operation', itemIndex, ''),
				);
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
