import { SEND_AND_WAIT_OPERATION, type IExecuteFunctions } from 'n8n-workflow';
import type { ItemResult, Operation } from '../../operation';
import type { Run } from '../../run';
import { MessageBatch } from '../send/batch/MessageBatch';
import { toItemResults } from '../send/batch/results';
import { fields } from './fields';
import { readWaitRequest, type WaitRequest } from './readWaitRequest';

/** Sends one message, for the first input item, and lets the execution wait for the response. */
export const sendAndWait: Operation<WaitRequest> = {
	option: {
		name: 'Send and Wait for Response',
		// Exactly this value: by it n8n checks the link's signature and offers human review of AI tools.
		value: SEND_AND_WAIT_OPERATION,
		action: 'Send WhatsApp message and wait for response',
		description:
			'Send a message with a link to a page on which the person approves, chooses or writes, and wait for the response. Runs once, for the first item.',
	},

	fields,

	read: readWaitRequest,

	async execute([first], run) {
		if (!first) return [];
		const { index, request } = first;
		const text = `${request.message.text.trimEnd()}\n\n${signedLink(run.context)}`;
		const batch = new MessageBatch(run);
		const items = [{ index, request: { ...request.message, text } }];
		await batch.send(items);
		const results = toItemResults(batch, items);
		if (results.some((result) => 'error' in result)) return results;
		await run.context.putExecutionToWait(request.until);
		return passOn(run);
	},
};

/** Until the response comes, and after the wait limit, the output is the input. */
const passOn = ({ context }: Run): ItemResult[] =>
	context.getInputData().map(({ json, binary }, index) => ({ index, output: [{ json, binary }] }));

function signedLink(context: IExecuteFunctions): string {
	// n8n 1 checks signatures only when asked to; later versions always do.
	(context as { setSignatureValidationRequired?: () => void }).setSignatureValidationRequired?.();
	return context.getSignedResumeUrl();
}
