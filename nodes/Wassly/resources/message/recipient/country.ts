import { TABLE } from './countries';

/** What a country's phone numbers look like. */
export interface Country {
	/** ISO 3166, e.g. "DE"; '' for a network such as that of satellite phones. */
	iso: string;
	/** In English, without accents: n8n finds a name by what is typed. */
	readonly name: string;
	/** Without the plus. */
	callingCode: string;
	/** What is dialed in front of a number inside the country only: '0', '06', '8', '1' or ''. */
	trunk: string;
	/** How many digits a number may have, without both. */
	readonly lengths: ReadonlySet<number>;
}

function readTable() {
	const rows = TABLE.trim()
		.split('\n')
		.map((row) => {
			const [callingCode = '', trunk = '', lengths = '', ...isoCodes] = row.split(' ');
			return (isoCodes.length > 0 ? isoCodes : ['']).map(
				(iso): Country => ({
					...{ iso, callingCode, trunk: trunk.replace('-', '') },
					// Few of them are ever needed.
					get name() {
						return nameOf(iso);
					},
					get lengths() {
						return new Set(lengths.split(',').flatMap(range));
					},
				}),
			);
		});
	const countries = rows.flat().filter(({ iso }) => iso !== '');
	return {
		countries,
		byIso: new Map(countries.map((country) => [country.iso, country])),
		// The first row of a calling code is the last one here, and so the one that stays.
		byCallingCode: new Map(
			rows.toReversed().flatMap(([main]) => (main ? [[main.callingCode, main]] : [])),
		),
	};
}

let known: ReturnType<typeof readTable> | undefined;

// Read at its first use: n8n loads this file at each start.
const table = () => (known ??= readTable());

export const allCountries = (): Country[] => table().countries;

/** @param iso in upper or lower case */
export const findCountry = (iso: string): Country | undefined =>
	table().byIso.get(iso.toUpperCase());

/** @param digits with the country code @returns the main country of that code */
export function countryOf(digits: string): Country | undefined {
	const { byCallingCode } = table();
	return (
		byCallingCode.get(digits.slice(0, 1)) ??
		byCallingCode.get(digits.slice(0, 2)) ??
		byCallingCode.get(digits.slice(0, 3))
	);
}

/** @returns for example "+966 (Saudi Arabia)" */
export const codeOf = ({ callingCode, name }: Country): string =>
	// Without the parentheses of a name, as in "Myanmar (Burma)".
	`+${callingCode} (${name.replace(/ \(.*\)/, '')})`;

/** @returns the same, or for example "+1", which several countries have */
export const sharedCodeOf = ({ callingCode }: Country): string => {
	const [only, other] = allCountries().filter((country) => country.callingCode === callingCode);
	return only && !other ? codeOf(only) : `+${callingCode}`;
};

let names: Intl.DisplayNames | undefined;

function nameOf(iso: string): string {
	names ??= new Intl.DisplayNames('en', { type: 'region' });
	const name = names.of(iso) ?? iso;
	return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");
}

/** "6-8" → [6, 7, 8] */
function range(text: string): number[] {
	const [from = 0, to = from] = text.split('-').map(Number);
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
