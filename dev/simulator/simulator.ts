/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-hardcoded-secrets -- development only, never shipped */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
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

/** A message that arrived, read strictly from its multipart form. */
export interface ReceivedMessage {
	fields: Record<string, string>;
	files: Record<string, { name: string; type: string; content: Buffer }>;
	/** The body to the byte. */
	raw: Buffer;
}

/** The only key and token that it accepts. The token has signs that some encodings change. */
export const DEMO = {
	apikey: 'demo-api-key-7Kq2',
	token: 'demo-token-x9/Wm+4=',
	email: 'demo@example.com',
	password: 'demo pass-word/42',
};

/** The rest of a login's answer, as documented: nothing of it may ever leave the credential code. */
export const PROFILE = {
	id: 2,
	name: 'Profile Name',
	role_id: 3,
	client_id: 1,
	phone: '+15550100200',
	location: 'Profile Street 1',
	profile_image: 'https://profile.example/image.png',
	openai_api_key: 'sk-profile-openai-key',
};

/**
 * The Wassly API on loopback, as its public reference documents it, with a state that a test can
 * change. What the reference leaves open (refusals) is an assumption, made in the manner of the
 * PHP back ends that Wassly resembles.
 */
export class Simulator {
	apikey = DEMO.apikey;

	token = DEMO.token;

	email = DEMO.email;

	password = DEMO.password;

	/** How often somebody has logged in. */
	logins = 0;

	/** The status for a wrong API key: that for a wrong token, or one of its own, as some APIs have. */
	keyRefusal: 401 | 403 = 401;

	/** The value of `devices` in the answer, whatever a test puts there. */
	devices: unknown = [documentedDevice];

	/** Every message that was sent, in order. */
	readonly messages: ReceivedMessage[] = [];

	/** Is told of each message that was sent. */
	onMessage: (message: ReceivedMessage) => void = () => {};

	/** How many conversations the account has left. */
	remainingConversations = 40_970;

	/** Every request that arrived, in order. */
	readonly requests: SeenRequest[] = [];

	/** Those that logins gave out and that haven't expired. */
	private readonly issued = new Set<string>();

	private misbehaviours: Array<Misbehaviour | undefined> = [];

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

	/** The same for a Wassly Login credential that hasn't logged in yet. */
	get loginCredential() {
		const { apikey, email, password, url: baseUrl } = this;
		return { apikey, email, password, baseUrl, token: '' };
	}

