import { tryToParseDateTime } from 'n8n-workflow';

/** No time or zone is longer. Luxon caches what it is asked for, so it gets no longer text. */
const MAX_LENGTH = 64;

/**
 * Reads a point in time: ISO 8601 (documented for `lastActive`), the SQL form that PHP back ends
 * use, a DateTime as PHP serializes it, a Unix timestamp in seconds, milliseconds or microseconds, a
 * Date, or a luxon DateTime (n8n's expressions).
 *
 * @param zone for text that names none, e.g. 'Europe/Berlin'
 * @returns milliseconds since 1970, or undefined if it isn't a time
 */
export function readTime(value: unknown, zone = 'UTC'): number | undefined {
	if (typeof value === 'number') return fromTimestamp(value);
	if (typeof value === 'object') {
		if (isPhpDate(value)) return readPhpDate(value);
		// A response may contain a field of this name.
		return typeof value?.valueOf === 'function' ? fromTimeObject(value.valueOf()) : undefined;
	}
	if (typeof value !== 'string') return undefined;

	const text = value.trim();
	if (text.length > MAX_LENGTH || zone.length > MAX_LENGTH) return undefined;
	const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
	if (digits) {
		const [, year, month, day, hour, minute, second] = digits;
		return readTime(`${year}-${month}-${day} ${hour}:${minute}:${second}`, zone);
	}
	if (/^\d{9,}$/.test(text)) return fromTimestamp(Number(text));
	// JavaScript reads nearly any text with a digit ("Phone 5") as a date, so only what begins like
	// one is tried.
	if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
	if (/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return finite(Date.parse(text));
	try {
		return finite(tryToParseDateTime(text, zone).toMillis());
	} catch {
		return undefined;
	}
}

/**
 * PHP has three types of zones: an offset (+02:00), an abbreviation (CEST), and a name
 * (Europe/Berlin).
 */
function readPhpDate({ date, timezone }: { date: string; timezone: string }): number | undefined {
	const zone = timezone.trim();
	const offset = OFFSETS[zone.toUpperCase()] ?? zone;
	if (!/^[+-]\d{2}:?\d{2}$/.test(offset)) return readTime(date, zone);
	return readTime(`${date.trim().replace(' ', 'T')}${offset}`);
}

/** The abbreviations that stand for one offset only, as PHP understands them. */
const OFFSETS: Record<string, string> = {
	Z: '+00:00',
	...{ WET: '+00:00', WEST: '+01:00', BST: '+01:00', CET: '+01:00', CEST: '+02:00' },
	...{ EET: '+02:00', EEST: '+03:00', MSK: '+03:00', PKT: '+05:00', IST: '+05:30' },
	...{ EST: '-05:00', EDT: '-04:00', CST: '-06:00', CDT: '-05:00' },
	...{ MST: '-07:00', MDT: '-06:00', PST: '-08:00', PDT: '-07:00' },
};

const fromTimeObject = (value: unknown) => (typeof value === 'number' ? finite(value) : undefined);

/** { "date": "2024-01-15 10:30:00.000000", "timezone_type": 3, "timezone": "UTC" } */
const isPhpDate = (value: object | null): value is { date: string; timezone: string } =>
	value !== null &&
	'date' in value &&
	typeof value.date === 'string' &&
	'timezone' in value &&
	typeof value.timezone === 'string';

// Seconds, milliseconds and microseconds since 1970 are told apart by size: 1e11 seconds is the
// year 5138.
function fromTimestamp(value: number): number | undefined {
	if (value < 1e11) return finite(value * 1000);
	return finite(value < 1e14 ? value : Math.floor(value / 1000));
}

const finite = (time: number) => (Number.isFinite(time) ? time : undefined);
