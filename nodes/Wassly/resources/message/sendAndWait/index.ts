import { SEND_AND_WAIT_OPERATION, type IWebhookDescription } from 'n8n-workflow';
import { propertyHint } from '../../../../shared/propertyHint';
import type { Operation } from '../../operation';
import { fields } from './fields/fields';
import type { WaitRequest } from './readWaitRequest';

/** Sends one message, for the first input item, and lets the execution wait for the response. */
export const sendAndWait: Operation<WaitRequest | undefined> = {
	option: {
		name: 'Send and Wait for Response',
		// Exactly this value: by it n8n checks the link's signature and offers human review of AI tools.
		value: SEND_AND_WAIT_OPERATION,
		action: 'Send WhatsApp message and wait for response',
		description:
			'Send a message with a link to a page where the person responds, and wait for the response. Runs once, for the first item.',
		...propertyHint(
			'Sends one message, for the first input item, and waits. Outputs data.approved (true or false), data.choice or data.text. After the wait limit there is no data: check with expr("{{ $json.data?.approved === true }}"). Take earlier fields from expr("{{ $(\'Node name\').item.json.field }}").',
		),
		displayOptions: { hide: { '@tool': [true] } },
	},

	fields,

	load: async () => await import('./execute.ts'),
};

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
