/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { ChatModel } from '@dev/n8n/chatModel';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { newN8n, withN8n } from '@dev/n8n/running/newN8n';
import { demoDevices } from '@dev/simulator/devices';
import { Simulator } from '@dev/simulator/simulator';
import { accountOf, chain, manualTrigger, node, wassly } from '@dev/n8n/workflows';
import { serve, setUpFileServer } from '@test/support/fileServer';
import { only } from '@test/support/items';
import { setUpN8n } from './setUpN8n';

const PNG = Buffer.from('\x89PNG\r\n\x1a\npicture', 'latin1');
const SENT = { name: 'photo.png', type: 'image/png', content: PNG };
const TO = '+15550100300';

const server = setUpFileServer();

beforeEach(() => (server.respond = serve(PNG, { 'Content-Type': 'image/png' })));

const message = (more: INodeParameters): INodeParameters => ({
	...{ resource: 'message', operation: 'send', sendThrough: 'best', to: TO, message: '' },
	...more,
});

describe('Files', () => {
	const use = setUpN8n();
	let model: ChatModel;

	beforeAll(async () => {
		model = await ChatModel.start();
	});

	afterAll(async () => await model?.stop());

	test('are sent by an AI agent, by their address', async () => {
		const openAiApi = { id: await use.rest.saveCredential(model.credential), name: 'Model' };
		const mediaUrl = `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Media_URL', \`\`, 'string') }}`;
		const agent = node({
			type: '@n8n/n8n-nodes-langchain.agent',
			name: 'AI Agent',
			typeVersion: 3.1,
			parameters: { promptType: 'define', text: `Send ${server.url}/photo.png to ${TO}` },
		});
		const chatModel = node({
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			name: 'Model',
			typeVersion: 1.2,
			credentials: { openAiApi },
			parameters: { model: { __rl: true, mode: 'id', value: 'demo' } },
		});
		const tool = node({
			...wassly(use.credentialId, message({ additionalFields: { mediaUrl } })),
			...{ type: 'n8n-nodes-wassly.wasslyTool', name: 'Send WhatsApp message' },
		});
		const start = node(manualTrigger);
		const nodes = [start, agent, chatModel, tool].map((one, index) => ({ ...one, id: `${index}` }));
		const { data } = await use.rest.runWorkflow({
			...{ name: 'Agent', nodes, settings: { executionOrder: 'v1' } },
			connections: {
				[start.name]: { main: [[{ node: agent.name, type: 'main', index: 0 }]] },
				Model: { ai_languageModel: [[{ node: agent.name, type: 'ai_languageModel', index: 0 }]] },
				[tool.name]: { ai_tool: [[{ node: agent.name, type: 'ai_tool', index: 0 }]] },
			},
		});
		expect(data.resultData.error?.message).toBeUndefined();
		expect(only(use.simulator.messages).files.media).toEqual(SENT);
	});

	test.each(['_files.data', '={{ $json._files.data }}', "={{ $('Get file').item._files.data }}"])(
		'are found in the binary mode "combined": %s',
		async (mediaBinaryProperty) => {
			const getFile = {
				type: 'n8n-nodes-base.httpRequest',
				name: 'Get file',
				typeVersion: 4.2,
				parameters: {
					url: `${server.url}/photo.png`,
					options: { response: { response: { responseFormat: 'file' } } },
				},
			};
			const send = wassly(use.credentialId, message({ additionalFields: { mediaBinaryProperty } }));
			const workflow = chain('Combined', manualTrigger, getFile, send);
			const { data } = await use.rest.runWorkflow({
				...workflow,
				settings: { ...workflow.settings, binaryMode: 'combined' },
			});
			expect(data.resultData.error?.message).toBeUndefined();
			expect(only(use.simulator.messages).files.media).toEqual(SENT);
		},
	);
});

test('Files are sent by their address in the last n8n 1', async () => {
	const simulator = await Simulator.start();
	simulator.devices = demoDevices;
	const n8n = await newN8n({ version: VERSIONS.lastOfVersion1 });
	try {
		const send = wassly(
			'1',
			message({ additionalFields: { mediaUrl: `${server.url}/photo.png` } }),
		);
		const workflow = { ...chain('Address', manualTrigger, send), id: 'address', active: false };
		const files = { credentials: [{ id: '1', ...accountOf(simulator) }], workflow };
		for (const [kind, content] of Object.entries(files)) {
			const path = join(n8n.folder, `${kind}.json`);
			await writeFile(path, JSON.stringify(content));
			await n8n.command(`import:${kind}`, `--input=${path}`);
		}
		const { output } = await n8n.command('execute', '--id=address', '--rawOutput');
		expect(output).toContain('Message sent successfully');
		expect(only(simulator.messages).files.media).toEqual(SENT);
	} finally {
		await simulator.stop();
		await rm(n8n.folder, { recursive: true, force: true });
	}
});

test("n8n's protection of private networks holds for addresses of files", async () => {
	const wanted = { settings: { N8N_SSRF_PROTECTION_ENABLED: 'true' } };
	await withN8n(wanted, async (_n8n, rest) => {
		const id = await rest.saveCredential(
			accountOf({ credential: { apikey: 'key', token: 'token', baseUrl: 'http://127.0.0.1:1' } }),
		);
		const mediaUrl = `${server.url}/photo.png`;
		const send = wassly(id, {
			...message({ additionalFields: { mediaUrl } }),
			...{ sendThrough: 'device', instanceId: { __rl: true, mode: 'id', value: 'instance' } },
		});
		const { data } = await rest.runWorkflow(chain('Private', manualTrigger, send));
		expect(data.resultData.error?.message).toBe(
			`n8n does not allow fetching the file in 'Media URL' from ${server.host}, so the message was not sent`,
		);
		expect(server.requests).toEqual([]);
	});
});
