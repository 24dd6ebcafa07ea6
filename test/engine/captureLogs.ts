/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- development only, never shipped */
/**
 * Keeps all that n8n logs, at its most talkative level. Import this before the engine: n8n's logger
 * takes hold of the console when it is loaded.
 */
import { inspect } from 'node:util';

process.env.N8N_LOG_LEVEL = 'debug';

/** What was printed so far. */
export const printed: string[] = [];

export const keep = (...parts: unknown[]): void => {
	printed.push(...parts.map((part) => inspect(part, { depth: 8 })));
};

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = keep;
