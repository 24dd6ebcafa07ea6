import {
	emptyRecipient,
	groupInsteadOfNumber,
	hiddenId,
	noCountryCode,
	notANumberIn,
	notAPhoneNumber,
	roundedNumber,
	severalReadings,
	twoNumbers,
	unknownCallingCode,
} from '../errors/recipientErrors';
import { codeOf, countryOf, sharedCodeOf, type Country } from './country';

/**
 * Reads a phone number as people, spreadsheets and chat programs write it. It never guesses:
 * what can be read in two ways, or not at all, is refused.
 *
 * @param home the country of numbers without a country code
 * @returns '+' and 8 to 15 digits (E.164, as the Wassly API reference asks for)
 * @throws WasslyError that says why it can't be read
 * @preserve
 */
export function readPhoneNumber(value: unknown, home?: Country): string {
	if (typeof value === 'object' && value !== null) throw notAPhoneNumber(value);
	const written = plainText(String(value ?? ''));
	if (/^\+?(?:|undefined|null|NaN)$/.test(written)) throw emptyRecipient();
	if (written.length > MAX_LENGTH) throw notAPhoneNumber(value);
	refuseChats(written);
	if (isRounded(written)) throw roundedNumber(value);

	const text = withoutDecimals(withoutAddress(written));
	const withoutExtension = text.replace(EXTENSION, '');
	if (hasTwoNumbers(withoutExtension)) throw twoNumbers(value);
	if (withoutExtension !== text) throw severalReadings(value);
	if (!/^[\d+\s().,/_·\p{Pd}−]+$/u.test(text)) throw notAPhoneNumber(value);

	const found = readings(text, home);
	refuseExtension(text, found, home, value);
	const [number, other] = found;
	if (other) throw severalReadings(value, found);
	if (number && isE164(number.length - 1)) return number;
	throw whyNot(text, home, value);
}

/** As many digits as the Wassly API reference asks for, with the country code. */
const isE164 = (digits: number) => digits >= 8 && digits <= 15;

/** Longer than any way to write one number or two. */
const MAX_LENGTH = 300;

