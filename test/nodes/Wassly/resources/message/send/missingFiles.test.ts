import type { IBinaryData, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { first, present } from '../../../../../engine/items';
import { emptyContent, loseContent, storeEmptyFile } from '../../../../../engine/storeEmptyFile';
import { setUpSend } from './setUpSend';

const { wassly, send, sentMessage, paths } = setUpSend();

const FIELDS = [
	['Document Binary Field', 'documentBinaryProperty'],
	['Media Binary Field', 'mediaBinaryProperty'],
] as const;

const details = { fileName: 'a.pdf', mimeType: 'application/pdf' };

/** Two items: the first can be sent, the second has this file. */
const second = (data: IBinaryData): INodeExecutionData[] => [
	{ json: {}, binary: { data: { ...details, data: 'eA==' } } },
	{ json: {}, binary: { data } },
];

const sendDocuments = async (input: INodeExecutionData[]) =>
	await send({ additionalFields: { documentBinaryProperty: 'data' } }, { input });

describe.each(FIELDS)('%s', (label, name) => {
	test.each(['', '  ', '={{ $json.missing }}', '={{ null }}'])(
		'is refused if it was added and left empty: %p',
		async (value) => {
			const { error } = await send({ additionalFields: { [name]: value } });
			expect(error?.message).toBe(`'${label}' is empty`);
			expect(error?.description).toContain(`Fill in '${label}'`);
			expect(paths()).toEqual([]);
		},
	);

	test('is "data" when it is added', () => {
		const { properties } = wassly.engine.loader.getNode('wassly').type.description as {
			properties: INodeProperties[];
		};
		const { options = [] } = first(properties.filter((field) => field.name === 'additionalFields'));
		const field = (options as INodeProperties[]).find((option) => option.name === name);
		expect(present(field, label).default).toBe('data');
	});
});

describe('A file without content is noticed before the first message', () => {
	const expectNoticed = async (input: INodeExecutionData[]) => {
		const { error } = await sendDocuments(input);
		expect(error?.message).toBe(
			`The file in the field "data", which 'Document Binary Field' points to, has no content`,
		);
		expect(error?.description).toContain('Run the workflow from the node that gets the file.');
		expect(error?.context?.itemIndex).toBe(1);
		expect(paths()).toEqual([]);
	};

	test('if its item has only a name and a type', async () => {
		await expectNoticed(second(details as IBinaryData));
	});

	test("if n8n's storage has lost it and its metadata remain", async () => {
		const stored = await storeEmptyFile(1000, details);
		await loseContent(stored);
		await expectNoticed(second(stored));
	});

	test("if n8n's storage has emptied it and its metadata remain", async () => {
		const stored = await storeEmptyFile(1000, details);
		await emptyContent(stored);
		await expectNoticed(second(stored));
	});

	test("if n8n's storage never had it", async () => {
		const stored = await storeEmptyFile(1000, details);
		await expectNoticed(second({ ...stored, id: `${stored.id}0` }));
	});

	test('of several with On Error set to Continue, and the others are sent', async () => {
		const stored = await storeEmptyFile(1000, details);
		await loseContent(stored);
		const run = await send(
			{ additionalFields: { documentBinaryProperty: 'data' } },
			{ input: [...second(stored), ...second(stored)], onError: 'continueRegularOutput' },
		);
		expect(run.items().map(({ json }) => json.success ?? json.error)).toEqual([
			true,
			expect.stringContaining('has no content'),
			true,
			expect.stringContaining('has no content'),
		]);
		expect(wassly.simulator.messages).toHaveLength(2);
	});
});

describe('A file of 0 bytes', () => {
	const empty = { document: { name: 'a.pdf', type: 'application/pdf', content: Buffer.alloc(0) } };

	test('in memory is sent', async () => {
		await sendDocuments([{ json: {}, binary: { data: { ...details, data: '' } } }]);
		expect(sentMessage().files).toEqual(empty);
	});

	test("in n8n's storage is sent", async () => {
		const stored = await storeEmptyFile(0, details);
		await sendDocuments([{ json: {}, binary: { data: stored } }]);
		expect(sentMessage().files).toEqual(empty);
	});
});
