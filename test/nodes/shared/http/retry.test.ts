import { waitBeforeRepeat } from '../../../../nodes/shared/http/retry';
import { retryAfter } from '../../../../nodes/shared/retryAfter';

const busy = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds } });

describe('A repeat of a GET', () => {
	test('waits a little, then a little longer, then gives up', () => {
		expect([0, 1, 2].map((repeats) => waitBeforeRepeat({ status: 503 }, repeats))).toEqual([
			500,
			1000,
			undefined,
		]);
	});

	test('waits as long as it is asked to, up to 30 seconds', () => {
		expect(waitBeforeRepeat(busy('7'), 0)).toBe(7000);
		expect(waitBeforeRepeat(busy('30'), 1)).toBe(30_000);
		expect(waitBeforeRepeat(busy('31'), 0)).toBeUndefined();
	});

	test.each([200, 301, 400, 401, 403, 404, 422, 500])('is not made for status %i', (status) => {
		expect(waitBeforeRepeat({ status }, 0)).toBeUndefined();
	});

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'ECONNABORTED', 'ERR_CANCELED'])(
		'is not made for %s',
		(code) => {
			expect(waitBeforeRepeat({ code }, 0)).toBeUndefined();
		},
	);

	test.each([
		{ code: 'ECONNRESET' },
		{ code: 'EPIPE' },
		{ code: 'ERR_BAD_RESPONSE', status: 200 },
		{ code: 'Z_BUF_ERROR' },
	])('is made for a broken connection: %j', (answer) => {
		expect(waitBeforeRepeat(answer, 0)).toBe(500);
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
		['soon', undefined],
		['-3', undefined],
		['1.5', undefined],
	])('%p means %p seconds', (value, seconds) => {
		expect(retryAfter({ 'retry-after': value }, now)).toBe(seconds);
	});

	test('may be missing', () => {
		expect(retryAfter({}, now)).toBeUndefined();
		expect(retryAfter(undefined, now)).toBeUndefined();
	});
});
