/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { requestFailure, type RequestResult } from '@nodes/shared/http/result';
import { mayMeanExpiredToken, parseResponse } from '@nodes/shared/http/response';
import { responseError, type ResponseDetails } from '@nodes/shared/errors/responseErrors';
import { failure, response } from './results';

const errorOf = (result: RequestResult) => parseResponse(result, responseError).error;

/** What the error is made from. */
function detailsOf(result: RequestResult) {
	let made: [status: number, details: ResponseDetails] | undefined;
	parseResponse(result, (...args) => {
		made = args;
		return responseError(...args);
	});
	return made;
}

describe('A response', () => {
	test.each([
		{ success: true, devices: [] },
		{ success: 1 },
		{ data: [] },
		{},
		{ error: null },
		{ error: '' },
		{ error: ' ' },
		{ errors: [] },
		{ errors: {} },
		{ message: 'Welcome' },
	])('with JSON that does not say that it failed is data: %j', (body) => {
		expect(parseResponse(response(200, body), responseError)).toEqual({ data: body });
		expect(parseResponse(response(299, body), responseError)).toEqual({ data: body });
	});

	test.each([
		{ success: false },
		{ success: 'false', message: 'No' },
		{ success: null },
		{ success: 'perhaps' },
		{ status: 'error' },
		{ success: true, status: 'error' },
		{ error: 'No' },
		{ errors: ['No'] },
		{ errors: { name: ['No'] } },
	])('with JSON that says that it failed is refused: %j', (body) => {
		expect(detailsOf(response(202, body))?.[0]).toBe(200);
	});

	test.each([199, 300, 302, 400, 404, 500])('with another status is refused: %i', (status) => {
		expect(detailsOf(response(status, { success: true }))?.[0]).toBe(status);
	});

	test.each([
		[null, `The response can't be read as data: "null"`],
		[[1], `The response can't be read as data: "[1]"`],
		[17, `The response can't be read as data: "17"`],
		['', 'Wassly sent an empty response'],
		[' \n', 'Wassly sent an empty response'],
		['<html><title>nginx</title>', 'A web page came back instead of data: "nginx"'],
		['<html></html>', 'A web page came back instead of data'],
		['OK', `The response can't be read as data: "OK"`],
		[
			'a\n b'.repeat(100),
			`The response can't be read as data: "${'a b'.repeat(100).slice(0, 200)}…"`,
		],
	])('with no object is not understood: %j', (body, message) => {
		expect(errorOf(response(201, body))).toMatchObject({ message, responseCode: '201' });
	});

	test('that refuses is told with all that it says', () => {
		const refusal = {
			...response(429, { message: 'No' }, { 'retry-after': '7', location: '/login?secret' }),
			request: { origin: 'https://www.wassly.com', seconds: 30, canRenew: true },
		};
		expect(detailsOf(refusal)).toEqual([
			429,
			{
				...{ isJson: true, canRenew: true, serverMessage: 'No', retryAfter: 7 },
				redirectTarget: 'https://www.wassly.com',
			},
		]);
	});

	test.each([
		['https://elsewhere.example/a?b', 'https://elsewhere.example'],
		['//elsewhere.example', 'https://elsewhere.example'],
		['http://', undefined],
		[undefined, undefined],
		[['https://elsewhere.example'], undefined],
	])('that redirects to %j is told to lead to %s', (location, redirectTarget) => {
		expect(detailsOf(response(302, '', { location }))?.[1]).toMatchObject({
			...{ isJson: false, redirectTarget },
		});
	});
});

test.each([
	[failure('ECONNRESET'), 'The connection to Wassly broke before the response was complete'],
	[failure('ETIMEDOUT'), 'Wassly did not respond within 30 seconds'],
	[failure('Z_DATA_ERROR', 203), "The response can't be read as data"],
	[failure('ERR_TOO_LARGE', 203), "Wassly's response is too large"],
	[failure('ECONNREFUSED'), 'No server responds at https://www.wassly.com'],
	[
		failure('EHOSTUNREACH'),
		'The request to www.wassly.com did not get through: reason of EHOSTUNREACH',
	],
	[
		{
			...requestFailure({ origin: 'https://a.example', seconds: 1 }, 'ECONNREFUSED', ''),
			proxy: 'http://proxy:3128',
		},
		'The proxy at http://proxy:3128 does not respond',
	],
])('No whole response is told as what it is: $code', (result, message) => {
	const error = errorOf(result);
	expect(error?.message).toBe(message);
	expect(error?.responseCode).toBe(result.status === undefined ? result.code : '203');
});

describe('A new token may help', () => {
	test.each([
		response(403),
		response(419),
		response(300),
		response(302, '', { location: '/login' }),
		response(399),
		response(200, { success: false }),
		response(200, { data: [] }),
		response(200, { success: true, status: false }),
	])('%#: $status $body', (result) => {
		expect(mayMeanExpiredToken(result)).toBe(true);
	});

	test.each([
		response(200, { success: true }),
		response(200, 'text'),
		response(200, null),
		// Certainly expired.
		response(401),
		...[199, 299, 400, 402, 404, 418, 420, 429, 500].map((status) => response(status)),
		response(403 + 100),
		failure('ECONNRESET'),
		failure('Z_DATA_ERROR', 403),
	])('but not here, %#: $status $body', (result) => {
		expect(mayMeanExpiredToken(result)).toBe(false);
	});
});
