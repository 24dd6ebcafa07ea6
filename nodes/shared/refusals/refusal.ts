/**
 * Why something can't be done, in words for the person who uses the node.
 *
 * It knows neither n8n nor HTTP, so that pure functions can throw it; `toNodeError` turns it into
 * the error class that n8n shows. Neither text may ever hold a secret.
 */
export class Refusal extends Error {
	/**
	 * @param message what happened, as one phrase
	 * @param description what to do about it
	 * @param httpCode the HTTP status or network code it came with ('401', 'ECONNRESET'), if it came
	 * from the network; n8n slows polling down by it
	 */
	constructor(
		message: string,
		readonly description: string,
		readonly httpCode?: string,
	) {
		super(message);
		this.name = 'Refusal';
	}
}
