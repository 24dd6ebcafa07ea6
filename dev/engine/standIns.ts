/* eslint-disable @n8n/community-nodes/no-deprecated-workflow-functions -- development only, see CONTRIBUTING */
/** Replacements for the few nodes of n8n-nodes-base that workflows need here: it is too large to install. */
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

const description = (name: string, details: Partial<INodeTypeDescription>) => ({
	displayName: name,
	name,
	group: ['transform' as const],
	version: [1, 4.2],
	description: '',
	defaults: { name },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
	...details,
});

/** Starts a workflow and outputs the items pinned to it. */
class ManualTrigger implements INodeType {
	description: INodeTypeDescription = description('manualTrigger', {
		group: ['trigger'],
		inputs: [],
	});

	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}

/** Sends a request with the helper and the options of n8n's HTTP Request node, deprecated as they are. */
class HttpRequest implements INodeType {
	description: INodeTypeDescription = description('httpRequest', {
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Headers', name: 'headers', type: 'json', default: {} },
		],
	});

	async execute(this: IExecuteFunctions) {
		const body = await this.helpers.requestWithAuthentication.call(
			this,
			'wasslyApi',
			{
				uri: this.getNodeParameter('url', 0) as string,
				method: 'GET',
				headers: this.getNodeParameter('headers', 0) as IDataObject,
				json: true,
				gzip: true,
				rejectUnauthorized: true,
				followRedirect: true,
				followAllRedirects: true,
			},
			undefined,
			0,
		);
		return [[{ json: body, pairedItem: { item: 0 } }]];
	}
}

/** Appears on the canvas and never runs. */
class StickyNote implements INodeType {
	description: INodeTypeDescription = description('stickyNote', { inputs: [], outputs: [] });
}

export const standIns = {
	'n8n-nodes-base.manualTrigger': new ManualTrigger(),
	'n8n-nodes-base.httpRequest': new HttpRequest(),
	'n8n-nodes-base.stickyNote': new StickyNote(),
} satisfies Record<string, INodeType>;
