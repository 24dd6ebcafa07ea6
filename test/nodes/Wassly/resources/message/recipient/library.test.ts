/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- development only, see CONTRIBUTING */
/** Google's rules, as libphonenumber-js has them, judge what is read from numbers of all countries. */
import { readFileSync } from 'node:fs';
import { Metadata, type MetadataJson } from 'libphonenumber-js/core';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import {
	allCountries,
	findCountry,
	type Country,
} from '@nodes/Wassly/resources/message/recipient/country';
import { readPhoneNumber } from '@nodes/Wassly/resources/message/recipient/phoneNumber';
import { WasslyError } from '@nodes/shared/errors/WasslyError';

const countries = allCountries();

const readJson = (file: string): unknown =>
	JSON.parse(readFileSync(require.resolve(`libphonenumber-js/${file}`), 'utf8'));

const examples = readJson('examples.mobile.json') as Record<string, string | undefined>;
/** With what its types leave out. */
type Plans = Omit<Metadata, 'selectNumberingPlan'> & {
	selectNumberingPlan(isoOrCallingCode: string): void;
	type(name: string): { possibleLengths(): number[] | undefined } | undefined;
};

const metadata = new Metadata(readJson('metadata.max.json') as MetadataJson) as unknown as Plans;

const COUNT = 20_000;

