/**
 * What went wrong, in words for the user.
 *
 * Independent of n8n and HTTP, so that pure functions can throw it; `toNodeError` turns it into the error
 * class that n8n shows. Its texts must never contain a secret.
 */
export class WasslyError extends Error {
	readonly description: string;

	/**
	 * @param message what happened, as one phrase
	 * @param description what to do about it
	 * @param responseCode the HTTP status or network code ('401', 'ECONNRESET'), if there was a
	 * request. n8n looks for a code under names such as `code` and `status`, and would replace the
	 * message with its own; it doesn't look here.
	 */
	constructor(
		message: string,
		description: string,
		readonly responseCode?: string,
		/** Lines that n8n shows below the description. */
		readonly details: string[] = [],
	) {
		super(shortLine(message, 1_000));
		this.description = shortLine(description, 4_000);
		this.name = 'WasslyError';
	}
}

/** For what may have been done despite the error, so repeating it might do it twice. */
export class UnknownOutcomeError extends WasslyError {}

/** A device's name can have any length, and lines of its own. */
function shortLine(text: string, length: number): string {
	const line = text.slice(0, length).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
	return text.length > length ? `${line}…` : line;
}
