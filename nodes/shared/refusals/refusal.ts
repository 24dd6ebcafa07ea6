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
	 * @param answerCode the HTTP status or network code it came with ('401', 'ECONNRESET'), if it came
	 * from the network; n8n slows polling down by it. It has a name in which n8n doesn't look for
	 * one: n8n would put its own text in place of the message.
	 */
	constructor(
		message: string,
		readonly description: string,
		readonly answerCode?: string,
	) {
		super(message);
		this.name = 'Refusal';
	}
}
