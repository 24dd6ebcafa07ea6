import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { notAsTool } from '../errors/waitErrors';
import { readText } from '../../../../shared/parameters';
import { readMessage, type Message } from '../message';
import { readQuestion } from './question';
import { waitLimit } from './waitLimit';

/** A message that can be sent, and until when to wait for the response. */
export interface WaitRequest {
	message: Message;
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
	if (/(?<!Hitl)Tool$/.test(context.getNode().type)) throw notAsTool();
	const message = await readMessage(context, itemIndex);
	readText('Message', message.text);
	const options = context.getNodeParameter('options', itemIndex, {});
	readQuestion((name) => context.getNodeParameter(name, itemIndex, undefined), options);
	const { values } = (options.limitWaitTime ?? {}) as { values?: IDataObject };
	return { message, until: waitLimit(values, context.getTimezone()) };
}
