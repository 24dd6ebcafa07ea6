/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { createServer, request as forward, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';

/** A key with a certificate for `localhost`, signed by itself and valid until 2120. */
const PEM = readFileSync(join(__dirname, 'localhost.pem'), 'utf8');

/** The certificate alone. */
export const CERTIFICATE = PEM.slice(0, PEM.indexOf('-----BEGIN PRIVATE KEY'));

/** Makes this process trust the certificate, as NODE_EXTRA_CA_CERTS does, until jest restores it. */
export function trustCertificate(): void {
	const create = tls.createSecureContext;
	jest
		.spyOn(tls, 'createSecureContext')
		.mockImplementation((options = {}) =>
			create({ ...options, ca: options.ca ?? [...tls.rootCertificates, CERTIFICATE] }),
		);
}

/** What is listening, and how to end it. */
interface Listening {
	port: number;
	stop: () => Promise<void>;
}

async function listen(server: Server): Promise<Listening> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => sockets.add(socket));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		stop: async () => {
			sockets.forEach((socket) => socket.destroy());
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A server with the certificate, in front of one that speaks plain HTTP. */
export async function startSecureServer(target: string): Promise<Listening & { url: string }> {
	const server = createSecureServer(
		{ key: PEM, cert: PEM },
		({ url, method, headers }, response) => {
			const forwarded = forward(new URL(url ?? '/', target), { method, headers }, (answer) => {
				response.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(response);
			});
			forwarded.end();
		},
	);
	const listening = await listen(server);
	return { ...listening, url: `https://localhost:${listening.port}` };
}

/** A proxy that notes all it can read: whole requests of plain HTTP, and where tunnels lead. */
export async function startProxy(): Promise<
	Listening & { url: string; seen: string[]; tunnels: string[] }
> {
	const seen: string[] = [];
	const tunnels: string[] = [];
	const server = createServer(({ url = '', method, headers }, response) => {
		seen.push(`${method} ${url} ${JSON.stringify(headers)}`);
		const forwarded = forward(url, { method, headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(response);
		});
		forwarded.on('error', () => response.destroy());
		forwarded.end();
	});
	server.on('connect', ({ url = '' }, client: Socket, head: Buffer) => {
		tunnels.push(url);
		const upstream = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			upstream.write(head);
			client.pipe(upstream).pipe(client);
		});
		upstream.on('error', () => client.destroy());
		client.on('error', () => upstream.destroy());
	});
	const listening = await listen(server);
	return { ...listening, url: `http://127.0.0.1:${listening.port}`, seen, tunnels };
}
