import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { allCountries } from './country';

/** An option of every operation that sends. */
export const defaultCountryOption: INodeProperties = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'options',
	default: '',
	// Read when n8n lists its nodes for the editor. At load, Intl would take longer than all the rest.
	get options() {
		return (options ??= listCountries());
	},
	description:
		"The country of numbers in 'To' that have no country code. Numbers with + keep theirs.",
};

let options: INodePropertyOptions[] | undefined;

const listCountries = (): INodePropertyOptions[] => [
	{ name: 'None', value: '' },
	...allCountries()
		.map(({ iso, name }) => ({ name, value: iso }))
		.sort((a, b) => (a.name < b.name ? -1 : 1)),
];
