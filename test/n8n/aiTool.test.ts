/* eslint-disable @n8n/community-nodes/no-restricted-imports, import-x/no-unresolved -- development only, see CONTRIBUTING */
// The linter's resolver doesn't know wildcard exports; the compiler checks these imports.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { INodeTypeDescription } from 'n8n-workflow';
import { demoDevices } from '@dev/simulator/devices';
import { status } from '@dev/simulator/misbehavior';
import { first, nth } from '@test/support/items';
import { setUpN8n } from './setUpN8n';
import { accountOf, node, wassly } from '@dev/n8n/workflows';

/** A parameter that the model fills, as the editor's button for that writes it. */
const byModel = (label: string) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${label}', \`\`, 'string') }}`;

describe('The node as a tool of AI agents', () => {
	const use = setUpN8n();
	let client: Client;

	beforeAll(async () => {
		const id = await use.rest.saveCredential(accountOf(use.simulator));
		const trigger = node({
			type: '@n8n/n8n-nodes-langchain.mcpTrigger',
			name: 'MCP Server Trigger',
			typeVersion: 2,
			webhookId: '3b1e6a52-0000-4000-8000-000000000001',
			parameters: { authentication: 'none', path: 'wassly' },
		});
		const tools = [
			{ ...wassly(id, { operation: 'list', returnAll: true }), name: 'List WhatsApp Web devices' },
			{
				...wassly(id, {
					operation: 'get',
					deviceId: { __rl: true, mode: 'id', value: byModel('Device') },
				}),
				name: 'Get WhatsApp Web device',
			},
			{
				...wassly(id, {
					resource: 'message',
					operation: 'send',
					instanceId: { __rl: true, mode: 'id', value: byModel('Device') },
					to: byModel('To'),
					message: byModel('Message'),
				}),
				name: 'Send WhatsApp message',
			},
		].map((tool, index) => node({ ...tool, type: 'n8n-nodes-wassly.wasslyTool' }, index + 1));
		const workflow = await use.rest.saveWorkflow({
			name: 'Tools',
			nodes: [trigger, ...tools],
			connections: Object.fromEntries(
				tools.map(({ name }) => [
					name,
					{ ai_tool: [[{ node: trigger.name, type: 'ai_tool' as const, index: 0 }]] },
				]),
			),
			settings: { executionOrder: 'v1' },
		});
		await use.rest.publish(workflow);
		client = new Client({ name: 'test', version: '1.0.0' });
		const address = new URL(`${use.n8n.url}/mcp/wassly`);
		await client.connect(new StreamableHTTPClientTransport(address));
	});

	afterAll(async () => await client?.close());

	const call = async (name: string, args: Record<string, unknown> = {}) => {
		const { content } = await client.callTool({ name, arguments: args });
		return first(content as Array<{ text: string }>).text;
	};

	test('is offered as a tool', async () => {
		const types = await use.rest.types<INodeTypeDescription>('nodes');
		const tool = types.find(({ name }) => name === 'n8n-nodes-wassly.wasslyTool');
		expect(tool).toMatchObject({
			displayName: 'Wassly Tool',
			outputs: ['ai_tool'],
			description: expect.stringContaining('WhatsApp'),
		});
	});

	test('tells a model what each tool does, and what to fill in', async () => {
		const { tools } = await client.listTools();
		const byName = [...tools].sort((a, b) => a.name.localeCompare(b.name));
		expect(byName).toEqual([
			{
				name: 'Get_WhatsApp_Web_device',
				description: 'Get status of WhatsApp Web device in Wassly',
				inputSchema: expect.objectContaining({
					properties: { Device: { type: 'string' } },
					required: ['Device'],
				}),
			},
			{
				name: 'List_WhatsApp_Web_devices',
				description: 'List WhatsApp Web devices with status and ID in Wassly',
				inputSchema: expect.objectContaining({ properties: {} }),
			},
			{
				name: 'Send_WhatsApp_message',
				description: 'Send WhatsApp message or file to phone number in Wassly',
				inputSchema: expect.objectContaining({
					properties: {
						Device: { type: 'string' },
						To: { type: 'string' },
						Message: { type: 'string' },
					},
					required: ['Device', 'To', 'Message'],
				}),
			},
		]);
	});

	test('gives a model the devices', async () => {
		expect(JSON.parse(await call('List_WhatsApp_Web_devices'))).toEqual(demoDevices);
	});

	test('gives a model the device that it asks for', async () => {
		const device = nth(demoDevices, 1);
		const Device = device.instance_id;
		expect(JSON.parse(await call('Get_WhatsApp_Web_device', { Device }))).toEqual([device]);
	});

	test('sends what a model writes, and tells it about mistakes', async () => {
		const Device = first(demoDevices).instance_id;
		const Message = 'Hello from a model 🤖';
		expect(await call('Send_WhatsApp_message', { Device, To: '0171 123', Message })).toContain(
			"'To' has no country code",
		);
		const To = '+1 555 010 0200';
		const [sent] = JSON.parse(await call('Send_WhatsApp_message', { Device, To, Message }));
		expect(sent).toMatchObject({ success: true, contact_mobile_number: '+15550100200' });
		expect(use.simulator.messages.map(({ fields }) => fields.message)).toEqual([Message]);
	});

	test('tells a model why Wassly refused the request', async () => {
		use.simulator.misbehave(status(401, { success: false, message: 'Unauthenticated.' }));
		const text = await call('List_WhatsApp_Web_devices');
		expect(text).toContain('Wassly refused the API key or the token: "Unauthenticated."');
		expect(text).toContain('Tokens expire');
	});
});
