/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- development only, see CONTRIBUTING */
/**
 * Captures all that n8n logs, at its most talkative level. Import this before the engine: n8n's
 * logger binds to the console when it is loaded.
 */
import { inspect } from 'node:util';
import { LoggerProxy } from 'n8n-workflow';

process.env.N8N_LOG_LEVEL = 'debug';

/** What was logged so far. */
export const logged: string[] = [];

const capture = (...parts: unknown[]): void => {
	logged.push(...parts.map((part) => inspect(part, { depth: 8 })));
};

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = capture;

/**
 * Forgets what was logged so far. From now on captures what nodes log, too, and what is written to
 * the standard streams until jest restores its mocks.
 */
export function captureLogs(): void {
	logged.length = 0;
	LoggerProxy.init({ debug: capture, info: capture, warn: capture, error: capture });
	// n8n's logger writes to the streams of the console, which aren't the standard ones in jest.
	const { _stdout, _stderr } = console as unknown as Record<string, NodeJS.WriteStream>;
	for (const stream of new Set([process.stdout, process.stderr, _stdout, _stderr])) {
		if (!stream) continue;
		jest.spyOn(stream, 'write').mockImplementation((text) => {
			capture(String(text));
			return true;
		});
	}
}
