import { messageOutcome } from '../../../../../nodes/Wassly/resources/message/outcome';
import type { RequestResult } from '../../../../../nodes/shared/http/result';
import { failure, response } from '../../../shared/http/results';

const data = { message_type: 'text', conversation_id: 2, remaining_conversations: 40_969 };
const receipt = { success: true, message: 'Message sent successfully', data };

type Case = [what: string, result: RequestResult];

const sent: Case[] = [
	['the documented response', response(200, receipt)],
	...[201, 202].map((status): Case => [`the same with ${status}`, response(status, receipt)]),
	...[1, '1', 'true', 'TRUE'].map(
		(success): Case => [`success as ${JSON.stringify(success)}`, response(200, { success, data })],
	),
	...Object.entries(data).map(
		([field, value]): Case => [
			`only ${field} in data`,
			response(200, { success: true, data: { [field]: value } }),
		],
	),
	[
		'the documented words without data',
		response(200, { success: true, message: 'Message sent successfully' }),
	],
];

const refused: Case[] = [
	...[false, 0, 'false', '', null].map(
		(success): Case => [
			`success as ${JSON.stringify(success)}`,
			response(200, { success, message: 'No' }),
		],
	),
	['success false with 202', response(202, { success: false })],
	...[400, 401, 402, 403, 404, 405, 410, 413, 415, 419, 422, 429].map(
		(status): Case => [`status ${status}`, response(status, { message: 'No' })],
	),
	...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EPROTO', 'CERT_HAS_EXPIRED'].map(
		(code): Case => [`no connection: ${code}`, failure(code)],
	),
	...['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'].map(
		(code): Case => [`no secure connection: ${code}`, failure(code)],
	),
];

const unknown: Case[] = [
	...[408, 409, 425, 500, 501, 502, 503, 504, 520, 524, 599].map(
		(status): Case => [`status ${status}`, response(status, { success: false, message: 'No' })],
	),
	['an empty body', response(200, '')],
	['no content', response(204, '')],
	['a web page', response(200, '<html><title>Welcome</title></html>')],
	['a text', response(200, 'OK')],
	['broken JSON', response(200, '{"success":true,')],
	['a list', response(200, [receipt])],
	['null', response(200, null)],
	['an empty object', response(200, {})],
	['a receipt without success', response(200, { data })],
	['success alone', response(200, { success: true })],
	['other words', response(200, { success: true, message: 'The message could not be sent' })],
	['other data', response(200, { success: true, message: receipt.message, data: { id: 2 } })],
	['an error without success', response(200, { error: 'upstream timeout' })],
	...['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED', 'ERR_NETWORK'].map(
		(code): Case => [`a connection that ended: ${code}`, failure(code)],
	),
	['something that is not HTTP', failure('HPE_INVALID_CONSTANT')],
	['a body that was cut off', failure('ERR_BAD_RESPONSE', 200)],
	['a compressed body that was cut off', failure('Z_BUF_ERROR', 200)],
	['a body that cannot be decoded', failure('Z_DATA_ERROR', 200)],
];

describe('A message', () => {
	test.each(sent)('was sent after %s', (_what, result) => {
		expect(messageOutcome(result)).toEqual({
			status: 'sent',
			receipt: (result as { body?: unknown }).body,
		});
	});

	test.each(refused)('was certainly not sent after %s', (_what, result) => {
		const outcome = messageOutcome(result);
		expect(outcome).toMatchObject({ status: 'refused', error: { name: 'WasslyError' } });
		expect(String('error' in outcome && outcome.error)).not.toContain('may have been sent');
	});

	test.each(unknown)('may have been sent after %s', (_what, result) => {
		expect(messageOutcome(result)).toMatchObject({
			status: 'unknown',
			error: {
				message: expect.stringMatching(/\. The message may have been sent$/),
				description: expect.stringContaining('Check the chat before sending again'),
			},
		});
	});
});
