/* eslint-disable @n8n/community-nodes/require-node-api-error -- development only, see CONTRIBUTING */
import type { Endpoint } from '../../nodes/shared/api';

/** What came back, and how long it took. */
export interface Response {
	status: number;
	/** MIME type. */
	type: string;
	/** Parsed JSON; undefined for anything else. */
	body: unknown;
	milliseconds: number;
}

const TIMEOUT_MS = 120_000;

/**
 * Sends one request, once, and follows no redirect.
 *
 * @throws if no response comes; the message is free of addresses
 */
export async function call(
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
