/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { PROFILE } from '@dev/simulator/account';
import type { Simulator } from '@dev/simulator/simulator';
import type { Fault, Other } from './faults';

/** Stands between the node and the simulator, and causes the faults that it is told to. */
export class Proxy {
	/** What happens to the next requests; nothing to those after them. */
	faults: Fault[] = [];

	/** How many requests have arrived. */
	requests = 0;

	private constructor(
		private readonly server: Server,
		private readonly simulator: Simulator,
	) {}

	static async start(simulator: Simulator): Promise<Proxy> {
		const server = createServer();
		const proxy = new Proxy(server, simulator);
		// Nobody waits for the response to a request that was aborted.
		server.on('request', (request) => void proxy.handle(request).catch(() => {}));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Ends all requests that wait for a response. */
	dropConnections(): void {
		this.server.closeAllConnections();
	}

	async stop(): Promise<void> {
		this.dropConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage): Promise<void> {
		const { socket } = request;
		socket.on('error', () => {});
		this.requests++;
		const fault = this.faults.shift() ?? { kind: 'none' };
		const content = await buffer(request);
		const hasArrived = !('arrives' in fault) || fault.arrives;
		const response = hasArrived ? await this.forward(request, content) : NOT_FORWARDED;
		switch (fault.kind) {
			case 'none':
				return void socket.write(serialize(response));
			case 'delay':
				await sleep(fault.milliseconds);
				return void socket.write(serialize(response));
			case 'cut': {
				const whole = serialize(response, fault.announced);
				return void socket.end(whole.subarray(0, Math.min(fault.bytes, whole.length - 1)));
			}
			case 'halfBody':
				return void socket.end(
					serialize(response).subarray(0, -Math.ceil(response.body.length / 2)),
				);
			case 'noise':
				return void socket.end(fault.bytes);
			case 'garbage': {
				const { status, type, bytes } = fault;
				return void socket.write(serialize({ status, type, body: Buffer.from(bytes) }));
			}
			case 'echo': {
				return void socket.write(serialize(json({ message: request.headers }, fault.status)));
			}
			case 'mixedUp':
				return void socket.write(serialize(this.responseToAnother(fault.other)));
			case 'tooMuch':
				return void socket.write(Buffer.concat([serialize(response), fault.bytes]));
			case 'reset':
				return void socket.resetAndDestroy();
			case 'never':
				return;
		}
	}

	private async forward(request: IncomingMessage, body: Buffer): Promise<RawResponse> {
		const { method, url } = request;
		const headers = { ...request.headers };
		// These belong to the connection to the proxy.
		delete headers.host;
		delete headers.connection;
		const { status, ...response } = await axios.request<ArrayBuffer>({
			method,
			url: `${this.simulator.url}${url}`,
			headers: headers as Record<string, string>,
			data: body.length > 0 ? body : undefined,
			responseType: 'arraybuffer',
			maxRedirects: 0,
			validateStatus: () => true,
		});
		const type = String(response.headers['content-type']);
		return { status, type, body: Buffer.from(response.data) };
	}

	private responseToAnother(other: Other): RawResponse {
		switch (other) {
			case 'list':
				return json({ success: true, devices: this.simulator.devices });
			case 'send':
				return json({
					success: true,
					message: 'Message sent successfully',
					data: { message_type: 'text', conversation_id: 1, remaining_conversations: 1 },
				});
			case 'login':
				return json({
					success: true,
					message: 'Login Successfully',
					data: { ...PROFILE, token: FOREIGN_TOKEN },
				});
			case 'page':
				return { status: 200, type: 'text/html', body: Buffer.from('<html>Log in</html>') };
		}
	}
}

/** The token in a mixed-up login. */
export const FOREIGN_TOKEN = 'token-of-somebody-else';

interface RawResponse {
	status: number;
	/** MIME type. */
	type: string;
	body: Buffer;
}

const NOT_FORWARDED: RawResponse = { status: 503, type: 'text/plain', body: Buffer.alloc(0) };

const json = (value: object, status = 200): RawResponse => ({
	status,
	type: 'application/json',
	body: Buffer.from(JSON.stringify(value)),
});

/** @param announced whether the headers announce the length of the body, or only its end shows it */
function serialize({ status, type, body }: RawResponse, announced = true): Buffer {
	const end = announced ? `content-length: ${body.length}` : 'connection: close';
	const head = `HTTP/1.1 ${status} Status\r\ncontent-type: ${type}\r\n${end}\r\n\r\n`;
	return Buffer.concat([Buffer.from(head), body]);
}
