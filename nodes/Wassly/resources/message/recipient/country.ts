import { TABLE } from './countries';

/** What a country's phone numbers look like. */
export interface Country {
	/** ISO 3166, e.g. "DE"; '-' for a network such as that of satellite phones. */
	iso: string;
	/** In English. */
	name: string;
	/** Without the plus. */
	callingCode: string;
	/** What is dialed in front of a number inside the country only: '0', '06', '8', '1' or ''. */
	trunk: string;
	/** How many digits a number may have, without both. */
	readonly lengths: ReadonlySet<number>;
}

const rows = TABLE.trim()
	.split('\n')
	.map((row) => {
		const [iso = '', callingCode = '', trunk = '', lengths = '', ...name] = row.split(' ');
		const country: Country = {
			iso: iso.replace('*', ''),
			name: name.join(' '),
			callingCode,
			trunk: trunk.replace('-', ''),
			// Read when a number needs it: n8n loads this file at each start.
			get lengths() {
				return new Set(lengths.split(',').flatMap(range));
			},
		};
		return { country, isMain: !iso.endsWith('*') };
	});

/** All countries, by name. */
export const countries = rows.map(({ country }) => country).filter(({ iso }) => iso !== '-');

const byIso = new Map(countries.map((country) => [country.iso, country]));

const byCallingCode = new Map(
	rows.filter(({ isMain }) => isMain).map(({ country }) => [country.callingCode, country]),
);

/** @param iso in upper or lower case */
export const findCountry = (iso: string): Country | undefined => byIso.get(iso.toUpperCase());

/** @param digits with the country code @returns the main country of that code */
export const countryOf = (digits: string): Country | undefined =>
	byCallingCode.get(digits.slice(0, 1)) ??
	byCallingCode.get(digits.slice(0, 2)) ??
	byCallingCode.get(digits.slice(0, 3));

/** What a person calls the numbers of a calling code. */
export const nameOf = ({ callingCode }: Country): string => {
	const sharing = countries.filter((country) => country.callingCode === callingCode);
	return sharing.length === 1 ? `${sharing[0]?.name} (+${callingCode})` : `+${callingCode}`;
};

/** "6-8" → [6, 7, 8] */
function range(text: string): number[] {
	const [from = 0, to = from] = text.split('-').map(Number);
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
