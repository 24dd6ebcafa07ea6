/** Google's rules, as libphonenumber-js has them, judge what is read from numbers of all countries. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
	countries,
	findCountry,
	type Country,
} from '../../../../../../nodes/Wassly/resources/message/recipient/country';
import { readPhoneNumber } from '../../../../../../nodes/Wassly/resources/message/recipient/phoneNumber';
import { WasslyError } from '../../../../../../nodes/shared/errors/WasslyError';

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
	const example = (examples as Record<string, string | undefined>)[iso] ?? '';
	const length = one([...lengths]) + one([0, 0, 0, 0, 0, 0, 1, -1]);
	const start = random() < 0.5 ? example.slice(0, below(5)) : '';
	return (start + digits(15)).slice(0, length);
}

const inGroups = (number: string) =>
	number.replace(/\d(?=\d)/g, (digit) => digit + (random() < 0.3 ? one([' ', '-', '.', '']) : ''));

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

function read({ written, country }: Sample): string | undefined {
	try {
		return readPhoneNumber(written, findCountry(country.iso));
	} catch (error) {
		if (error instanceof WasslyError) return undefined;
		throw error;
	}
}

test(`Of ${COUNT} numbers, none is read that the library does not call possible, or reads as another`, () => {
	const samples = Array.from({ length: COUNT }, sample);
	const wrong: string[] = [];
	let accepted = 0;
	let agreed = 0;
	let valid = 0;
	for (const each of samples) {
		const ours = read(each);
		const theirs = parsePhoneNumberFromString(each.forLibrary, each.country.iso as CountryCode);
		if (theirs?.isValid()) valid++;
		if (theirs?.isValid() && ours === theirs.number) agreed++;
		if (ours === undefined) continue;
		accepted++;
		if (theirs?.isPossible() && theirs.number === ours) continue;
		wrong.push(
			`${each.country.iso} ${each.written}: ${ours}, not ${theirs?.number} ${theirs?.isPossible()}`,
		);
	}
	if (process.env.SHOW)
		require('node:fs').writeFileSync(
			'/tmp/nb_wrong.txt',
			wrong.join('\n') + `\n${accepted} accepted ${agreed}/${valid}\n`,
		);
	expect(wrong).toEqual([]);
	// It would be no comparison if little were read.
	expect(agreed / valid).toBeGreaterThan(0.9);
	expect(accepted).toBeGreaterThan(COUNT / 2);
});
