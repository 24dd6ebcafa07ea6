import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/credential/authentication';
import { builderHint } from './builderHint';
import { properties } from './resources';
import { webhooks } from './resources/message/sendAndWait';

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

	methods = {
		listSearch: {
			async searchDevices(this: ILoadOptionsFunctions, filter?: string) {
				const { searchDevices } = await import('./listSearch/searchDevices.ts');
				return await searchDevices.call(this, filter);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { executeItems, readItems } = await import('./items.ts');
		// All items are read first, so that an invalid one stops the run before any message is sent.
		const read = await readItems(this);
		return [await executeItems(this, read)];
	}

	async webhook(this: IWebhookFunctions) {
		const { respond } = await import('./resources/message/sendAndWait/webhook.ts');
		return await respond.call(this);
	}
}
