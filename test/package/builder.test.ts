/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { NodeTypeParser, searchCodeBuilderNodes } from '@n8n/ai-utilities/node-catalog';
import { generateNodeTypeFile, parseWorkflowCode } from '@n8n/workflow-sdk';
import type { INodeTypeDescription, IWorkflowBase } from 'n8n-workflow';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { CREDENTIAL_IDS } from '@dev/engine/nodes';
import { documentedDevice } from '@dev/simulator/devices';
import { first, nth, present } from '@test/support/items';
import { setUpWassly } from '@test/support/setUpWassly';

// Each of n8n's packages brings n8n-workflow's types with it.
type SdkNode = Parameters<typeof generateNodeTypeFile>[0];
type CatalogNodes = ConstructorParameters<typeof NodeTypeParser>[0];

/** As n8n hands nodes to a model: by their full names. */
const load = async () => {
	const { loader } = await Engine.load(packageFolder('jest'));
	return ['wassly', 'wasslyTrigger'].map((name) => {
		const { description } = loader.getNode(name).type;
		return { ...(description as INodeTypeDescription), name: `n8n-nodes-wassly.${name}` };
	});
};

/** All hints about the fields of a node, but for those about the choices of a field. */
const hintsOf = (properties: unknown): string[] => {
	if (Array.isArray(properties)) return properties.flatMap(hintsOf);
	const { builderHint, options, type } = properties as {
		builderHint?: { propertyHint: string };
		options?: unknown[];
		type?: string;
	};
	const own = builderHint ? [builderHint.propertyHint] : [];
	return type === 'options' ? own : [...own, ...hintsOf(options ?? [])];
};

describe("The type definitions that n8n's AI workflow builder and MCP server generate", () => {
	test('carry every hint about a field', async () => {
		for (const description of await load()) {
			const definition = generateNodeTypeFile(description as unknown as SdkNode);
			const hints = hintsOf(description.properties);
			expect(hints.length > 0 || description.name.endsWith('Trigger')).toBe(true);
			expect(hints.filter((hint) => !definition.includes(`@builderHint ${hint}`))).toEqual([]);
			expect(definition).toContain(present(description.builderHint?.searchHint));
		}
	});

	test.each([
		['deviceId', "{ __rl: true, mode: 'id', value: "],
		['choices', "{ values: [{ label: 'Today' }"],
		['approvalOptions', "{ values: { approvalType: 'double'"],
		['limitWaitTime', "{ values: { limitType: 'afterTimeInterval'"],
		['instanceId', '{{ $json.instance_id }}'],
		['sendThrough', "Use 'best'"],
		['authentication', 'Wassly Login API'],
		['to', '+15550100300'],
		['message', 'additionalFields.documentBinaryProperty'],
		['message', "in Markdown with options.format 'markdown'"],
		['format', "Set to 'markdown'"],
		['message', 'additionalFields.documentUrl'],
		['documentUrl', 'How an AI agent sends a file'],
		['mediaUrl', 'How an AI agent sends a file'],
		['fileName', 'is wrong'],
		['documentBinaryProperty', "usually 'data'"],
		['mediaBinaryProperty', "usually 'data'"],
	])('say right above the field %s what goes in', async (field, hint) => {
		const [wassly] = await load();
		const definition = generateNodeTypeFile(wassly as unknown as SdkNode);
		const above = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s+${field}\\??: `, 'g');
		const comments = [...definition.matchAll(above)].map(([, comment]) => comment);
		expect(comments.length).toBeGreaterThan(0);
		expect(
			comments.some((comment) => comment?.includes(`@builderHint`) && comment.includes(hint)),
		).toBe(true);
	});
});

describe('A model that searches for nodes', () => {
	const search = async (query: string) => {
		const parser = new NodeTypeParser((await load()) as unknown as CatalogNodes);
		return searchCodeBuilderNodes(parser, [query]).results;
	};

	test.each(['whatsapp', 'send whatsapp message', 'wassly'])(
		'finds the node by "%s"',
		async (query) => {
			const results = await search(query);
			expect(results).toContain('n8n-nodes-wassly.wassly');
			expect(results).toContain("sendThrough 'best'");
			expect(results).toContain('data.approved');
			expect(results).toContain('List, then send');
		},
	);

	test('is told which nodes go with the trigger', async () => {
		const results = await search('wassly trigger');
		expect(results).toContain('n8n-nodes-base.filter: "Right after the trigger');
		expect(results).toContain('n8n-nodes-wassly.wassly: "Sends an alert');
	});
});

describe('The workflows that the hints show', () => {
	const wassly = setUpWassly();

	const shownBy = async (node: string, pattern = 0) => {
		const { builderHint } = present((await load()).find(({ name }) => name.endsWith(node)));
		const { content } = first(builderHint?.extraTypeDefContent ?? []);
		const [, code] = nth([...content.matchAll(/<pattern [^>]*>([^]*?)<\/pattern>/g)], pattern);
		const start = `const startTrigger = trigger({ type: 'n8n-nodes-base.manualTrigger', version: 1, config: { name: 'Start' } });`;
		const filledIn = present(code).replaceAll(/placeholder\(.+?\)/g, "'+15550100200'");
		const workflow = parseWorkflowCode(`${start}\n${filledIn}`) as unknown as IWorkflowBase;
		for (const node of workflow.nodes) {
			node.credentials = { wasslyLoginApi: { id: CREDENTIAL_IDS.wasslyLoginApi, name: 'Wassly' } };
		}
		return workflow;
	};

	test('run: first the usual one, a message through the best device', async () => {
		const run = await wassly.engine.runWorkflow(await shownBy('.wassly'));
		expect(run.status).toBe('success');
		expect(wassly.simulator.messages.map(({ fields }) => fields)).toEqual([
			{
				instance_id: documentedDevice.instance_id,
				contact_mobile_number: '+15550100200',
				message: 'Hello',
			},
		]);
	});

	test('run: a list, then a message through every connected device', async () => {
		const run = await wassly.engine.runWorkflow(await shownBy('.wassly', 1));
		expect(run.status).toBe('success');
		const connected = wassly.simulator.devices as Array<{ status: string; instance_id: string }>;
		expect(wassly.simulator.messages.map(({ fields }) => fields.instance_id)).toEqual(
			connected
				.filter(({ status }) => status === 'connected')
				.map(({ instance_id }) => instance_id),
		);
	});

	test('lead from the trigger through a filter to an alert', async () => {
		const { nodes } = await shownBy('.wasslyTrigger');
		expect(nodes.map(({ type }) => type)).toEqual([
			'n8n-nodes-wassly.wasslyTrigger',
			'n8n-nodes-base.filter',
			'n8n-nodes-wassly.wassly',
		]);
	});
});
