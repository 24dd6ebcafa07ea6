/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import axios from 'axios';
import { strictDescription } from './strict';

/** A rule of the description that a request or a response breaks. */
export interface Violation {
	side: 'request' | 'response';
	message: string;
}

/**
 * Stands between the node and the simulator, where Stoplight's Prism judges each request and each
 * response by docs/openapi.yaml. The bytes pass through unchanged: Prism's own server would take the
 * content of a file for text.
 */
export class Referee {
	readonly violations: Violation[] = [];

	/** How many requests and responses were judged. */
	judged = 0;

	private constructor(
		private readonly server: Server,
		private readonly upstream: string,
		private readonly operations: Awaited<ReturnType<typeof getHttpOperationsFromSpec>>,
	) {}

	/** @param upstream the simulator's address */
	static async start(upstream: string): Promise<Referee> {
		const operations = await getHttpOperationsFromSpec(strictDescription());
		const server = createServer();
		const referee = new Referee(server, upstream, operations);
		server.on('request', (request, response) => void referee.handle(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return referee;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await buffer(request);
		const received = await this.forward(request, body);
		await this.judge(request, body, received);
		response.writeHead(received.status, { 'content-type': received.type });
		response.end(received.body);
	}

	private async forward({ method, url, headers }: IncomingMessage, body: Buffer) {
		const passed = { ...headers };
		// These belong to the connection to the referee.
		delete passed.host;
		delete passed.connection;
		const { status, data, ...response } = await axios.request<ArrayBuffer>({
			method,
			url: `${this.upstream}${url}`,
			headers: passed as Record<string, string>,
			data: body.length > 0 ? body : undefined,
			responseType: 'arraybuffer',
			maxRedirects: 0,
			validateStatus: () => true,
		});
		return { status, type: String(response.headers['content-type']), body: Buffer.from(data) };
	}

	private async judge(
		{ method = '', url = '', headers }: IncomingMessage,
		body: Buffer,
		received: { status: number; type: string; body: Buffer },
	): Promise<void> {
		const prism = createInstance(
			{
				validateRequest: true,
				validateResponse: true,
				checkSecurity: true,
				errors: false,
				isProxy: true,
				mock: { dynamic: false },
				upstream: new URL(this.upstream),
				upstreamProxy: undefined,
			},
			{ logger: SILENT, forward: () => () => async () => right(asPrismReads(received)) },
		);
		const { pathname, searchParams } = new URL(url, this.url);
		const isJson = /json/.test(headers['content-type'] ?? '');
		const text = body.toString();
		const outcome = await prism.request(
			{
				method: method.toLowerCase() as 'get',
				url: { path: pathname, query: Object.fromEntries(searchParams) },
				headers: headers as Record<string, string>,
				body: body.length === 0 ? undefined : isJson ? JSON.parse(text) : text,
			},
			this.operations,
		)();
		this.judged++;
		if (outcome._tag === 'Left') {
			this.violations.push({ side: 'request', message: outcome.left.message });
			return;
		}
		const { input, output } = outcome.right.validations;
		const collect = (side: Violation['side'], found: typeof input) =>
			this.violations.push(
				...found.map(({ path = [], message }) => ({
					side,
					message: `${path.join('.')} ${message}`.trim(),
				})),
			);
		collect('request', input);
		collect('response', output);
	}
}

const right = <T>(value: T) => ({ _tag: 'Right' as const, right: value });

const asPrismReads = ({ status, type, body }: { status: number; type: string; body: Buffer }) => ({
	statusCode: status,
	headers: { 'content-type': type },
	body: body.length > 0 ? (JSON.parse(body.toString()) as unknown) : undefined,
});

// Prism logs through pino.
const SILENT = Object.assign(Object.create(null), {
	...Object.fromEntries(
		['trace', 'debug', 'info', 'success', 'warn', 'error'].map((level) => [level, () => {}]),
	),
	child: () => SILENT,
});
