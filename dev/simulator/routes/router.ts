/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IncomingMessage } from 'node:http';
import { sendError } from '../errors';
import type { Handler } from './handler';
import { logIn } from './login';
import { receiveMessage } from './messages';
import { sendJson, sendPage } from '../responses';

interface Route {
	method: string;
	needsToken: boolean;
	handle: Handler;
}

const ROUTES: Record<string, Route> = {
	'/api/login': { method: 'POST', needsToken: false, handle: logIn },
	'/api/whatsapp-web-devices': {
		method: 'GET',
		needsToken: true,
		handle: (_request, response, { devices }) =>
			sendJson(response, 200, { success: true, devices }),
	},
	'/api/whatsapp-web-send-message': {
		method: 'POST',
		needsToken: true,
		handle: receiveMessage,
	},
};

/** The path that a request is for, without its query. */
export const pathOf = ({ url = '/' }: IncomingMessage) => new URL(url, 'http://127.0.0.1').pathname;

/** Responds as documented. */
export const route: Handler = async (request, response, account) => {
	const path = pathOf(request);
	const { errors } = account;
	const { apikey, authorization } = request.headers;
	if (path === '/login') return sendPage(response, 'Log in to Wassly');
	const found = ROUTES[path];
	if (!found) return sendError(request, response, errors.unknownPath);
	if (request.method !== found.method) return sendError(request, response, errors.wrongMethod);
	if (!apikey) return sendError(request, response, errors.missingApiKey);
	if (apikey !== account.apikey) return sendError(request, response, errors.wrongApiKey);
	if (found.needsToken && !authorization) return sendError(request, response, errors.missingToken);
	if (found.needsToken && !account.accepts(authorization)) {
		return sendError(request, response, errors.wrongToken);
	}
	await found.handle(request, response, account);
};
