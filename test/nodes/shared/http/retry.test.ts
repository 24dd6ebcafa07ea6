/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { retryAfter, retryDelay } from '@nodes/shared/http/retry';
import { failure, response } from './results';

const busy = (seconds: string) => response(429, '', { 'retry-after': seconds });

describe('A retry of a GET', () => {
	test('waits a little, then a little longer, then gives up', () => {
		const delays = [0, 1, 2].map((retries) => retryDelay(response(503), retries));
		expect(delays).toEqual([500, 1000, undefined]);
	});

	test('waits as long as it is asked to, up to 30 seconds', () => {
		expect(retryDelay(busy('7'), 0)).toBe(7000);
		expect(retryDelay(busy('30'), 1)).toBe(30_000);
		expect(retryDelay(busy('31'), 0)).toBeUndefined();
	});

	test.each([200, 301, 400, 401, 403, 404, 422, 500])('is not made for status %i', (status) => {
		expect(retryDelay(response(status), 0)).toBeUndefined();
	});

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'ECONNABORTED', 'ERR_CANCELED'])(
		'is not made for %s',
		(code) => {
			expect(retryDelay(failure(code), 0)).toBeUndefined();
		},
	);

	test.each([
		failure('ECONNRESET'),
		failure('EPIPE'),
		failure('ERR_STREAM_PREMATURE_CLOSE', 200),
		failure('Z_BUF_ERROR', 200),
	])('is made for a broken connection: $code', (result) => {
		expect(retryDelay(result, 0)).toBe(500);
	});
});

describe('Retry-After', () => {
	const now = Date.UTC(2024, 0, 15, 12);

	test.each([
		['120', 120],
		[' 5 ', 5],
		['Mon, 15 Jan 2024 12:00:30 GMT', 30],
		['Mon, 15 Jan 2024 11:00:00 GMT', 0],
		['', undefined],
		['(a) Mon, 15 Jan 2024 12:00:30 GMT', undefined],
		['soon', undefined],
		['-3', undefined],
		['1.5', undefined],
	])('%p means %p seconds', (value, seconds) => {
		expect(retryAfter({ 'retry-after': value }, now)).toBe(seconds);
	});

	test('may be missing', () => {
		expect(retryAfter({}, now)).toBeUndefined();
	});
});
