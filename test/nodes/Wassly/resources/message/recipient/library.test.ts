/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- development only, see CONTRIBUTING */
/** Google's rules, as libphonenumber-js has them, judge what is read from numbers of all countries. */
import { readFileSync } from 'node:fs';
import { Metadata, type MetadataJson } from 'libphonenumber-js/core';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import {
	countries,
	findCountry,
	type Country,
} from '@nodes/Wassly/resources/message/recipient/country';
import { readPhoneNumber } from '@nodes/Wassly/resources/message/recipient/phoneNumber';
import { WasslyError } from '@nodes/shared/errors/WasslyError';

const readJson = (file: string): unknown =>
	JSON.parse(readFileSync(require.resolve(`libphonenumber-js/${file}`), 'utf8'));

const examples = readJson('examples.mobile.json') as Record<string, string | undefined>;
const metadata = new Metadata(readJson('metadata.max.json') as MetadataJson);

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
	return { country, written: prefix + noisy, forLibrary: (prefix && '+') + noisy };
}

function readSample({ written, country }: Sample): string | undefined {
	try {
		return readPhoneNumber(written, findCountry(country.iso));
	} catch (error) {
		if (error instanceof WasslyError) return undefined;
		throw error;
	}
}

/**
 * Where the library's own reading is a number that no country has, it may keep a trunk prefix that
 * leads nowhere, or take a country code for the number's own digits. With its plus, ours must stay
 * as it is, and have as many digits as the library calls possible for its calling code.
 */
function isAgreed(ours: string, { forLibrary, country }: Sample): boolean {
	const theirs = parsePhoneNumberFromString(forLibrary, country.iso as CountryCode);
	if (theirs?.isPossible() && theirs.number === ours) return true;
	const again = parsePhoneNumberFromString(ours);
	if (theirs?.isValid() || !again) return false;
	const { countryCallingCode, nationalNumber, number } = again;
	// In Brazil, 90 asks for a collect call. The library drops it, and with a plus nothing is rewritten.
	if (ours.startsWith('+5590')) return true;
	// It takes calling codes too, which its type leaves out.
	metadata.selectNumberingPlan(countryCallingCode as unknown as CountryCode);
	const lengths = metadata.numberingPlan?.possibleLengths() ?? [];
	return number === ours && lengths.includes(nationalNumber.length);
}

test(`Of ${COUNT} numbers, none is read as another than the library's, or is not possible for it`, () => {
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
