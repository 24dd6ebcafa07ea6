import {
	NodeOperationError,
	type IDataObject,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { toNodeError } from '../../../../shared/errors/toNodeError';
import { readOptionalText } from '../../../../shared/parameters';
import { readAnswer } from './answer';
import { newNonce, pageHeaders } from './page/headers';
import { questionPage, thankYouPage } from './page/pages';
import { readQuestion } from './question';

const webhook = (httpMethod: 'GET' | 'POST'): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
});

/** The link in the message leads to these, while the execution waits. */
export const webhooks: IWebhookDescription[] = [webhook('GET'), webhook('POST')];

const DEFAULT_THANKS = 'Thank you. You can close this page now.';

/**
 * Shows the page, and takes the response. Only a POST of the page decides: chat apps and scanners open
 * links. n8n itself checks the link's signature, and shows a page of its own for a link that has done
 * its work.
 */
export async function respond(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = this.getResponseObject();
	const nonce = newNonce();
	for (const [name, value] of Object.entries(pageHeaders(nonce))) response.setHeader(name, value);
	const parameter = (name: string): unknown => this.getNodeParameter(name, undefined);
	try {
		const question = readQuestion(parameter);
		const options = (parameter('options') ?? {}) as IDataObject;
		const title = readOptionalText('Page Title', options.responseFormTitle).trim();
		const page = { title, message: String(parameter('message') ?? ''), question };
		if (this.getRequestObject().method !== 'POST') {
			response.send(questionPage(nonce, page));
			return { noWebhookResponse: true };
		}
		const posted = (this.getBodyData() as { response?: unknown }).response;
		const answer = readAnswer(question, posted);
		if ('problem' in answer) {
			const text = typeof posted === 'string' ? posted : '';
			response.send(questionPage(nonce, { ...page, problem: answer.problem, text }));
			return { noWebhookResponse: true };
		}
		const thanks = readOptionalText('Thank You Text', options.thankYouText).trim();
		const data = { ...answer.data, respondedAt: new Date().toISOString() };
		return {
			webhookResponse: thankYouPage(nonce, title, thanks || DEFAULT_THANKS),
			workflowData: [[{ json: { data }, pairedItem: { item: 0 } }]],
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error) as NodeOperationError;
	}
}
