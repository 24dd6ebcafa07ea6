/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, request as send, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** A proxy as companies have them: it forwards http, and connects through for https. */
export class ForwardProxy {
	/** Method and target of each request that it got. */
	readonly requests: string[] = [];

	/** The headers of all requests that it could read. */
	readonly headers: Array<IncomingMessage['headers']> = [];

	/** Ends each connection that it made. The HTTP server knows nothing of them. */
	private readonly tunnels: Array<() => void> = [];

	private constructor(private readonly server: Server) {}

	static async start(): Promise<ForwardProxy> {
		const server = createServer();
		const proxy = new ForwardProxy(server);
		server.on('request', (request, response) => {
			const { method, url = '', headers } = request;
			proxy.note(request);
			const forwarded = send(url, { method, headers }, (received) => {
				response.writeHead(received.statusCode ?? 502, received.headers);
				received.pipe(response);
			});
			forwarded.on('error', () => response.destroy());
			request.pipe(forwarded);
		});
		server.on('connect', (request, socket, head) => {
			proxy.note(request);
			const { hostname, port } = new URL(`tcp://${request.url}`);
			const target = connect(Number(port), hostname, () => {
				socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
				target.write(head);
				target.pipe(socket).pipe(target);
			});
			target.on('error', () => socket.destroy());
			socket.on('error', () => target.destroy());
			proxy.tunnels.push(() => [socket, target].forEach((end) => end.destroy()));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.tunnels.forEach((end) => end());
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private note({ method, url, headers }: IncomingMessage): void {
		this.requests.push(`${method} ${url}`);
		this.headers.push(headers);
	}
}
