/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import { ChatModel } from '@dev/n8n/chatModel';
import { VERSIONS } from '@dev/n8n/install/n8n';
import { node, wassly, webhook } from '@dev/n8n/workflows';
import { documentedDevice } from '@dev/simulator/devices';
import { reset } from '@dev/simulator/misbehavior';
import { nth } from '@test/support/items';
import { SEND_PATH } from '@test/support/setUpWassly';
import { setUpN8n } from './setUpN8n';

const PROMPT = 'Tell +15550100300 that order 1042 is on its way.';

/** A parameter that the model fills in. */
const byModel = (name: string) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`\`, 'string') }}`;

/** What a model reads of a tool that fails, unless the tool continues on error. */
type Default = 'the error' | 'an empty text' | 'nothing: the execution fails';

const AGENTS: Array<[string, Record<number, Default>]> = [
	[
		VERSIONS.current,
		{ 2.2: 'an empty text', 2.3: 'an empty text', 3: 'the error', 3.1: 'the error' },
	],
	[
		VERSIONS.lastOfVersion1,
		{ 1.9: 'an empty text', 2.2: 'an empty text', 3: 'nothing: the execution fails' },
	],
];

describe.each(AGENTS)('In n8n %s', (version, defaults) => {
	const use = setUpN8n({ version });
	let model: ChatModel;

	beforeAll(async () => {
		model = await ChatModel.start();
	});

	beforeEach(() => {
		model.asked.length = 0;
		model.calls = 2;
	});

	afterAll(async () => await model?.stop());

	/** Lets an agent send a message, which its model asks for twice. @returns what the model reads */
	const tellAgent = async (typeVersion: number, to: string, settings: Partial<INode>) => {
		const openAiApi = { id: await use.rest.saveCredential(model.credential), name: 'Model' };
		const path = `agent-${Math.random()}`;
		const parts = [
			webhook(path, 'POST'),
			{
				...{ type: '@n8n/n8n-nodes-langchain.agent', name: 'AI Agent', typeVersion },
				parameters: { promptType: 'define', text: PROMPT },
			},
			{
				...{ type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', name: 'Model', typeVersion: 1.2 },
				credentials: { openAiApi },
				parameters: { model: { __rl: true, mode: 'id', value: 'demo' } },
			},
			{
				...wassly(use.credentialId, {
					...{ resource: 'message', operation: 'send', to, message: byModel('Message') },
					instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
				}),
				...{ type: 'n8n-nodes-wassly.wasslyTool', name: 'Send', waitBetweenTries: 0 },
				...settings,
			},
		];
		const toAgent = (type: 'main' | 'ai_languageModel' | 'ai_tool') => ({
			[type]: [[{ node: 'AI Agent', type, index: 0 }]],
		});
		const workflow = {
			...{ name: path, nodes: parts.map(node), settings: { executionOrder: 'v1' as const } },
			connections: {
				Webhook: toAgent('main'),
				Model: toAgent('ai_languageModel'),
				Send: toAgent('ai_tool'),
			},
		};
		await use.rest.publish(await use.rest.saveWorkflow(workflow));
		await axios.post(`${use.n8n.url}/webhook/${path}`, {}, { validateStatus: () => true });
		const { messages = [] } = model.asked.at(-1) ?? {};
		return messages.filter(({ role }) => role === 'tool').map(({ content }) => content ?? '');
	};

	const posts = () => use.simulator.requests.filter(({ path }) => path === SEND_PATH).length;

	const isToldTwice = (told: string[]) => {
		expect(told).toHaveLength(2);
		for (const text of told) {
			expect(text).toMatch(/The message may have been sent\b.*\. Do not send it again\. /);
		}
		expect(nth(told, 1)).toContain('in an earlier try');
	};

	const agents = Object.keys(defaults).map(Number);
	const tries = agents.flatMap((agent) => [false, true].map((retry) => [agent, retry] as const));

	test.each(tries)(
		'agent %d sends once what may have been sent and tells the model, with Retry On Fail %s',
		async (agent, retryOnFail) => {
			use.simulator.misbehave(reset);
			const onError = 'continueRegularOutput';
			isToldTwice(await tellAgent(agent, byModel('To'), { retryOnFail, onError }));
			expect(posts()).toBe(1);
		},
	);

	test.each(tries.map(([agent, retry]) => [agent, retry, defaults[agent]] as const))(
		'agent %d sends it once if the tool does not continue on error, with Retry On Fail %s, and the model reads %s',
		async (agent, retryOnFail, expected) => {
			use.simulator.misbehave(reset);
			const told = await tellAgent(agent, byModel('To'), { retryOnFail });
			expect(posts()).toBe(1);
			if (expected === 'the error') isToldTwice(told);
			else expect(told).toEqual(expected === 'an empty text' ? ['', ''] : []);
		},
	);

	test.each(agents)('agent %d tells a model what to correct', async (agent) => {
		const told = await tellAgent(agent, '0171 123', { onError: 'continueRegularOutput' });
		expect(posts()).toBe(0);
		for (const text of told) {
			expect(text).toContain("'To' has no country code");
			expect(text).toContain('the message was not sent');
			expect(text).toContain("A number with a country code starts with '+'");
		}
	});
});
