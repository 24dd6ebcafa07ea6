/* eslint-disable @n8n/community-nodes/no-deprecated-workflow-functions -- development only, see CONTRIBUTING */
/** Replacements for the few nodes of n8n-nodes-base that workflows need here: it is too large to install. */
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IRequestOptions,
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

/**
 * Sends requests with the helpers and the options of n8n's HTTP Request node, deprecated as they are.
 * What the node makes of its fields is in HttpRequestV3.node.ts of n8n-nodes-base.
 */
class HttpRequest implements INodeType {
	description: INodeTypeDescription = description('httpRequest', {
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Method', name: 'requestMethod', type: 'string', default: 'GET' },
			{ displayName: 'Headers', name: 'headers', type: 'json', default: {} },
			{ displayName: 'Proxy', name: 'proxy', type: 'string', default: '' },
			{
				displayName: 'Ignore SSL Issues',
				name: 'allowUnauthorizedCerts',
				type: 'boolean',
				default: false,
			},
			{ displayName: 'SSL Certificates', name: 'agentOptions', type: 'json', default: {} },
			{ displayName: 'Next URL', name: 'nextUrl', type: 'string', default: '' },
			{ displayName: 'Other Request Options', name: 'others', type: 'json', default: {} },
		],
	});

	async execute(this: IExecuteFunctions) {
		const parameter = (name: string) => this.getNodeParameter(name, 0) as string;
		const json = (name: string) => this.getNodeParameter(name, 0) as IDataObject;
		const proxy = parameter('proxy');
		const request: IRequestOptions = {
			uri: parameter('url'),
			method: parameter('requestMethod') as IRequestOptions['method'],
			headers: json('headers'),
			json: true,
			gzip: true,
			rejectUnauthorized: !this.getNodeParameter('allowUnauthorizedCerts', 0),
			followRedirect: true,
			followAllRedirects: true,
			...(proxy ? { proxy } : {}),
			...(Object.keys(json('agentOptions')).length > 0
				? { agentOptions: json('agentOptions') }
				: {}),
			...json('others'),
		};
		const nextUrl = parameter('nextUrl');
		const bodies = nextUrl
			? await allPages(this, request, nextUrl)
			: [
					(await this.helpers.requestWithAuthentication.call(
						this,
						'wasslyApi',
						request,
						undefined,
						0,
					)) as IDataObject,
				];
		return [bodies.map((body) => ({ json: body, pairedItem: { item: 0 } }))];
	}
}

/** The first page, and the one at another URL. */
async function allPages(context: IExecuteFunctions, request: IRequestOptions, nextUrl: string) {
	const pages = (await context.helpers.requestWithAuthenticationPaginated.call(
		context,
		{ ...request, resolveWithFullResponse: true },
		0,
		{
			continue: '={{ $pageCount < 2 }}',
			request: { url: `={{ $pageCount === 0 ? "${request.uri}" : "${nextUrl}" }}` },
			requestInterval: 0,
		},
		'wasslyApi',
	)) as Array<{ body: IDataObject }>;
	return pages.map(({ body }) => body);
}

/** Appears on the canvas and never runs. */
class StickyNote implements INodeType {
	description: INodeTypeDescription = description('stickyNote', { inputs: [], outputs: [] });
}

export const n8nNodes = {
	'n8n-nodes-base.manualTrigger': new ManualTrigger(),
	'n8n-nodes-base.httpRequest': new HttpRequest(),
	'n8n-nodes-base.stickyNote': new StickyNote(),
} satisfies Record<string, INodeType>;
