import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { UnknownOutcomeError } from '../../../../shared/errors/WasslyError';
import type { ItemResult, Steps } from '../../operation';
import { roundOf } from '../../run';
import { SEND_ANEW } from '../errors/recordErrors';
import { TooLateError } from '../errors/sendErrors';
import { waitLimitPassedInLine } from '../errors/waitErrors';
import { sendMessages } from '../sending/batch';
import { keepAsked } from './asked';
import { isPrivate, signedLink } from './link';
import type { WaitRequest } from './readWaitRequest';

export { readWaitRequest as read } from './readWaitRequest';

/** Sends one message, for the first input item, and lets the execution wait for the response. */
export const execute: Steps<WaitRequest | undefined>['execute'] = async (items, run) => {
	const first = items.find(({ index }) => index === 0);
	if (!first?.request) return [];
	const { message, page, until } = first.request;
	const round = roundOf(run.context);
	let link: string;
	try {
		link = signedLink(run.context, round);
	} catch (error) {
		return [{ index: 0, error }];
	}
	// Before sending: nothing that fails later may send it again.
	keepAsked(run.context, { round, page });
	const text = `${message.text.trimEnd()}\n\n${link}`;
	const results = await sendMessages([{ index: 0, request: { ...message, text } }], run);
	if (results.some((result) => 'error' in result)) return results.map(inOwnWords);
	addHints(run.context, link);
	await run.context.putExecutionToWait(until);
	// n8n drops what a waiting node outputs, but would take the input's own field `error` for a failure,
	// and with Retry On Fail run the node again.
	return [];
};

/** A question has its own limit, and "Retry execution" makes another link, and so another message. */
function inOwnWords(result: ItemResult): ItemResult {
	if (!('error' in result)) return result;
	const { error } = result;
	if (error instanceof TooLateError) return { ...result, error: waitLimitPassedInLine() };
	if (!(error instanceof UnknownOutcomeError)) return result;
	const { message, description, responseCode, details } = error;
	const advice = `${description.replace(SEND_ANEW, '').trim()} "Retry execution" asks again, in a new message.`;
	return { ...result, error: new UnknownOutcomeError(message, advice, responseCode, details) };
}

/** Says in n8n's result pane what the person who runs the workflow would otherwise not notice. */
function addHints(context: IExecuteFunctions, link: string): void {
	const hint = (message: string): NodeExecutionHint => ({
		message,
		type: 'warning',
		location: 'outputPane',
	});
	const hints: NodeExecutionHint[] = [];
	if (isPrivate(link)) {
		hints.push(
			hint(
				`The link in the message starts with ${new URL(link).origin}, which a phone elsewhere can't open. Set n8n's environment variable WEBHOOK_URL to an address that the phone can open.`,
			),
		);
	}
	const others = context.getInputData().length - 1;
	if (others > 0) {
		const items = others === 1 ? 'the other item was' : `the other ${others} items were`;
		hints.push(
			hint(`Only the first item was asked about; ${items} not. To ask once per item, use a loop.`),
		);
	}
	context.addExecutionHints(...hints);
}
