/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on loopback. */
export interface FileServer {
	url: string;
	host: string;
	/** All requests received, in order. */
	requests: IncomingMessage[];
	/** What it does with each request. */
	respond: RequestListener;
}

/** Starts a web server before the tests, and forgets before each what it was told. */
export function setUpFileServer(): FileServer {
	const use = {} as FileServer;
	const server = createServer((request, response) => {
		use.requests.push(request);
		use.respond(request, response);
	});

	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		use.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
		use.url = `http://${use.host}`;
	});

	beforeEach(() => {
		use.requests = [];
		use.respond = (_request, response) => response.writeHead(404).end();
	});

	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	return use;
}

/** Responds with a file. */
export const serve =
	(content: Buffer | string, headers: Record<string, string> = {}): RequestListener =>
	(_request, response) =>
		response.writeHead(200, headers).end(content);
