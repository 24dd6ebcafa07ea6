/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Account } from './account';
import type { Misbehavior } from './misbehavior';
import { pathOf, route } from './routes/router';

/** @returns the request once it may be handled; undefined if its client went away before it had arrived */
type Gate = (request: IncomingMessage) => Promise<IncomingMessage | undefined>;

export interface SeenRequest {
	method: string;
	path: string;
	headers: IncomingMessage['headers'];
}

/** The Wassly API on loopback, as its public reference documents it. */
export class Simulator extends Account {
	/** All requests received, in order. */
	readonly requests: SeenRequest[] = [];

	private misbehavior: Array<Misbehavior | undefined> = [];

	private gate: Gate = async (request) => request;

	private constructor(private readonly server: Server) {
		super();
	}

	/** @param port 0 for any free one */
	static async start(port = 0): Promise<Simulator> {
		const server = createServer();
		const simulator = new Simulator(server);
		server.on('request', (request, response) => void simulator.handle(request, response));
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', resolve);
		});
		return simulator;
	}

	/** A Wassly credential for this simulator. */
	get credential() {
		return { apikey: this.apikey, token: this.token, baseUrl: this.url };
	}

	/** A Wassly Login credential that hasn't logged in yet. */
	get loginCredential() {
		const { apikey, email, password, url: baseUrl } = this;
		return { apikey, email, password, baseUrl, token: '' };
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/**
	 * Misbehaves for the next requests, one misbehavior each, and then responds as documented again.
	 *
	 * @param misbehavior undefined for a documented response
	 */
	misbehave(...misbehavior: Array<Misbehavior | undefined>): void {
		this.misbehavior = misbehavior;
	}

	/** Misbehaves for every request until the next `misbehave()` or `reset()`. */
	alwaysMisbehave(misbehavior: Misbehavior): void {
		const endless: Misbehavior = (...args) => {
			this.misbehavior = [endless];
			misbehavior(...args);
		};
		this.misbehavior = [endless];
	}

	/**
	 * Handles the next requests at once and holds those after them.
	 *
	 * @param count how many to handle at once
	 * @returns `held`: how many have arrived and are being held; `release`: handles those, too
	 */
	holdAfter(count: number): { held: () => number; release: () => void } {
		let release = () => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		let passing = count;
		let held = 0;
		this.gate = async (request) => {
			if (passing-- > 0) return request;
			const arrived = await whole(request).catch(() => undefined);
			held++;
			await released;
			return arrived;
		};
		return { held: () => held, release };
	}

	/** Back to a new account, documented responses, and no requests seen. */
	reset(): void {
		Object.assign(this, new Account());
		this.misbehavior = [];
		this.gate = async (request) => request;
		this.requests.length = 0;
	}

	/** Closes every open connection, even in the middle of a response. */
	dropConnections(): void {
		this.server.closeAllConnections();
	}

	async stop(): Promise<void> {
		this.dropConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = '', headers } = request;
		this.requests.push({ method, path: pathOf(request), headers });
		const arrived = await this.gate(request);
		if (!arrived) return;
		const respond = this.misbehavior.shift() ?? route;
		await respond(arrived, response, this);
	}
}

/** The same request, read to its end: Node.js drops what isn't read when the client goes away. */
async function whole(request: IncomingMessage): Promise<IncomingMessage> {
	const { method, url, headers, socket } = request;
	const body = Readable.from([await buffer(request)]);
	return Object.assign(body, { method, url, headers, socket }) as IncomingMessage;
}
