/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import { FILE, render } from '@dev/countries/table';
import { countries, findCountry } from '@nodes/Wassly/resources/message/recipient/country';

/** The names depend on the Node.js that generates them, the numbers only on the library. */
test('The table is what `npm run countries` writes', () => {
	expect(render((iso) => findCountry(iso)?.name ?? iso)).toBe(readFileSync(FILE, 'utf8'));
});

test('Every country has a name of its own', () => {
	const names = countries.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names.filter((name) => name.length < 4)).toEqual([]);
});
