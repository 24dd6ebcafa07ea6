/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { outcomeOf, refusal, type Cause } from '@nodes/Wassly/resources/message/sending/outcome';
import { WasslyError } from '@nodes/shared/errors/WasslyError';
import type { RequestResult } from '@nodes/shared/http/result';
import { failure, response } from '@test/nodes/shared/http/results';

const data = { message_type: 'text', conversation_id: 2, remaining_conversations: 40_969 };
const receipt = { success: true, message: 'Message sent successfully', data };
const html = '<html><title>nginx</title></html>';

type Case = [what: string, result: RequestResult];

/** A case for each value, with JSON in its name. */
const each = <Value>(
	values: Value[],
	what: string,
	resultFor: (value: Value) => RequestResult,
): Case[] => values.map((value) => [`${what} ${JSON.stringify(value)}`, resultFor(value)]);

const sent: Case[] = [
	['the documented response', response(200, receipt)],
	...each([201, 202], 'the documented response with status', (status) => response(status, receipt)),
	...each([1, '1', 'true', 'TRUE', ' true '], 'a receipt beside success', (success) =>
		response(200, { success, data }),
	),
	...each(Object.entries(data), 'a receipt with no field but', ([field, value]) =>
		response(200, { success: true, data: { [field]: value } }),
	),
	['no conversations left', response(200, { ...receipt, data: { remaining_conversations: 0 } })],
	['unlimited conversations', response(200, { ...receipt, data: { remaining_conversations: -1 } })],
	[
		'the documented words without data',
		response(200, { success: true, message: 'Message sent successfully' }),
	],
	[
		'the documented words beside empty data',
		response(200, { success: true, message: 'Message sent successfully', data: {} }),
	],
];

const refused: Case[] = [
	...each([false, 0, '0', 'false', 'FALSE', ''], 'a refusal with success', (success) =>
		response(200, { success, message: 'No' }),
	),
	...each([false, 0, 'false', 'error', 'fail', 'failed', 400], 'a refusal with status', (status) =>
		response(200, { status, message: 'No' }),
	),
	['a refusal with HTTP 202', response(202, { success: false })],
	['a refusal in another language', response(200, { success: false, message: 'Не подключено' })],
	['a refusal with empty data', response(200, { success: false, message: 'No', data: [] })],
	[
		'a refusal that says that no conversations are left',
		response(200, { success: false, message: 'No', data: { remaining_conversations: 0 } }),
	],
	[
		'a refusal with field errors in data',
		response(200, { success: false, message: 'No', data: { message: ['Too long.'] } }),
	],
	...each(
		[400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 415, 419, 422, 423, 451, 498],
		'JSON with HTTP',
		(status) => response(status, { message: 'No' }),
	),
	...each([400, 401, 402, 403, 404, 413], 'a web page with HTTP', (status) =>
		response(status, html),
	),
	...each([401, 404], 'an empty body with HTTP', (status) => response(status)),
	...each(
		['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EPROTO', 'CERT_HAS_EXPIRED'],
		'no connection:',
		(code) => failure(code),
	),
	...each(
		[
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'ERR_TLS_CERT_ALTNAME_INVALID',
		],
		'no secure connection:',
		(code) => failure(code),
	),
	['a run that was canceled before the message left', failure('CANCELED_BEFORE')],
];

const rateLimited: Array<[...Case, until: number | undefined]> = [
	['429', response(429, { message: 'Slow down' }), undefined],
	['429 with a web page', response(429, html), undefined],
	['429 with Retry-After', response(429, { message: 'No' }, { 'retry-after': '7' }), 8000],
	[
		'429 with an endless Retry-After',
		response(429, '', { 'retry-after': '9'.repeat(30) }),
		8.64e15,
	],
];

const unknown: Case[] = [
	...each(
		[false, 0, '0', 'false', '', null, 'no', 2, {}, []],
		'a receipt beside success',
		(success) => response(200, { ...receipt, success }),
	),
	...each([false, 'error', 500], 'a receipt with success beside status', (status) =>
		response(200, { ...receipt, status }),
	),
	...each([false, 'error', 500], 'a receipt without success beside status', (status) =>
		response(200, { status, data }),
	),
	['a receipt without success', response(200, { data })],
	['a receipt without success beside status "success"', response(200, { status: 'success', data })],
	['the documented words without success', response(200, { message: receipt.message })],
	[
		'a refusal that names a conversation',
		response(200, { success: false, message: 'No', data: { conversation_id: 2 } }),
	],
	[
		'a refusal that names the type of a message',
		response(200, { success: false, message: 'No', data: { message_type: 'text' } }),
	],
	...each([null, 'no', 'pending', 2, -1, {}, []], 'no yes and no no: success', (success) =>
		response(200, { success, message: 'No' }),
	),
	...each([300, 301, 302, 303, 304, 307, 308], 'a redirect with HTTP', (status) =>
		response(status, '', { location: 'https://elsewhere.example/login' }),
	),
	['a redirect with JSON', response(302, { success: false, message: 'No' })],
	['a receipt with HTTP 300', response(300, receipt)],
	...each(
		[408, 409, 425, 499, 500, 501, 502, 503, 504, 520, 522, 524, 599],
		'a refusal with HTTP',
		(status) => response(status, { success: false, message: 'No' }),
	),
	...each([408, 499, 500, 502], 'a web page with HTTP', (status) => response(status, html)),
	['an empty body', response(200, '')],
	['no content', response(204, '')],
	['a web page', response(200, html)],
	['a text', response(200, 'OK')],
	['broken JSON', response(200, '{"success":true,')],
	...each([null, [], [receipt], 17, true], 'the JSON', (body) => response(200, body)),
	['an empty object', response(200, {})],
	['success alone', response(200, { success: true })],
	['words that deny it', response(200, { success: true, message: 'No message sent' })],
	['the documented words in a list', response(200, { success: true, message: ['Message sent'] })],
	['other words', response(200, { success: true, message: 'The message could not be sent' })],
	['other data', response(200, { success: true, message: receipt.message, data: { id: 2 } })],
	['an error without success', response(200, { error: 'upstream timeout' })],
	...each(
		['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED', 'ERR_NETWORK'],
		'a connection that ended:',
		(code) => failure(code),
	),
	['something that is not HTTP', failure('HPE_INVALID_CONSTANT')],
	['a body that was cut off', failure('ERR_STREAM_PREMATURE_CLOSE', 200)],
	['a compressed body that was cut off', failure('Z_BUF_ERROR', 200)],
	['a body that is too large', failure('ERR_TOO_LARGE', 200)],
	['a body that cannot be decoded', failure('Z_DATA_ERROR', 200)],
];

