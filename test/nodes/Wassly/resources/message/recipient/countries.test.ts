/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { readFileSync } from 'node:fs';
import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { FILE, render } from '@dev/countries/table';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { allCountries } from '@nodes/Wassly/resources/message/recipient/country';
import { present } from '@test/support/items';

test('The table is what `npm run countries` writes', () => {
	expect(render()).toBe(readFileSync(FILE, 'utf8'));
});

test('Every country has a name of its own', () => {
	const names = allCountries().map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names.filter((name) => name.length < 4)).toEqual([]);
});

test.each(['send', 'sendAndWait'])('n8n gets all of them to choose from: %s', async (operation) => {
	const { loader } = await Engine.load(packageFolder('jest'));
	// As n8n sends it to the editor.
	const [node] = JSON.parse(JSON.stringify(loader.types.nodes)) as INodeTypeDescription[];
	const [country, ...more] = present(node, 'node')
		.properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation))
		.flatMap(({ options = [] }) => options as INodeProperties[])
		.filter(({ name }) => name === 'defaultCountry');
	expect(more).toEqual([]);
	const [none, ...others] = country?.options as INodePropertyOptions[];
	expect(none).toEqual({ name: 'None', value: '' });
	expect(others).toHaveLength(allCountries().length);
	expect(others).toContainEqual({ name: 'Germany', value: 'DE' });
	expect(others).toContainEqual({ name: 'Curacao', value: 'CW' });
	const names = others.map(({ name }) => name);
	expect(names).toEqual([...names].sort());
});
