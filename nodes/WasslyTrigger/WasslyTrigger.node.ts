import {
	NodeConnectionTypes,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { authenticationField, credentials } from '../shared/credential/authentication';
import { builderHint } from './builderHint';
import { fields } from './fields';

export class WasslyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wassly Trigger',
		name: 'wasslyTrigger',
		icon: { light: 'file:../../icons/wassly.svg', dark: 'file:../../icons/wassly.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [].concat($parameter["events"]).map((event) => event.replace(/([A-Z])/g, " $1").replace(/^./, (letter) => letter.toUpperCase())).join(", ") }}',
		// n8n's nodes panel shows both nodes as one entry, with this text.
		description:
			'Start a workflow when a WhatsApp Web device of a Wassly account disconnects or connects. The Wassly node sends messages through these devices.',
		defaults: { name: 'Wassly Trigger' },
		polling: true,
		builderHint,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authenticationField, ...fields],
	};

	methods = {
		loadOptions: {
			async getDevices(this: ILoadOptionsFunctions) {
				const { getDevices } = await import('./poll.ts');
				return await getDevices(this);
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const { poll } = await import('./poll.ts');
		const items = await poll(this);
		return items.length > 0 ? [items] : null;
	}
}
