/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-hardcoded-secrets -- development only, never shipped */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentedDevice } from './devices';

/** Takes over the answer to a request, for better or worse. */
export type Misbehaviour = (
	request: IncomingMessage,
	response: ServerResponse,
	simulator: Simulator,
) => void;

export interface SeenRequest {
	method: string;
	path: string;
	headers: IncomingMessage['headers'];
}

/** The only key and token that it accepts. The token has signs that some encodings change. */
export const DEMO = { apikey: 'demo-api-key-7Kq2', token: 'demo-token-x9/Wm+4=' };

/**
 * The Wassly API on loopback, as its public reference documents it, with a state that a test can
 * change. What the reference leaves open (refusals) is an assumption, made in the manner of the
 * PHP back ends that Wassly resembles.
 */
export class Simulator {
	apikey = DEMO.apikey;

	token = DEMO.token;

	/** The status for a wrong API key: that for a wrong token, or one of its own, as some APIs have. */
	keyRefusal: 401 | 403 = 401;

	/** The value of `devices` in the answer, whatever a test puts there. */
	devices: unknown = [documentedDevice];

	/** Every request that arrived, in order. */
	readonly requests: SeenRequest[] = [];

	private misbehaviours: Misbehaviour[] = [];

	private gate = async () => {};

	private constructor(private readonly server: Server) {}

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

	/** What a Wassly credential for this simulator holds. */
	get credential() {
		return { apikey: this.apikey, token: this.token, baseUrl: this.url };
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Answers the next requests with these, one after the other, and then as documented again. */
	misbehave(...misbehaviours: Misbehaviour[]): void {
		this.misbehaviours = misbehaviours;
	}

	/** Answers every request with this until told otherwise. */
	alwaysMisbehave(misbehaviour: Misbehaviour): void {
		const endless: Misbehaviour = (...args) => {
			this.misbehaviours = [endless];
			misbehaviour(...args);
		};
		this.misbehaviours = [endless];
	}

	/**
	 * Lets so many more requests pass, and answers those behind them only when they are let go.
	 *
	 * @returns how many are being held, and what lets them go
	 */
	holdAfter(count: number): { held: () => number; letGo: () => void } {
		let letGo = () => {};
		const opened = new Promise<void>((resolve) => (letGo = resolve));
		let passing = count;
		let held = 0;
		this.gate = async () => {
			if (passing-- > 0) return;
			held++;
			await opened;
		};
		return { held: () => held, letGo };
	}

	/** Back to a new account: the documented device, documented answers, nothing seen. */
	reset(): void {
		this.misbehaviours = [];
		this.gate = async () => {};
		this.requests.length = 0;
		this.apikey = DEMO.apikey;
		this.token = DEMO.token;
		this.keyRefusal = 401;
		this.devices = [documentedDevice];
	}

	/** Breaks whatever is under way. */
	dropConnections(): void {
		this.server.closeAllConnections();
	}

	async stop(): Promise<void> {
		this.dropConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = '', headers } = request;
		const path = new URL(request.url ?? '/', this.url).pathname;
		this.requests.push({ method, path, headers });
		await this.gate();
		const misbehaviour = this.misbehaviours.shift();
		if (misbehaviour) return misbehaviour(request, response, this);
		if (path === '/login') return sendPage(response, 'Log in to Wassly');
		if (path !== '/api/whatsapp-web-devices') {
			return sendJson(response, 404, { success: false, message: 'Not found.' });
		}
		if (method !== 'GET') {
			return sendJson(response, 405, { success: false, message: 'Method not allowed.' });
		}
		if (headers.apikey !== this.apikey) {
			return refuse(request, response, 'Invalid API key.', this.keyRefusal);
		}
		if (headers.authorization !== `Bearer ${this.token}`) {
			return refuse(request, response, 'Unauthenticated.');
		}
		sendJson(response, 200, { success: true, devices: this.devices });
	}
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

export function sendPage(response: ServerResponse, title: string): void {
	response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
	response.end(`<!DOCTYPE html><html><head><title>${title}</title></head><body></body></html>`);
}

/** Such back ends send whoever doesn't ask for JSON to a login page. */
function refuse(
	request: IncomingMessage,
	response: ServerResponse,
	message: string,
	status = 401,
): void {
	if (request.headers.accept?.includes('application/json')) {
		return sendJson(response, status, { success: false, message });
	}
	response.writeHead(302, { location: '/login' });
	response.end();
}
