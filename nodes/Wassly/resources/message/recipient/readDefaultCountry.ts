import { unknownCountry } from '../errors/recipientErrors';
import { findCountry, type Country } from './country';

/** @returns undefined if none is set @throws WasslyError for an unknown one */
export function readDefaultCountry(value: unknown): Country | undefined {
	const iso = typeof value === 'object' && value !== null ? '-' : String(value ?? '').trim();
	if (iso === '') return undefined;
	const country = findCountry(iso);
	if (!country) throw unknownCountry(value);
	return country;
}
