/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { DateTime } from 'luxon';
import { readTime } from '@nodes/shared/readTime';

const NOON = Date.UTC(2024, 0, 15, 12);

describe('Reading a time', () => {
	test.each<[unknown, string]>([
		['2024-01-15T12:00:00Z', 'ISO 8601, as documented'],
		['2024-01-15T12:00:00.000000Z', 'ISO 8601 with microseconds, as Laravel writes it'],
		['2024-01-15T14:00:00+02:00', 'ISO 8601 with an offset'],
		['2024-01-15T14:00:00+0200', 'ISO 8601 with an offset without a colon'],
		['2024-01-15T12:00:00', 'ISO 8601 without a zone'],
		['2024-01-15 12:00:00', 'SQL'],
		[' 2024-01-15T12:00:00Z\n', 'a text with space around'],
		[NOON, 'milliseconds'],
		[NOON / 1000, 'seconds'],
		[String(NOON / 1000), 'seconds as text'],
		[NOON * 1000, 'microseconds'],
		['20240115120000', 'digits alone'],
		[{ date: '2024-01-15 12:00:00.000000', timezone_type: 3, timezone: 'UTC' }, 'a PHP date'],
		[{ date: '2024-01-15 13:00:00', timezone: 'Europe/Berlin' }, 'a PHP date with a zone'],
		...[
			{ timezone_type: 1, timezone: '+00:00', hour: 12 },
			{ timezone_type: 1, timezone: '+02:00', hour: 14 },
			{ timezone_type: 1, timezone: '-0500', hour: '07' },
			{ timezone_type: 2, timezone: 'Z', hour: 12 },
			{ timezone_type: 2, timezone: 'UTC', hour: 12 },
			{ timezone_type: 2, timezone: 'GMT', hour: 12 },
			{ timezone_type: 2, timezone: 'CET', hour: 13 },
			{ timezone_type: 2, timezone: 'CEST', hour: 14 },
			{ timezone_type: 2, timezone: 'cest', hour: 14 },
			{ timezone_type: 2, timezone: 'EST', hour: '07' },
			{ timezone_type: 2, timezone: 'EDT', hour: '08' },
			{ timezone_type: 2, timezone: 'PDT', hour: '05' },
			{ timezone_type: 3, timezone: 'Europe/Berlin', hour: 13 },
			{ timezone_type: 3, timezone: 'America/New_York', hour: '07' },
		].map(({ hour, ...zone }): [object, string] => [
			{ date: `2024-01-15 ${hour}:00:00.000000`, ...zone },
			`a PHP date of type ${zone.timezone_type} in ${zone.timezone}`,
		]),
		[new Date(NOON), 'a Date'],
		[DateTime.fromMillis(NOON), 'a luxon DateTime'],
	])('understands %p (%s)', (value) => {
		expect(readTime(value)).toBe(NOON);
	});

	// In July, a zone of the same name would be an hour further.
	test.each(
		Object.entries({
			...{ WET: '12:00', WEST: '13:00', BST: '13:00', CET: '13:00', CEST: '14:00' },
			...{ EET: '14:00', EEST: '15:00', MSK: '15:00', PKT: '17:00', IST: '17:30' },
			...{ EST: '07:00', EDT: '08:00', CST: '06:00', CDT: '07:00' },
			...{ MST: '05:00', MDT: '06:00', PST: '04:00', PDT: '05:00' },
		}),
	)('understands the abbreviation of a zone: %s', (timezone, time) => {
		const date = `2024-07-15 ${time}:00.000000`;
		expect(readTime({ date, timezone_type: 2, timezone })).toBe(Date.UTC(2024, 6, 15, 12));
	});

	test.each([
		{ date: ' 2024-01-15 14:00:00 ', timezone: ' +02:00 ' },
		{ date: '2024-01-15 14:00:00', timezone: 'UTC+02:00' },
		{ date: ' 2024-01-15 13:00:00 ', timezone: ' Europe/Berlin ' },
	])('understands a PHP date with space around, and one with an offset from UTC: %j', (value) => {
		expect(readTime(value)).toBe(NOON);
	});

	test.each<[unknown, number]>([
		[1e11, 1e11],
		[1e11 - 1, 1e14 - 1000],
		['120240115120000', 120_240_115_120],
		['2024011512000012', 2_024_011_512_000],
		[`2024-01-15T12:00:00.${'0'.repeat(43)}Z`, NOON],
	])('tells by its size what a number is: %j', (value, time) => {
		expect(readTime(value)).toBe(time);
	});

	test('takes the microseconds of 1973 for microseconds', () => {
		expect(readTime(1e14)).toBe(1e11);
	});

	test('takes a text without a zone for the time of the given zone', () => {
		expect(readTime('2024-01-15T13:00:00', 'Europe/Berlin')).toBe(NOON);
	});

	test.each([
		null,
		undefined,
		'',
		'never',
		'Phone 5',
		'Phone 123456789',
		'on 2024-01-15',
		'2024-01-5',
		`2024-01-15T12:00:00.${'0'.repeat(44)}Z`,
		{ date: '2024-01-15 12:00:00', timezone: 5 },
		'15',
		true,
		{},
		[],
		[5],
		{ date: 5, timezone: 'UTC' },
		{ date: '2024-01-15 12:00:00.000000', timezone_type: 2, timezone: 'XYZ' },
		{ date: 'never', timezone_type: 1, timezone: '+02:00' },
		'20241315120000',
		NaN,
		Infinity,
		'0000-00-00 00:00:00',
		'2024-13-45',
		'2024-01-15 oclock',
		'2024-01-15T25:00:00Z',
	])('reads no time in %p', (value) => {
		expect(readTime(value)).toBeUndefined();
	});
});
