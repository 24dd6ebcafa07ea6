/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- development only, never shipped */
/**
 * Keeps all that n8n logs, at its most talkative level. Import this before the engine: n8n's logger
 * takes hold of the console when it is loaded.
 */
import { inspect } from 'node:util';
import { LoggerProxy } from 'n8n-workflow';

process.env.N8N_LOG_LEVEL = 'debug';

/** What was printed so far. */
export const printed: string[] = [];

export const keep = (...parts: unknown[]): void => {
	printed.push(...parts.map((part) => inspect(part, { depth: 8 })));
};

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = keep;

/** Keeps what nodes log and what is written to the standard streams, until jest restores its mocks. */
export function captureAll(): void {
	LoggerProxy.init({ debug: keep, info: keep, warn: keep, error: keep });
	for (const stream of [process.stdout, process.stderr]) {
		jest.spyOn(stream, 'write').mockImplementation((text) => {
			keep(String(text));
			return true;
		});
	}
}
