/* eslint-disable @n8n/community-nodes/require-node-api-error -- development only, see CONTRIBUTING */
import { LIST_DEVICES, LOGIN, SEND_MESSAGE, type Endpoint } from '../../nodes/shared/api';
import { isConnected } from '../../nodes/shared/device/device';
import { readDeviceList } from '../../nodes/shared/device/listDevices';
import { isObject, type JsonObject } from '../../nodes/shared/http/body';

/** What the check needs: an API key, and a token or what gets one. */
export interface LiveAccount {
	baseUrl: string;
	apikey: string;
	token: string;
	email: string;
	password: string;
}

/** What came back, and how long it took. */
interface Response {
	status: number;
	/** MIME type. */
	type: string;
	/** Parsed JSON; undefined for anything else. */
	body: unknown;
	milliseconds: number;
}

/** A call that was made. */
export interface Visit {
	name: 'login' | 'list' | 'send' | 'wrong API key' | 'wrong token';
	endpoint: Endpoint;
	response: Response;
}

/** What was seen. */
export interface Visits {
	visits: Visit[];
	/** Why no more was seen, free of secrets. */
	stopped?: string;
	/** Why no message was sent, though one was asked for. */
	notSent?: string;
}

/**
 * Makes each call once: the login if there is no token, the list, the list with a wrong key and with a
 * wrong token, and the message, if one is wanted. Stops where going on makes no sense.
 *
 * @param confirm asks whether to send a message
 */
export async function visitAll(
	account: LiveAccount,
	sendTo: string | undefined,
	confirm: (device: string) => Promise<boolean>,
): Promise<Visits> {
	const seen: Visits = { visits: [] };
	const visit = async (
		name: Visit['name'],
		endpoint: Endpoint,
		headers: Record<string, string>,
		body?: string | FormData,
	) => {
		const response = await call(account.baseUrl, endpoint, headers, body);
		seen.visits.push({ name, endpoint, response });
		return response;
	};
	try {
		const { apikey, email, password } = account;
		let { token } = account;
		if (!token) {
			const json = { apikey, 'Content-Type': 'application/json' };
			const login = await visit('login', LOGIN, json, JSON.stringify({ email, password }));
			token = tokenIn(login.body);
			if (!token) return { ...seen, stopped: 'The login returned no token' };
		}
		const headers = { apikey, Authorization: `Bearer ${token}` };
		const { body } = await visit('list', LIST_DEVICES, headers);
		const devices = devicesIn(body);
		if (!devices) return { ...seen, stopped: 'The list returned no devices' };
		await visit('wrong API key', LIST_DEVICES, { ...headers, apikey: 'wrong-key' });
		await visit('wrong token', LIST_DEVICES, { ...headers, Authorization: 'Bearer wrong-token' });
		if (sendTo === undefined) return seen;

		const device = devices.find(isConnected);
		if (!device) return { ...seen, notSent: 'no device is connected' };
		if (!(await confirm(String(device.name)))) return { ...seen, notSent: 'you said no' };
		const form = new FormData();
		form.append('instance_id', String(device.instance_id));
		form.append('contact_mobile_number', sendTo);
		form.append('message', 'A test message of n8n-nodes-wassly (npm run check:live)');
		await visit('send', SEND_MESSAGE, headers, form);
		return seen;
	} catch (error) {
		return { ...seen, stopped: (error as Error).message };
	}
}

function tokenIn(body: unknown): string {
	const data = isObject(body) ? body.data : undefined;
	return isObject(data) && typeof data.token === 'string' ? data.token : '';
}

function devicesIn(body: unknown) {
	try {
		return readDeviceList(body as JsonObject);
	} catch {
		return undefined;
	}
}

const TIMEOUT_MS = 120_000;

/**
 * Sends one request, once, and follows no redirect.
 *
 * @throws if no response comes; the message is free of addresses
 */
async function call(
	baseUrl: string,
	{ method, path }: Endpoint,
	headers: Record<string, string>,
	body?: string | FormData,
): Promise<Response> {
	const begin = Date.now();
	try {
		const response = await fetch(baseUrl + path, {
			method,
			headers: { Accept: 'application/json', ...headers },
			body,
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		return {
			status: response.status,
			type: response.headers.get('content-type')?.split(';')[0] ?? 'none',
			body: parse(text),
			milliseconds: Date.now() - begin,
		};
	} catch (error) {
		const { name, cause } = error as Error & { cause?: { code?: string } };
		throw new Error(`No response to ${method} ${path} (${cause?.code ?? name})`);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