/** Mulberry32: the same numbers in every run. */
let state = 28;
function random(): number {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const below = (limit: number) => Math.floor(random() * limit);

function one<T>(list: readonly T[]): T {
	const chosen = list[below(list.length)];
	if (chosen === undefined) throw new Error('The list is empty');
	return chosen;
}

const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');

/** Half of them begin as mobile numbers do there; some have a digit too many or too few. */
function subscriberNumber({ iso, lengths }: Country): string {
	const example = examples[iso] ?? '';
	const length = one([...lengths]) + one([0, 0, 0, 0, 0, 0, 1, -1]);
	const start = random() < 0.5 ? example.slice(0, below(5)) : '';
	return (start + digits(15)).slice(0, length);
}

const inGroups = (number: string) =>
	// Further on, '.0' would be a spreadsheet's decimal, and a digit or two an extension.
	number.replace(
		/\d(?=\d{4})/g,
		(digit) => digit + (random() < 0.3 ? one([' ', '-', '.', '']) : ''),
	);

interface Sample {
	country: Country;
	written: string;
	/** The same for the library, which takes 00 for + only where it is dialed so. */
	forLibrary: string;
}

function sample(): Sample {
	const country = one(countries);
	const { callingCode, trunk } = country;
	const own = subscriberNumber(country);
	const trunkOrNot = one([trunk, trunk, '']);
	const national = one([trunkOrNot + own, `(${trunkOrNot}${own.slice(0, 2)}) ${own.slice(2)}`]);
	const international = one([callingCode + own, `${callingCode} ${trunkOrNot}${own}`]);
	const [prefix, number] = one([
		['', national],
		['', national],
		['', international],
		['+', international],
		['00', international],
	]);
	const noisy = random() < 0.5 ? number : inGroups(number);
	const written = prefix + noisy;
	return { country, written, forLibrary: written.replace(/^\+|^(\D*)0(\D*)0/, '+$1$2') };
}

function readSample({ written, country }: Sample): string | undefined {
	try {
		return readPhoneNumber(written, findCountry(country.iso));
	} catch (error) {
		if (error instanceof WasslyError) return undefined;
		throw error;
	}
}

/** Without rewriting a digit: as it stands, or less the home's country code, the trunk prefix or both. */
function plainReadings({ forLibrary, country: { callingCode, trunk } }: Sample): Set<string> {
	const isInternational = forLibrary.startsWith('+');
	const all = digitsOf(forLibrary);
	const main = isInternational ? callingCodeOf(all) : callingCode;
	const own = isInternational ? trunkOf(main) : trunk;
	const behindCode = all.startsWith(main) ? [all.slice(main.length)] : [];
	const national = isInternational ? behindCode : [all, ...behindCode];
	return new Set(
		national
			.flatMap((digits) => [digits, ...(digits.startsWith(own) ? [digits.slice(own.length)] : [])])
			.map((digits) => `+${main}${digits}`),
	);
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

const callingCodeOf = (digits: string) =>
	[1, 2, 3].map((length) => digits.slice(0, length)).find((code) => codes.has(code)) ?? '';

const codes = new Set(countries.map(({ callingCode }) => callingCode));

const trunkOf = (code: string) =>
	countries.find(({ callingCode }) => callingCode === code)?.trunk ?? '';

/**
 * Whether a phone may have it, by its length. No number begins with the 0 that is dialed in front of it.
 *
 * @param plans whose lengths count: ISO codes, or calling codes
 */
function canBePhone(number: string, callingCode: string, plans: string[]): boolean {
	const national = number.slice(1 + callingCode.length);
	if (national.startsWith('0') && trunkOf(callingCode).startsWith('0')) return false;
	return number.startsWith(`+${callingCode}`) && plans.flatMap(lengthsIn).includes(national.length);
}

function lengthsIn(plan: string): number[] {
	metadata.selectNumberingPlan(plan);
	const all = metadata.numberingPlan?.possibleLengths() ?? [];
	return ['FIXED_LINE', 'MOBILE'].flatMap((type) => {
		const found = metadata.type(type);
		return found ? (found.possibleLengths() ?? all) : [];
	});
}

/**
 * The library may read what no phone has: it keeps a trunk prefix or the home's country code as a part of
 * the number, or drops what it takes for a carrier's or an exit code. Then ours has to be a plain
 * reading, of a length that the library calls possible. WhatsApp's own numbers of Mexico stay.
 */
function isAgreed(ours: string, sample: Sample): boolean {
	const { forLibrary, country } = sample;
	const theirs = parsePhoneNumberFromString(forLibrary, country.iso as CountryCode);
	if (theirs?.number === ours && theirs.isPossible()) return true;
	const all = digitsOf(forLibrary);
	const isInternational = forLibrary.startsWith('+');
	const code = isInternational ? callingCodeOf(all) : country.callingCode;
	const own = isInternational ? code : country.iso;
	const plain = plainReadings(sample);
	const isOurs = canBePhone(ours, code, [own, code]) || /^\+521\d{10}$/.test(ours);
	if (!isOurs || !plain.has(ours)) return false;
	if (!theirs || theirs.number === ours || !canBePhone(theirs.number, code, [own])) return true;
	const dropsCode = !plain.has(theirs.number) && all.endsWith(theirs.nationalNumber);
	return dropsCode || (!plain.has(theirs.number) && !theirs.isValid());
}

test(`Of ${COUNT} numbers, none is read as another than the library's, unless that is no phone's, or is not possible for it`, () => {
	const samples = Array.from({ length: COUNT }, sample);
	const read = samples.flatMap((each) => {
		const ours = readSample(each);
		return ours === undefined ? [] : [{ each, ours }];
	});
	const wrong = read.filter(({ ours, each }) => !isAgreed(ours, each));
	expect(wrong.map(({ ours, each }) => `${each.country.iso} ${each.written}: ${ours}`)).toEqual([]);
	// It would be no comparison if little were read.
	expect(read.length).toBeGreaterThan(COUNT / 2);
});

test('Of the numbers that the library calls valid, nearly all are read, as the library does', () => {
	const valid = Array.from({ length: COUNT }, sample).flatMap((each) => {
		const theirs = parsePhoneNumberFromString(each.forLibrary, each.country.iso as CountryCode);
		return theirs?.isValid() ? [{ each, theirs }] : [];
	});
	const missed = valid.filter(({ each, theirs }) => readSample(each) !== theirs.number);
	expect(valid.length).toBeGreaterThan(COUNT / 5);
	expect(missed.length / valid.length).toBeLessThan(0.04);
});
