/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account } from '../account';

/** Responds to a request. */
export type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	account: Account,
) => void | Promise<void>;
