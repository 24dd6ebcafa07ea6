import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readText } from '../../../../shared/parameters';
import { readSendRequest, type SendRequest } from '../send/readSendRequest';
import { readQuestion } from './question';
import { waitLimit } from './waitLimit';

/** A message that can be sent, and until when to wait for the response. */
export interface WaitRequest {
	message: SendRequest;
	until: Date;
}

/** @throws WasslyError, also for a page that could not be shown later */
export async function readWaitRequest(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<WaitRequest> {
	const message = await readSendRequest(context, itemIndex);
	readText('Message', message.text);
	readQuestion((name) => context.getNodeParameter(name, itemIndex, undefined));
	const options = context.getNodeParameter('options', itemIndex, {});
	const { values } = (options.limitWaitTime ?? {}) as { values?: IDataObject };
	return { message, until: waitLimit(values, context.getTimezone()) };
}
