/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { chain, manualTrigger, wassly, type Part } from '@dev/n8n/workflows';
import { serve, setUpFileServer } from '@test/support/fileServer';
import { present } from '@test/support/items';
import { setUpN8n } from './setUpN8n';

const use = setUpN8n();
const server = setUpFileServer();

/** Gets what the file server has. @param format as n8n's HTTP Request node calls it */
const download = (format: string): Part => ({
	type: 'n8n-nodes-base.httpRequest',
	name: 'Download',
	typeVersion: 4.2,
	parameters: {
		url: `${server.url}/export`,
		options: { response: { response: { responseFormat: format } } },
	},
});

/**
 * Reads rows from a file. The node Extract From File, which people see, does it with this one. npm may
 * install n8n without a package that Extract From File needs for calendars.
 */
const read = (fileFormat: string, options: INodeParameters = {}): Part => ({
	type: 'n8n-nodes-base.spreadsheetFile',
	name: 'Read rows',
	typeVersion: 2,
	parameters: { operation: 'fromFile', fileFormat, options },
});

/** Runs these nodes, then sends "Hello" to the `phone` of each row. @returns what became of each */
async function sendTo(...rows: Part[]): Promise<string[]> {
	const send = wassly(use.credentialId, {
		...{ resource: 'message', operation: 'send', sendThrough: 'best' },
		...{ to: '={{ $json.phone }}', message: '=Hello {{ $json.name }}' },
		options: { defaultCountry: 'SA', interval: 0 },
	});
	const last = { ...send, onError: 'continueRegularOutput' as const };
	const { data } = await use.rest.runWorkflow(chain('Rows', manualTrigger, ...rows, last));
	expect(data.resultData.error?.message).toBeUndefined();
	const [run] = present(data.resultData.runData.Wassly, 'run');
	const [items] = present(run?.data?.main, 'output');
	return present(items ?? undefined, 'items').map(({ json }) =>
		String(json.error ?? json.contact_mobile_number),
	);
}

/** The numbers that Wassly has got, by name. */
const arrived = () =>
	Object.fromEntries(
		use.simulator.messages.map(({ fields }) => [
			fields.message?.replace('Hello ', ''),
			fields.contact_mobile_number,
		]),
	);

test.each(['wassly', 'wasslyTool', 'wasslyHitlTool'])(
	'The editor offers the countries by name: %s',
	async (name) => {
		const types = await use.rest.types<INodeTypeDescription>('nodes');
		const found = types.find((type) => type.name === `n8n-nodes-wassly.${name}`);
		const countries = present(found, name)
			.properties.flatMap(({ options = [] }) => options as INodeProperties[])
			.filter((option) => option.name === 'defaultCountry');
		expect(countries).not.toEqual([]);
		for (const { options } of countries) {
			expect(options?.slice(0, 2)).toEqual([
				{ name: 'None', value: '' },
				{ name: 'Afghanistan', value: 'AF' },
			]);
		}
	},
);

// What Google Sheets exports: a cell is a number unless it was formatted as text, so that the plus and
// the first zero are gone.
const CSV = `name,phone
A plus that became a number,966501234567
National as text,0501234568
National that became a number,501234569
Another country,+49 151 12345678
A decimal,966501234570.0
In Arabic,٠٥٠١٢٣٤٥٧١
A link,https://wa.me/966501234572
Rounded,9.66501E+11
Two,"0501234573, 0501234574"
A copy,+966501234575 (1)
Short,05012345
Nothing,
`;

test('Of a CSV as Google Sheets exports it, the right numbers are written to', async () => {
	server.respond = serve(CSV, {
		'Content-Type': 'text/csv',
		'Content-Disposition': `attachment; filename="Contacts.csv"; filename*=UTF-8''Contacts.csv`,
	});
	expect(await sendTo(download('file'), read('csv'))).toEqual([
		'+966501234567',
		'+966501234568',
		'+966501234569',
		'+4915112345678',
		'+966501234570',
		'+966501234571',
		'+966501234572',
		expect.stringContaining("'To' was rounded by a spreadsheet"),
		expect.stringContaining("'To' contains more than one number"),
		expect.stringContaining("'To' has more than one reading"),
		expect.stringContaining('too short for country code +966 (Saudi Arabia)'),
		expect.stringContaining("'To' is empty for this item"),
	]);
	expect(arrived()).toEqual({
		'A plus that became a number': '+966501234567',
		'National as text': '+966501234568',
		'National that became a number': '+966501234569',
		'Another country': '+4915112345678',
		'A decimal': '+966501234570',
		'In Arabic': '+966501234571',
		'A link': '+966501234572',
	});
});

describe('Of an XLSX', () => {
	const rows = [
		{ name: 'A plus that became a number', phone: 966501234567 },
		{ name: 'National as text', phone: '0501234568' },
		{ name: 'National that became a number', phone: 501234569 },
		{ name: 'Another country', phone: '+49 151 12345678' },
		{ name: 'Rounded', phone: 966501000000 },
		{ name: 'Two', phone: '0501234573\n0501234574' },
		{ name: 'A group', phone: '120363012345678901@g.us' },
		{ name: 'Nothing' },
	];

	const write: Part = {
		type: 'n8n-nodes-base.convertToFile',
		name: 'Write a file',
		typeVersion: 1.1,
		parameters: { operation: 'xlsx', options: {} },
	};

	const refusals = [
		expect.stringContaining("'To' was rounded by a spreadsheet"),
		expect.stringContaining("'To' contains more than one number"),
		expect.stringContaining("'To' is a group"),
		expect.stringContaining("'To' is empty for this item"),
	];

	beforeEach(() => {
		server.respond = serve(JSON.stringify(rows), { 'Content-Type': 'application/json' });
	});

	test.each([
		['as numbers', { rawData: true }],
		['as they look', {}],
	])('the right numbers are written to, with cells read %s', async (_how, options) => {
		expect(await sendTo(download('json'), write, read('xlsx', options))).toEqual([
			...['+966501234567', '+966501234568', '+966501234569', '+4915112345678'],
			...refusals,
		]);
		expect(arrived()).toEqual({
			'A plus that became a number': '+966501234567',
			'National as text': '+966501234568',
			'National that became a number': '+966501234569',
			'Another country': '+4915112345678',
		});
	});
});