/** With ASCII digits and plus, without what was copied along: invisible marks, quotes, ends of a list. */
const plainText = (text: string): string =>
	text
		.replace(/\p{Nd}/gu, asciiDigit)
		.replace(/[＋﹢⁺]/g, '+')
		.replace(/\p{Cf}/gu, '')
		.replace(/^[\s,;|&]+/, '')
		.replace(/(?<![\s,;|&])[\s,;|&]+$/, '')
		.replace(/^['"`‘’“”„«»]+/, '')
		.replace(/(?<!['"`‘’“”„«»])['"`‘’“”„«»]+$/, '')
		.trim();

/** Unicode keeps the ten digits of a script together, in their order. */
function asciiDigit(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	let first = code;
	while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
	return String((code - first) % 10);
}

/** What WhatsApp has beside people, as its programs write it. @throws WasslyError */
function refuseChats(text: string): void {
	if (/@lid$/i.test(text)) throw hiddenId(text);
	const chats = [
		['a group', /@g\.us$|chat\.whatsapp\.com\//i],
		['a channel', /@newsletter$|whatsapp\.com\/channel\//i],
		['a broadcast list', /@broadcast$/i],
	] as const;
	const chat = chats.find(([, pattern]) => pattern.test(text));
	if (chat) throw groupInsteadOfNumber(chat[0], text);
}

/** 9.66501E+11, or so many zeros that only the first digits are left. */
const isRounded = (text: string): boolean =>
	/^\+?\d+(?:[.,]\d+)?e\+?\d+$/i.test(text) || /^\+?[1-9]\d{3,7}0{6,}(?:[.,]0{1,2})?$/.test(text);

/** An ID or a link of WhatsApp has the country code without a plus. */
function withoutAddress(text: string): string {
	const international =
		/^\+?(\d+)(?:[._]\d{1,3})?(?::\d{1,3})?@(?:s\.whatsapp\.net|c\.us)$/i.exec(text) ??
		/^(?:https?:\/\/)?(?:www\.)?wa\.me\/(?:\+|%2B)?(\d+)\/?(?:[?#].*)?$/i.exec(text) ??
		/^(?:https?:\/\/(?:api|web|www)\.whatsapp\.com\/send|whatsapp:\/\/send)\/?\?(?:[^#]*&)?phone=(?:\+|%2B)?(\d+)(?:[&#].*)?$/i.exec(
			text,
		);
	if (international) return `+${international[1]}`;
	return text.replace(/^(?:tel|whatsapp):/i, '').trim();
}

/** Spreadsheets turn whole numbers into decimals. Among groups of digits, a dot is a separator. */
const withoutDecimals = (text: string): string =>
	text
		.replace(/^(\+?\d{7,})[.,]0{1,2}$/, '$1')
		.replace(/^(\+?\d{1,3}(?:,\d{3}){2,})\.0{1,2}$/, '$1');

/** Behind a number: not in a link with `text=12`. */
const EXTENSION = /(?<=\d\W*)(?:x|ext[.=]?|extension) *\d{1,6}$/i;

/** What may separate two numbers, and never occurs twice between that many digits of one number. */
function hasTwoNumbers(text: string): boolean {
	const parts = text.split(/[,;|/\r\n&]|\b(?:or|and)\b/i);
	if (parts.filter((part) => digitsOf(part).length >= 7).length > 1) return true;
	if (/\d.*[;|&].*\d/s.test(text)) return true;
	return /\d[^+]*\+\D*\d/.test(text) || (text.match(/\d{8,}/g)?.length ?? 0) > 1;
}

/** All numbers that it can mean. */
function readings(text: string, home?: Country): string[] {
	const { isInternational, digits } = split(text);
	const found: Array<string | undefined> = [];
	if (home && !isInternational) found.push(numberOf(digits, home));
	if (isInternational || (home && digits.startsWith(home.callingCode))) {
		found.push(internationalNumber(digits));
	}
	return [...new Set(found.filter((number) => number !== undefined))];
}

/** @param digits with the country code */
function internationalNumber(digits: string): string | undefined {
	if (WITH_OLD_PREFIX.test(digits)) return `+${digits}`;
	const country = countryOf(digits);
	return country && numberOf(digits.slice(country.callingCode.length), country);
}

/** In Mexico, mobile numbers began with a 1 until 2019. Many still have it in WhatsApp. */
const WITH_OLD_PREFIX = /^521\d{10}$/;

function split(text: string): { isInternational: boolean; digits: string } {
	const marks = text.replace(/[^\d+]/g, '');
	const prefix = /^(?:\++(?:00)?|00)|\+$/.exec(marks)?.[0];
	const digits = digitsOf(marks);
	return {
		isInternational: prefix !== undefined,
		digits: prefix?.endsWith('00') ? digits.slice(2) : digits,
	};
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** @param digits after the country code, or as dialed inside the country */
function numberOf(digits: string, country: Country): string | undefined {
	const { callingCode, trunk, lengths } = country;
	// No number begins with a 0 where one is dialed in front of it; an 8 or a 1 may be its own.
	const mayHaveTrunk = trunk.startsWith('0') || !lengths.has(digits.length);
	const number = mayHaveTrunk ? withoutTrunk(digits, country) : digits;
	if (!lengths.has(number.length) || (trunk !== '' && number.startsWith('0'))) return undefined;
	return `+${callingCode}${number}`;
}

const withoutTrunk = (digits: string, { trunk }: Country) =>
	digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;

/**
 * The number of a copy, or an extension, behind a number: `(1)`, `- 2`, ` 2`. Digits in groups of equal
 * size belong to the number.
 *
 * @throws WasslyError
 */
function refuseExtension(
	text: string,
	found: string[],
	home: Country | undefined,
	value: unknown,
): void {
	const parts = /^(.*?(\d+))([^\d]+)(\d{1,4})\)?$/s.exec(text);
	if (!parts) return;
	const [, front = '', group = '', separator = '', last = ''] = parts;
	const shorter = readings(front, home);
	if (shorter.length === 0) return;
	const isApart =
		/\(|\s\p{Pd}\s/u.test(separator) ||
		(last.length === 1 && group.length > 1) ||
		group.length >= 7;
	if (found.length === 0 || isApart) throw severalReadings(value, [...shorter, ...found]);
}

/** For digits that are no valid number in their country. */
function whyNot(text: string, home: Country | undefined, value: unknown) {
	const { isInternational, digits } = split(text);
	if (digits === '') return notAPhoneNumber(value);
	const country = isInternational ? countryOf(digits) : home;
	if (!country) return isInternational ? unknownCallingCode(value) : noCountryCode(value);
	const { callingCode, trunk } = country;
	const hasCode = digits.startsWith(callingCode);
	const national = [
		...(isInternational ? [] : [digits]),
		...(hasCode ? [digits.slice(callingCode.length)] : []),
	];
	return notANumberIn(
		value,
		isInternational ? sharedCodeOf(country) : codeOf(country),
		trunk === callingCode ? '' : trunk,
		[...country.lengths].filter((length) => isE164(callingCode.length + length)),
		national.map((digits) => withoutTrunk(digits, country).length),
	);
}
