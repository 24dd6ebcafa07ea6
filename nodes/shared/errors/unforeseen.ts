import { BaseError } from 'n8n-workflow';

/**
 * An unexpected error, whose text may contain anything: JavaScript quotes values in some messages, and
 * so what a server sent. Only its class is shown (its place: `placesOf`).
 * n8n's own errors, made for people before anything is sent, keep their texts.
 *
 * @preserve
 */
export function unforeseen(thrown: unknown): Error {
	if (thrown instanceof BaseError) return thrown;
	const kind = thrown instanceof Error ? thrown.constructor.name : typeof thrown;
	return new Error(`The node met something unexpected (${kind})`);
}

/** The lines of a stack below the text, which may have several lines, and ones that look like these. */
export function placesOf(thrown: unknown): string[] {
	if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return [];
	const { message, stack } = thrown;
	const begin = stack.indexOf(message);
	return begin < 0
		? []
		: stack
				.slice(begin + message.length)
				.split('\n')
				.slice(1);
}
