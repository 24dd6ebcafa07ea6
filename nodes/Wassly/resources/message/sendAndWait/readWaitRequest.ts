import { WAIT_INDEFINITELY, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { isTool } from '../../tool';
import { notAsTool } from '../errors/waitErrors';
import { readText } from '../../../../shared/parameters';
import { readMessage, type Message } from '../message';
import { readPageContent, type PageContent } from './readPageContent';
import { reviewMessage } from './reviewMessage';
import { waitLimit } from './waitLimit';

/** A message that can be sent, its page, and until when to wait for the response. */
export interface WaitRequest {
	message: Message;
	page: PageContent;
	until: Date;
}

/**
 * @returns undefined for all items but the first one: an execution can wait for one response at a time
 * @throws WasslyError, also for a page that could not be shown later
 */
export async function readWaitRequest(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<WaitRequest | undefined> {
	if (itemIndex > 0) return undefined;
	if (isTool(context.getNode())) throw notAsTool();
	const text = reviewMessage(context, itemIndex);
	// A file alone isn't a question.
	readText('Message', text ?? context.getNodeParameter('message', itemIndex, ''));
	const message = await readMessage(context, itemIndex, text);
	const options = context.getNodeParameter('options', itemIndex, {});
	const page = readPageContent(
		(name) => context.getNodeParameter(name, itemIndex, undefined),
		message.text,
	);
	const { values } = (options.limitWaitTime ?? {}) as { values?: IDataObject };
	const until = waitLimit(values, context.getTimezone());
	// A question that arrives later could no longer be answered.
	if (until < WAIT_INDEFINITELY) message.sendBefore = until.getTime();
	return { message, page, until };
}
