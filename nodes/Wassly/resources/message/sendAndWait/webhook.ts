import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readAnswer } from './answer';
import { findAsked } from './asked';
import { ROUND } from './link';
import { newNonce, pageHeaders } from './page/headers';
import { answeredPage, brokenPage, questionPage, thankYouPage } from './page/pages';

/**
 * Shows the page, and takes the response. Only a POST of the page decides: chat apps and scanners open
 * links. n8n itself checks the link's signature, and shows a page of its own for a link that has done
 * its work. While the node waits again, in a loop for example, a link of an earlier round comes here: it
 * decides nothing.
 *
 * @preserve
 */
export async function respond(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = this.getResponseObject();
	const nonce = newNonce();
	const headers = pageHeaders(nonce, new URL(this.getSignedResumeUrl()).origin);
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	const show = (page: string, status = 200): IWebhookResponseData => {
		response.status(status).send(page);
		return { noWebhookResponse: true };
	};
	const asked = findAsked(this);
	if (!asked) return show(brokenPage(nonce), 500);
	const content = asked.page;
	const { [ROUND]: round } = this.getQueryData() as { [ROUND]?: unknown };
	if (round !== asked.round) return show(answeredPage(nonce, content));
	if (this.getRequestObject().method !== 'POST') return show(questionPage(nonce, content));
	const posted = postedResponse(this.getBodyData());
	const answer = readAnswer(content, posted);
	if ('problem' in answer) {
		return show(questionPage(nonce, { ...content, problem: answer.problem, text: posted }));
	}
	const data: IDataObject = { ...answer.data, respondedAt: new Date().toISOString() };
	return {
		// n8n sends it once the response is safe.
		webhookResponse: thankYouPage(nonce, content, answer.repeated),
		workflowData: [[{ json: { data }, pairedItem: { item: 0 } }]],
	};
}

/** Of the form's only field; anybody can send anything. */
function postedResponse(body: unknown): string {
	const { response } = Object(body) as { response?: unknown };
	return typeof response === 'string' ? response : '';
}