const sender = { instanceId: 'instance-1' };

describe('A message', () => {
	test.each(sent)('was accepted after %s', (_what, result) => {
		const { data, message = '' } = (result as { body: typeof receipt }).body;
		expect(outcomeOf(result, sender)).toEqual({
			status: 'sent',
			receipt: { ...data, success: true, message, instance_id: 'instance-1' },
		});
	});

	test.each(refused)('was certainly not sent after %s', (_what, result) => {
		expect(outcomeOf(result, sender)).toEqual({
			status: 'refused',
			cause: expect.any(String),
			error: expect.objectContaining({
				name: 'WasslyError',
				message: expect.stringMatching(/\. The message was not sent$/),
			}),
		});
	});

	test.each(rateLimited)('was certainly not sent after %s', (_what, result, until) => {
		expect(outcomeOf(result, sender, 1000)).toEqual({
			status: 'rateLimited',
			until,
			error: expect.objectContaining({
				message: expect.stringMatching(/\. The message was not sent$/),
			}),
		});
	});

	test.each(unknown)('may have been sent after %s', (_what, result) => {
		expect(outcomeOf(result, sender)).toEqual({
			status: 'unknown',
			error: expect.objectContaining({
				name: 'WasslyError',
				message: expect.stringMatching(/\. The message may have been sent$/),
				description: expect.stringContaining('Check the chat before sending again'),
			}),
		});
	});

	test.each<[string, Cause, RequestResult]>([
		...[400, 403, 404, 410, 423].map((status): [string, Cause, RequestResult] => [
			`HTTP ${status}`,
			'device',
			response(status, { message: 'No' }),
		]),
		['`success: false`', 'device', response(200, { success: false })],
		...[413, 415, 422].map((status): [string, Cause, RequestResult] => [
			`HTTP ${status}`,
			'message',
			response(status, { message: 'No' }),
		]),
		...[401, 402].map((status): [string, Cause, RequestResult] => [
			`HTTP ${status}`,
			'account',
			response(status, { message: 'No' }),
		]),
		...['errors', 'data'].map((place): [string, Cause, RequestResult] => [
			`HTTP 422 that names the device in ${place}`,
			'device',
			response(422, { [place]: { instance_id: ['Not connected.'] } }),
		]),
		...[{ errors: { message: ['Too long.'] } }, { errors: ['instance_id'] }, {}, 'instance_id'].map(
			(body): [string, Cause, RequestResult] => [
				`HTTP 422 with ${JSON.stringify(body)}`,
				'message',
				response(422, body),
			],
		),
		['a connection that was refused', 'neverLeft', failure('ECONNREFUSED')],
	])('was refused, after %s, because of: %s', (_what, cause, result) => {
		expect(outcomeOf(result, sender)).toMatchObject({ status: 'refused', cause });
	});

	test.each([
		[response(200, { success: false, message: 'No' }), 'Wassly refused the message: "No"'],
		[response(404, { message: 'No' }), 'Wassly did not find the device or the recipient: "No"'],
		[failure('ECONNREFUSED'), 'No server responds at https://www.wassly.com'],
	])('is told in the words of the refusal, %#', (result, words) => {
		expect(outcomeOf(result, sender)).toMatchObject({
			error: { message: `${words}. The message was not sent` },
		});
	});

	test('was refused if something keeps it from leaving, and says so once', () => {
		const error = new WasslyError('No such file', 'Choose another one.', '404');
		const { error: told, ...rest } = refusal(error) as { error: WasslyError };
		expect(rest).toEqual({ status: 'refused', cause: 'neverLeft' });
		expect(told).toMatchObject({
			message: 'No such file. The message was not sent',
			...{ description: 'Choose another one.', responseCode: '404' },
		});
		expect(refusal(told)).toMatchObject({ error: told });
	});
});
