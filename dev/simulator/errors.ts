/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './responses';

interface ErrorResponse {
	status: number;
	message: string;
	data?: object;
	/** Whether a client that doesn't ask for JSON is redirected to the login page. */
	redirects?: boolean;
}

/** How each error looks. */
export interface Errors {
	unknownPath: ErrorResponse;
	wrongMethod: ErrorResponse;
	missingApiKey: ErrorResponse;
	wrongApiKey: ErrorResponse;
	missingToken: ErrorResponse;
	wrongToken: ErrorResponse;
	malformedLogin: ErrorResponse;
	unknownEmail: ErrorResponse;
	wrongPassword: ErrorResponse;
	pendingAccount: ErrorResponse;
	malformedForm: (reason: string) => ErrorResponse;
	unknownFields: (names: string[]) => ErrorResponse;
	wrongNumber: ErrorResponse;
	emptyMessage: ErrorResponse;
	unknownInstance: ErrorResponse;
	notConnected: ErrorResponse;
	noConversations: ErrorResponse;
}

const wrongApiKey = { status: 401, message: 'Invalid API key.', redirects: true };
const wrongToken = { status: 401, message: 'Unauthenticated.', redirects: true };
const wrongLogin = { status: 401, message: 'Invalid credentials' };

/**
 * The reference documents only the statuses of the login; the rest is what similar PHP back ends do.
 */
export const documentedErrors: Errors = {
	unknownPath: { status: 404, message: 'Not found.' },
	wrongMethod: { status: 405, message: 'Method not allowed.' },
	missingApiKey: wrongApiKey,
	wrongApiKey,
	missingToken: wrongToken,
	wrongToken,
	malformedLogin: { status: 400, message: 'The email must be a valid email address.' },
	unknownEmail: wrongLogin,
	wrongPassword: wrongLogin,
	pendingAccount: wrongLogin,
	malformedForm: (reason) => ({ status: 400, message: `The form can't be read: ${reason}` }),
	unknownFields: (names) => ({ status: 422, message: `Unknown: ${names.join(', ')}.` }),
	wrongNumber: { status: 422, message: 'The contact mobile number is invalid.' },
	emptyMessage: { status: 422, message: 'The message field is required.' },
	unknownInstance: {
		status: 422,
		message: 'The selected instance id is invalid.',
		data: { instance_id: ['The selected instance id is invalid.'] },
	},
	notConnected: { status: 200, message: 'The WhatsApp instance is not connected.' },
	noConversations: {
		status: 200,
		message: 'You have no remaining conversations.',
		data: { remaining_conversations: 0 },
	},
};

export function sendError(
	{ headers }: IncomingMessage,
	response: ServerResponse,
	{ status, message, data, redirects }: ErrorResponse,
): void {
	if (redirects && !headers.accept?.includes('application/json')) {
		response.writeHead(302, { location: '/login' });
		response.end();
		return;
	}
	sendJson(response, status, { success: false, message, data });
}
