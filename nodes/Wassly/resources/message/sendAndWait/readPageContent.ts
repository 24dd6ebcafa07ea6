import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { readOptionalText } from '../../../../shared/parameters';
import { inFormat } from '../text/messageText';
import { DEFAULT_THANKS } from './fields';
import { readQuestion, type Question } from './question';

/** What the user has set for the page. */
export interface PageContent {
	/** '' for none. */
	title: string;
	message: string;
	question: Question;
	thanks: string;
}

/**
 * Reads it when the page is opened, by the same expressions that the message was made with. What they
 * refer to may be gone by then: only the question itself is indispensable, for the message is in the
 * chat, too.
 *
 * @throws if it isn't known what to ask
 */
export function readPageContent(context: IWebhookFunctions): PageContent {
	const parameter = (name: string): unknown => context.getNodeParameter(name, undefined);
	const options = unlessGone(() => (parameter('options') ?? {}) as IDataObject, {});
	const text = (label: string, value: unknown) =>
		unlessGone(() => readOptionalText(label, value).trim(), '');
	return {
		title: text('Page Title', options.responseFormTitle),
		message: unlessGone(
			() => inFormat(readOptionalText('Message', parameter('message')), options.format),
			IN_THE_CHAT,
		),
		question: readQuestion(parameter, options),
		thanks: text('Thank You Text', options.thankYouText) || DEFAULT_THANKS,
	};
}

const IN_THE_CHAT = 'Please see the message that you got this link in.';

function unlessGone<T>(read: () => T, otherwise: T): T {
	try {
		return read();
	} catch {
		return otherwise;
	}
}
