/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
}

interface Schema {
	type?: string;
	properties?: Record<string, Schema>;
}

interface Asked {
	messages: Message[];
	tools?: Array<{ function: { name: string; description: string; parameters: Schema } }>;
	stream?: boolean;
}

/**
 * A chat model for AI agents, as far as n8n's OpenAI Chat Model needs it. It calls the first tool that
 * it is given, once unless told otherwise, and then repeats what the tool said.
 */
export class ChatModel {
	/** How often it calls the tool in a conversation. */
	calls = 1;

	/** What it was asked, in order. */
	readonly asked: Asked[] = [];

	private constructor(private readonly server: Server) {}

	static async start(): Promise<ChatModel> {
		const server = createServer();
		const model = new ChatModel(server);
		server.on('request', (request, response) => void model.handle(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return model;
	}

	/** A credential for n8n's OpenAI nodes. */
	get credential() {
		const { port } = this.server.address() as AddressInfo;
		const data = { apiKey: 'not-asked-for', url: `http://127.0.0.1:${port}/v1` };
		return { name: 'Simulated chat model', type: 'openAiApi', data };
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let text = '';
		for await (const chunk of request) text += chunk;
		const asked = JSON.parse(text || '{"messages":[]}') as Asked;
		this.asked.push(asked);
		const { message, finish } = reply(asked, this.calls);
		const choice = { index: 0, message, delta: message, finish_reason: finish };
		const body = JSON.stringify({
			id: `reply-${this.asked.length}`,
			object: asked.stream ? 'chat.completion.chunk' : 'chat.completion',
			created: 0,
			model: 'demo',
			choices: [choice],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
		const type = asked.stream ? 'text/event-stream' : 'application/json';
		response.writeHead(200, { 'content-type': type });
		response.end(asked.stream ? `data: ${body}\n\ndata: [DONE]\n\n` : body);
	}
}

function reply({ messages, tools = [] }: Asked, calls: number) {
	const last = messages.at(-1);
	const [tool] = tools;
	const called = messages.filter(({ role }) => role === 'tool').length;
	const callsAgain = last?.role === 'user' || (last?.role === 'tool' && called < calls);
	if (!callsAgain || !tool) {
		const content = last?.content ?? '';
		return { message: { role: 'assistant', content }, finish: 'stop' };
	}
	const { name, parameters } = tool.function;
	const prompt = messages.findLast(({ role }) => role === 'user')?.content;
	const call = { name, arguments: JSON.stringify(fill(parameters, String(prompt))) };
	return {
		message: {
			role: 'assistant',
			content: null,
			tool_calls: [{ index: 0, id: `call-${called + 1}`, type: 'function', function: call }],
		},
		finish: 'tool_calls',
	};
}

/** Fills in what a tool takes: numbers and URLs with the first one of a prompt, texts with all of it. */
function fill({ type, properties = {} }: Schema, prompt: string, name = ''): unknown {
	if (type === 'object') {
		return Object.fromEntries(
			Object.entries(properties).map(([key, schema]) => [key, fill(schema, prompt, key)]),
		);
	}
	if (/url$/i.test(name)) return /https?:\S+/.exec(prompt)?.[0] ?? '';
	return /^to$/i.test(name) ? (/\+\d{8,15}/.exec(prompt)?.[0] ?? '') : prompt;
}
