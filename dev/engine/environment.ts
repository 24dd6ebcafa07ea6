/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/** n8n-core reads these variables while it loads: import this file first. */
import 'reflect-metadata';
import { resolve } from 'node:path';

// n8n-core writes a settings file: keep it out of the repository and the home folder.
process.env.N8N_USER_FOLDER ??= resolve(
	__dirname,
	'../../node_modules/.cache/n8n-nodes-wassly/home',
);
process.env.N8N_LOG_LEVEL ??= 'silent';
