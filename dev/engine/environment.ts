/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** What n8n-core reads when it is loaded: import this before it. */
import 'reflect-metadata';
import { resolve } from 'node:path';

// n8n-core writes a settings file, which belongs neither into the checkout nor into a home folder.
process.env.N8N_USER_FOLDER ??= resolve(
	__dirname,
	'../../node_modules/.cache/n8n-nodes-wassly/home',
);
process.env.N8N_LOG_LEVEL ??= 'silent';
