/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { PROFILE } from '../../dev/simulator/account';
import type { Simulator } from '../../dev/simulator/simulator';
import type { Fault, Other } from './faults';

/** Stands between the node and the simulator, and lets happen what it is told to. */
export class Proxy {
	/** What happens to the next requests; nothing to those behind them. */
	faults: Fault[] = [];

	private constructor(
		private readonly server: Server,
		private readonly simulator: Simulator,
	) {}

	static async start(simulator: Simulator): Promise<Proxy> {
		const server = createServer();
		const proxy = new Proxy(server, simulator);
		// A request that is given up on its way has nobody who waits for its answer.
		server.on('request', (request) => void proxy.handle(request).catch(() => {}));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Ends whatever hasn't been answered. */
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
		const fault = this.faults.shift() ?? { kind: 'none' };
		const content = await buffer(request);
		const hasArrived = !('arrives' in fault) || fault.arrives;
		const answer = hasArrived ? await this.ask(request, content) : NOTHING;
		switch (fault.kind) {
			case 'none':
				return void socket.write(raw(answer));
			case 'delay':
				await sleep(fault.milliseconds);
				return void socket.write(raw(answer));
			case 'cut': {
				const whole = raw(answer, fault.announced);
				return void socket.end(whole.subarray(0, Math.min(fault.bytes, whole.length - 1)));
			}
			case 'halfBody':
				return void socket.end(raw(answer).subarray(0, -Math.ceil(answer.body.length / 2)));
			case 'noise':
				return void socket.end(fault.bytes);
			case 'garbage': {
				const { status, type, bytes } = fault;
				return void socket.write(raw({ status, type, body: Buffer.from(bytes) }));
			}
			case 'echo': {
				return void socket.write(raw(json({ message: request.headers }, fault.status)));
			}
			case 'mixedUp':
				return void socket.write(raw(this.answerToAnother(fault.other)));
			case 'tooMuch':
				return void socket.write(Buffer.concat([raw(answer), fault.bytes]));
			case 'reset':
				return void socket.resetAndDestroy();
			case 'never':
				return;
		}
	}

	private async ask(request: IncomingMessage, body: Buffer): Promise<Answer> {
		const { method, url } = request;
		const headers = { ...request.headers };
		// Those are of the connection to us.
		delete headers.host;
		delete headers.connection;
		const { status, ...answer } = await axios.request<ArrayBuffer>({
			method,
			url: `${this.simulator.url}${url}`,
			headers: headers as Record<string, string>,
			data: body.length > 0 ? body : undefined,
			responseType: 'arraybuffer',
			maxRedirects: 0,
			validateStatus: () => true,
		});
		const type = String(answer.headers['content-type']);
		return { status, type, body: Buffer.from(answer.data) };
	}

	private answerToAnother(other: Other): Answer {
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
					data: { ...PROFILE, token: SOMEBODYS_TOKEN },
				});
			case 'page':
				return { status: 200, type: 'text/html', body: Buffer.from('<html>Log in</html>') };
		}
	}
}

/** What a mixed-up login holds. */
export const SOMEBODYS_TOKEN = 'token-of-somebody-else';

interface Answer {
	status: number;
	/** MIME type. */
	type: string;
	body: Buffer;
}

const NOTHING: Answer = { status: 503, type: 'text/plain', body: Buffer.alloc(0) };

const json = (value: object, status = 200): Answer => ({
	status,
	type: 'application/json',
	body: Buffer.from(JSON.stringify(value)),
});

/** @param announced whether the headers tell how long the body is, or only its end does */
function raw({ status, type, body }: Answer, announced = true): Buffer {
	const end = announced ? `content-length: ${body.length}` : 'connection: close';
	const head = `HTTP/1.1 ${status} Status\r\ncontent-type: ${type}\r\n${end}\r\n\r\n`;
	return Buffer.concat([Buffer.from(head), body]);
}
