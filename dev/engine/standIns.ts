/* eslint-disable @n8n/community-nodes/no-deprecated-workflow-functions -- n8n's own nodes still use them */
/** The few nodes of n8n's own that the tests' workflows need: n8n-nodes-base is too large to install. */
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

/** Starts a workflow; the input items of a test are pinned to it. */
class ManualTrigger implements INodeType {
	description: INodeTypeDescription = description('manualTrigger', {
		group: ['trigger'],
		inputs: [],
	});

	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}

/** Sends a request through the helper, and in the form, that the HTTP Request node sends it. */
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

/** Is drawn on the canvas, and never runs. */
class StickyNote implements INodeType {
	description: INodeTypeDescription = description('stickyNote', { inputs: [], outputs: [] });
}

export const standIns: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': new ManualTrigger(),
	'n8n-nodes-base.httpRequest': new HttpRequest(),
	'n8n-nodes-base.stickyNote': new StickyNote(),
};
