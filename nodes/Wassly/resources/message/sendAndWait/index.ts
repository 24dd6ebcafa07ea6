import { SEND_AND_WAIT_OPERATION, type IExecuteFunctions } from 'n8n-workflow';
import { propertyHint } from '../../../../shared/propertyHint';
import type { Operation } from '../../operation';
import { sendMessages } from '../sending/batch';
import { fields } from './fields';
import { readWaitRequest, type WaitRequest } from './readWaitRequest';

/** Sends one message, for the first input item, and lets the execution wait for the response. */
export const sendAndWait: Operation<WaitRequest | undefined> = {
	option: {
		name: 'Send and Wait for Response',
		// Exactly this value: by it n8n checks the link's signature and offers human review of AI tools.
		value: SEND_AND_WAIT_OPERATION,
		action: 'Send WhatsApp message and wait for response',
		description:
			'Send a message with a link to a page for the response, and wait for it. Runs once, for the first item.',
		...propertyHint(
			'Sends one message, for the first input item, and waits. Outputs data.approved (true or false), data.choice or data.text. After the wait limit there is no data: check with {{ $json.data?.approved === true }}. Take earlier fields from $("Node name").item.json.',
		),
		displayOptions: { hide: { '@tool': [true] } },
	},

	fields,

	read: readWaitRequest,

	async execute(items, run) {
		const first = items.find(({ index }) => index === 0);
		if (!first?.request) return [];
		const { message, until } = first.request;
		const text = `${message.text.trimEnd()}\n\n${signedLink(run.context)}`;
		const results = await sendMessages([{ index: 0, request: { ...message, text } }], run);
		if (results.some((result) => 'error' in result)) return results;
		await run.context.putExecutionToWait(until);
		// n8n drops what a waiting node outputs, but would take the input's own field `error` for a failure,
		// and with Retry On Fail run the node again.
		return [];
	},
};

function signedLink(context: IExecuteFunctions): string {
	// n8n 1 checks signatures only when asked to; later versions always do.
	(context as { setSignatureValidationRequired?: () => void }).setSignatureValidationRequired?.();
	return context.getSignedResumeUrl();
}
