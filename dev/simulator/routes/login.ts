/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IncomingMessage } from 'node:http';
import { PROFILE } from '../account';
import { sendError } from '../errors';
import type { Handler } from './handler';
import { sendJson } from '../responses';

/** Wassly API reference, "Login": 400 for a missing or malformed value, 401 for a wrong one. */
export const logIn: Handler = async (request, response, account) => {
	const { email, password } = await readJson(request);
	const { errors } = account;
	if (typeof email !== 'string' || !email.includes('@') || typeof password !== 'string') {
		return sendError(request, response, errors.malformedLogin);
	}
	if (email !== account.email) return sendError(request, response, errors.unknownEmail);
	if (password !== account.password) return sendError(request, response, errors.wrongPassword);
	if (account.isPending) return sendError(request, response, errors.pendingAccount);
	const data = { ...PROFILE, email, token: account.issueToken() };
	sendJson(response, 200, { success: true, message: 'Login Successfully', data });
};

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
	let text = '';
	for await (const chunk of request) text += chunk;
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		return {};
	}
}
