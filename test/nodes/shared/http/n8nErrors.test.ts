/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { responseError } from '@nodes/shared/errors/responseErrors';
import { sendRequest } from '@nodes/shared/http/request';
import { parseResponse } from '@nodes/shared/http/response';
import { dump } from '@test/support/findSecrets';
import { failure } from './results';

const PRIVATE = 'private text';

const messageOf = (code: string, status?: number) =>
	parseResponse(failure(code, status), responseError).error?.message;

/** The shapes in which n8n 1 and n8n 2 hand on what they haven't foreseen themselves. */
const unforeseen: Array<[string, Error]> = [
	['texts alone', Object.assign(new Error(PRIVATE), { description: PRIVATE, httpCode: null })],
	['a cause', Object.assign(new Error(PRIVATE), { cause: new TypeError(PRIVATE) })],
	['the error itself', new TypeError(PRIVATE)],
];

describe("An error of n8n that isn't the network's", () => {
	test.each(unforeseen)('says neither its text nor that nothing was sent: %s', async (...row) => {
		const result = await sendRequest(
			async () => await Promise.reject(row[1]),
			{ method: 'POST', url: 'https://www.wassly.com/api/whatsapp-web-send-message' },
			30,
		);
		expect(result).toMatchObject({ kind: 'failure', failure: 'noResponse' });
		const { error } = parseResponse(result, responseError);
		expect(error?.message).toBe('The request to www.wassly.com did not get through');
		expect(dump([result, error])).not.toContain(PRIVATE);
	});
});

describe('An error of the network', () => {
	test.each(['ECONNABORTED', 'ETIMEDOUT'])('is a timeout: %s', (code) => {
		expect(messageOf(code)).toBe('Wassly did not respond within 30 seconds');
		expect(messageOf(code, 200)).toBe('Wassly did not respond within 30 seconds');
	});

	test('is told in its own words, if there are none for it', () => {
		expect(messageOf('EHOSTUNREACH')).toBe(
			'The request to www.wassly.com did not get through: reason of EHOSTUNREACH',
		);
	});
});
