/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { ChatModel } from '@dev/n8n/chatModel';
import { examples, withCredentials } from '@dev/n8n/examples';
import { loginOf } from '@dev/n8n/workflows';
import { until } from '@dev/until';
import { first, present } from '@test/support/items';
import { executionOf, nextLink, visit } from './asking';
import { setUpN8n } from './setUpN8n';

const PROMPT = 'Tell +15550100300 that order 1042 is on its way.';
/** What n8n fills in. */
const UNTOUCHED = {
	message: '=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
};
const REVIEW = 'Review on WhatsApp';

describe('Wassly as human review of the tools of an AI agent', () => {
	const use = setUpN8n();
	let model: ChatModel;
	let address: string;

	const publish = async (
		name: string,
		limitWaitTime: INodeParameters,
		agentVersion = 3,
		{ message }: INodeParameters = {},
	) => {
		const example = present(examples().find(({ file }) => file === 'agent-with-human-review.json'));
		const ids = {
			wasslyLoginApi: await use.rest.saveCredential(loginOf(use.simulator)),
			openAiApi: await use.rest.saveCredential(model.credential),
		};
		const webhookId = `5b0f6b1e-0000-4000-8000-${name.padStart(12, '0')}`;
		const nodes = example.nodes.map((node) => {
			if (node.type.endsWith('.chatTrigger')) {
				// As in the editor's chat, but to be called from here.
				const parameters = { ...node.parameters, public: true, mode: 'webhook' };
				return { ...node, webhookId, parameters };
			}
			if (node.type.endsWith('.agent')) return { ...node, typeVersion: agentVersion };
			if (node.name !== REVIEW) return node;
			const parameters = { ...node.parameters, options: { limitWaitTime } };
			return { ...node, parameters: message ? { ...parameters, message } : parameters };
		});
		const workflow = withCredentials({ ...example, nodes }, ids);
		await use.rest.publish(await use.rest.saveWorkflow({ ...workflow, name }));
		address = `${use.n8n.url}/webhook/${webhookId}/chat`;
	};

	beforeAll(async () => {
		model = await ChatModel.start();
	});

	beforeEach(() => {
		model.asked.length = 0;
		model.calls = 1;
	});

	afterAll(async () => await model?.stop());

	/** Tells the agent what to do, and waits until it waits. @returns the link in the message */
	const tellAgent = async () => {
		const body = { action: 'sendMessage', sessionId: 'session', chatInput: PROMPT };
		void axios.post(address, body, { validateStatus: () => true }).catch(() => {});
		const link = await nextLink(use.simulator, 0);
		await until(
			'it waits',
			async () => (await use.rest.executions.get(executionOf(link))).status === 'waiting',
		);
		return link;
	};

	/** What the agent says in the end. */
	const conclusion = async (link: string) => {
		const { status, data } = await use.rest.executions.ended(executionOf(link));
		expect({ status, error: data.resultData.error?.message }).toEqual({
			status: 'success',
			error: undefined,
		});
		const runs = data.resultData.runData['AI Agent'] ?? [];
		return String(first(runs.at(-1)?.data?.main?.[0] ?? []).json.output);
	};

	const messages = () => use.simulator.messages.map(({ fields }) => fields);

	describe('is offered', () => {
		let type: INodeTypeDescription;

		beforeAll(async () => {
			const types = await use.rest.types<INodeTypeDescription>('nodes');
			type = present(types.find(({ name }) => name === 'n8n-nodes-wassly.wasslyHitlTool'));
		});

		test('with our name and icon, between an agent and a tool', () => {
			expect(type).toMatchObject({
				displayName: 'Wassly',
				defaults: { name: 'Wassly' },
				iconUrl: {
					light: expect.stringMatching(/wassly\.svg$/),
					dark: expect.stringMatching(/wassly\.dark\.svg$/),
				},
				inputs: [{ type: 'ai_tool' }],
				outputs: [{ type: 'ai_tool' }],
				codex: { subcategories: { Tools: ['Human in the Loop'] } },
			});
		});

		test('with those fields alone that apply to a review', () => {
			const values: Record<string, unknown> = Object.fromEntries(
				type.properties
					.filter(({ type: kind }) => kind === 'hidden')
					.map(({ name, default: value }) => [name, value]),
			);
			expect(values).toEqual({
				resource: 'message',
				operation: 'sendAndWait',
				responseType: 'approval',
			});
			Object.assign(values, { sendThrough: 'device' });
			const isShown = ({ displayOptions }: INodeProperties) =>
				Object.entries(displayOptions?.show ?? {}).every(([name, allowed]) =>
					(allowed as unknown[]).includes(values[name]),
				);
			const shown = type.properties.filter((property) => isShown(property));
			// n8n hides the field Operation of each resource.
			expect([...new Set(shown.map(({ name }) => name))].sort()).toEqual(
				[
					...['authentication', 'message', 'sendThrough', 'instanceId', 'to'],
					...['approvalOptions', 'options', 'operation', 'resource', 'responseType'],
				].sort(),
			);
			expect(shown.filter(({ hint }) => hint?.includes('per input item'))).toEqual([]);
		});
	});

	describe('with a day to respond', () => {
		beforeAll(async () => {
			use.simulator.reset();
			await publish('1', { values: { resumeAmount: 1, resumeUnit: 'days' } });
		});

		test('shows the tool and its parameters, and lets it run once it is approved', async () => {
			const link = await tellAgent();
			const [{ tools = [] } = {}] = model.asked;
			expect(tools.map(({ function: { name } }) => name)).toEqual(['Send_WhatsApp_message']);
			const text = String(messages()[0]?.message).replaceAll('\r\n', '\n');
			expect(text).toBe(
				`The agent wants to run: Send_WhatsApp_message\n\nTo: +15550100300\nMessage: ${PROMPT}\n\n${link}`,
			);
			const { page, status } = await visit(link);
			expect(status).toBe(200);
			expect(page).toContain('The agent wants to run: Send_WhatsApp_message');
			expect(page).toContain('To: +15550100300');
			expect(messages()).toHaveLength(1);

			expect((await visit(link, 'approve')).page).toContain('Thank you');
			expect(await conclusion(link)).toContain('Message sent successfully');
			expect(messages()).toMatchObject([
				{ contact_mobile_number: '+15550100200' },
				{ contact_mobile_number: '+15550100300', message: PROMPT },
			]);
		});

		test('keeps the tool from running if it is declined, and the agent is told so', async () => {
			const link = await tellAgent();
			await visit(link, 'decline');
			expect(await conclusion(link)).toContain('User rejected the tool call');
			expect(messages()).toHaveLength(1);
		});
	});

	test('asks twice if agent 3.1 calls a tool twice, and each link answers its own question', async () => {
		use.simulator.reset();
		model.calls = 2;
		await publish('3', { values: { resumeAmount: 1, resumeUnit: 'days' } }, 3.1);
		const link = await tellAgent();
		expect((await visit(link, 'approve')).page).toContain('You chose: Approve');
		// The tool itself sends a message, too.
		const second = await nextLink(use.simulator, 2);
		await until(
			'it waits again',
			async () => (await use.rest.executions.get(executionOf(second))).status === 'waiting',
		);
		expect(executionOf(second)).toBe(executionOf(link));
		for (const answer of [undefined, 'approve', 'decline']) {
			expect((await visit(link, answer)).page).toContain('This question has already been answered');
		}
		expect((await visit(second)).page).toContain('To: +15550100300');
		await visit(second, 'decline');
		expect(await conclusion(second)).toContain('User rejected the tool call');
		expect(messages()).toHaveLength(3);
	});

	test('shows the parameters in the message that n8n fills in', async () => {
		use.simulator.reset();
		await publish('4', { values: { resumeAmount: 1, resumeUnit: 'days' } }, 3.1, UNTOUCHED);
		const link = await tellAgent();
		const text = String(messages()[0]?.message).replaceAll('\r\n', '\n');
		expect(text).toBe(
			`The agent wants to run this tool: Send_WhatsApp_message\n\nInput:\nTo: +15550100300\nMessage: ${PROMPT}\n\n${link}`,
		);
		expect((await visit(link)).page).toContain(`Input:\nTo: +15550100300\nMessage: ${PROMPT}`);
		await visit(link, 'decline');
		await conclusion(link);
	});

	test('counts no response in time as a no', async () => {
		await publish('2', { values: { resumeAmount: 0.05, resumeUnit: 'minutes' } });
		const link = await tellAgent();
		// n8n quotes the chat to the agent as if the person had written it in the review.
		expect(await conclusion(link)).toContain('The user reviewed your planned tool call');
		expect(model.asked).toHaveLength(2);
		expect(messages()).toHaveLength(1);
	});
});
