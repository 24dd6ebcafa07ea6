/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IBinaryData, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { first, present } from '@test/support/items';
import { emptyContent, loseContent, storeEmptyFile } from '@test/support/storeEmptyFile';
import { setUpSend } from '../send/setUpSend';

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
	test.each(['', '  ', '={{ $json.missing }}', "={{ $binary?.data ? 'data' : '' }}"])(
		'sends no file if it is empty: %p',
		async (value) => {
			const { error } = await send({ additionalFields: { [name]: value } });
			expect(error).toBeUndefined();
			expect(sentMessage().files).toEqual({});
		},
	);

	test('is refused if it is empty and there is nothing else to send', async () => {
		const { error } = await send({ message: '', additionalFields: { [name]: '' } });
		expect(error?.message).toBe("'Message' is empty, and there is no file to send");
		expect(paths()).toEqual([]);
	});

	test.each([
		'https://example.com/a.png',
		'http://example.com/a.png',
		'data:image/png;base64,eA==',
	])('that contains an address names the field for it: %s', async (value) => {
		const { error } = await send({ additionalFields: { [name]: value } });
		expect(error?.message).toBe(`'${label}' contains an address, not the name of an input field`);
		expect(error?.description).toContain(label.replace('Binary Field', 'URL'));
		expect(paths()).toEqual([]);
	});

	test('takes one file of each kind per message', async () => {
		const { error } = await send(
			{ additionalFields: { [name]: 'data, data_1' } },
			{ input: [{ json: {}, binary: { data: { ...details, data: 'eA==' } } }] },
		);
		expect(error?.message).toContain('a message takes one file of each kind');
		expect(paths()).toEqual([]);
	});

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

describe('A file of 0 bytes has no content, and is refused', () => {
	const expectRefused = async (data: IBinaryData) => {
		const { error } = await sendDocuments([{ json: {}, binary: { data } }]);
		expect(error?.message).toContain('has no content');
		expect(paths()).toEqual([]);
	};

	test('in memory', async () => await expectRefused({ ...details, data: '' }));

	test("in n8n's storage", async () => await expectRefused(await storeEmptyFile(0, details)));
});

describe('A file that an expression returns', () => {
	const binary = { photo: { fileName: 'a.png', mimeType: 'image/png', data: 'eA==' } };

	test.each(['={{ $binary.photo }}', "={{ $('Start').item.binary.photo }}"])(
		'is sent: %s',
		async (value) => {
			const { error } = await send(
				{ message: '', additionalFields: { mediaBinaryProperty: value } },
				{ input: [{ json: {}, binary }] },
			);
			expect(error).toBeUndefined();
			expect(sentMessage().files.media).toEqual({
				name: 'a.png',
				type: 'image/png',
				content: Buffer.from('x'),
			});
		},
	);

	test('but is none is refused', async () => {
		const { error } = await send({
			additionalFields: { mediaBinaryProperty: '={{ ({ name: "a.png" }) }}' },
		});
		expect(error?.message).toBe("The expression in 'Media Binary Field' returns no file");
		expect(paths()).toEqual([]);
	});

	test.each(['constructor', '__proto__', 'toString'])(
		'called what every object has is no file: %s',
		async (value) => {
			const { error } = await send({ additionalFields: { mediaBinaryProperty: value } });
			expect(error?.message).toContain(`no file in the field "${value}"`);
			expect(paths()).toEqual([]);
		},
	);
});