	/** Every token that a login gave out is refused from now on. */
	expireTokens(): void {
		this.issued.clear();
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/**
	 * Answers the next requests with these, one after the other, and then as documented again.
	 *
	 * @param misbehaviours undefined for one that is answered as documented
	 */
	misbehave(...misbehaviours: Array<Misbehaviour | undefined>): void {
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
		this.messages.length = 0;
		this.remainingConversations = 40_970;
		this.apikey = DEMO.apikey;
		this.token = DEMO.token;
		this.email = DEMO.email;
		this.password = DEMO.password;
		this.logins = 0;
		this.issued.clear();
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
		if (path === '/api/login') return await this.logIn(request, response);
		if (path === '/login') return sendPage(response, 'Log in to Wassly');
		const wanted = METHODS[path];
		if (!wanted) return sendJson(response, 404, { success: false, message: 'Not found.' });
		if (method !== wanted) {
			return sendJson(response, 405, { success: false, message: 'Method not allowed.' });
		}
		if (headers.apikey !== this.apikey) {
			return refuse(request, response, 'Invalid API key.', this.keyRefusal);
		}
		if (!this.isKnown(headers.authorization)) {
			return refuse(request, response, 'Unauthenticated.');
		}
		if (method === 'POST') return await this.takeMessage(request, response);
		sendJson(response, 200, { success: true, devices: this.devices });
	}

	/** Wassly API reference, Send WhatsApp Message: the answer for 200 is documented, no other. */
	private async takeMessage(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const refuseWith = (status: number, message: string, data?: object) =>
			sendJson(response, status, { success: false, message, data });
		let message: ReceivedMessage;
		try {
			message = await readMultipart(request);
		} catch (error) {
			return refuseWith(400, `The form can't be read: ${(error as Error).message}`);
		}
		const { fields, files } = message;
		const unknown = Object.keys({ ...fields, ...files }).filter((name) => !FORM.includes(name));
		if (unknown.length > 0) return refuseWith(422, `Unknown: ${unknown.join(', ')}.`);
		if (!/^\+\d{8,15}$/.test(fields.contact_mobile_number ?? '')) {
			return refuseWith(422, 'The contact mobile number is invalid.');
		}
		if (!fields.message && !files.document && !files.media) {
			return refuseWith(422, 'The message field is required.');
		}
		const device = (this.devices as Array<Record<string, unknown>>).find(
			({ instance_id }) => instance_id === fields.instance_id,
		);
		if (!device) return refuseWith(422, 'The selected instance id is invalid.');
		if (device.status !== 'connected') {
			return refuseWith(200, 'The WhatsApp instance is not connected.');
		}
		if (this.remainingConversations < 1) {
			const data = { remaining_conversations: 0 };
			return refuseWith(200, 'You have no remaining conversations.', data);
		}
		this.messages.push(message);
		this.onMessage(message);
		sendJson(response, 200, {
			success: true,
			message: 'Message sent successfully',
			data: {
				message_type: files.media ? 'media' : files.document ? 'document' : 'text',
				conversation_id: this.messages.length,
				remaining_conversations: --this.remainingConversations,
			},
		});
	}

	private isKnown(authorization = ''): boolean {
		const token = authorization.replace(/^Bearer /, '');
		return token === this.token || this.issued.has(token);
	}

	/** Wassly API reference, Login: 400 for a missing or malformed value, 401 for a wrong one. */
	private async logIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'POST') {
			return sendJson(response, 405, { success: false, message: 'Method not allowed.' });
		}
		if (request.headers.apikey !== this.apikey) {
			return refuse(request, response, 'Invalid API key.', this.keyRefusal);
		}
		const { email, password } = await readJson(request);
		if (typeof email !== 'string' || !email.includes('@') || typeof password !== 'string') {
			const message = 'The email must be a valid email address.';
			return sendJson(response, 400, { success: false, message });
		}
		if (email !== this.email || password !== this.password) {
			return sendJson(response, 401, { success: false, message: 'Invalid credentials' });
		}
		this.logins++;
		const token = `issued-token-${this.logins}-x9/Wm+4=`;
		this.issued.add(token);
		const data = { ...PROFILE, email, token };
		sendJson(response, 200, { success: true, message: 'Login Successfully', data });
	}
}

const METHODS: Record<string, string | undefined> = {
	'/api/whatsapp-web-devices': 'GET',
	'/api/whatsapp-web-send-message': 'POST',
};

const FORM = [
	'instance_id',
	'contact_mobile_number',
	'message',
	'contact_name',
	'document',
	'media',
];

/** @throws for anything that isn't a complete form, or has a field twice */
async function readMultipart(request: IncomingMessage): Promise<ReceivedMessage> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const raw = Buffer.concat(chunks);
	const message: ReceivedMessage = { fields: {}, files: {}, raw };
	const form = busboy({ headers: request.headers, defParamCharset: 'utf8' });
	form.on('field', (name, value, { nameTruncated, valueTruncated }) => {
		if (name in message.fields) form.destroy(new Error(`${name} stands there twice`));
		if (nameTruncated || valueTruncated) form.destroy(new Error(`${name} is too long`));
		message.fields[name] = value;
	});
	form.on('file', (field, stream, { filename, mimeType }) => {
		if (field in message.files) form.destroy(new Error(`${field} stands there twice`));
		const parts: Buffer[] = [];
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => {
			message.files[field] = {
				name: filename ?? '',
				type: mimeType,
				content: Buffer.concat(parts),
			};
		});
	});
	await pipeline(Readable.from([raw]), form);
	return message;
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
	let text = '';
	for await (const chunk of request) text += chunk;
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		return {};
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
