import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/credential/authentication';
import { builderHint } from './builderHint';
import { executeItems, readItems } from './items';
import { searchDevices } from './listSearch/searchDevices';
import { properties } from './resources';
import { respond, webhooks } from './resources/message/sendAndWait/webhook';

export class Wassly implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wassly',
		name: 'wassly',
		icon: { light: 'file:../../icons/wassly.svg', dark: 'file:../../icons/wassly.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send WhatsApp messages through the WhatsApp Web devices of a Wassly account, and see which devices are connected',
		defaults: { name: 'Wassly' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks,
		builderHint,
		waitingNodeTooltip: 'Waiting for the response on WhatsApp',
		properties: [authenticationField, ...properties],
	};

	methods = { listSearch: { searchDevices } };

	webhook = respond;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// All items are read first, so that an invalid one stops the run before any message is sent.
		const read = await readItems(this);
		return [await executeItems(this, read)];
	}
}
