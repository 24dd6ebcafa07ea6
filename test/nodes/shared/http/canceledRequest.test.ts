/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { outcomeOf } from '@nodes/Wassly/resources/message/sending/outcome';
import { sendRequest } from '@nodes/shared/http/request';

describe('A message that begins after the execution was canceled', () => {
	test('does not leave, and is told as not sent', async () => {
		const requests: unknown[] = [];
		const result = await sendRequest(
			async (request) => requests.push(request),
			{ method: 'POST', url: 'https://www.wassly.com/api/whatsapp-web-send-message' },
			30,
			AbortSignal.abort(),
		);
		expect(requests).toEqual([]);
		expect(outcomeOf(result, { instanceId: 'instance-1' })).toMatchObject({
			status: 'refused',
			error: { message: 'The request was canceled. The message was not sent' },
		});
	});
});
