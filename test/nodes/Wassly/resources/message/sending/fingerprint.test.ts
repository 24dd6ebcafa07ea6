/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import type { IBinaryData, IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { Fingerprints, writtenMessage } from '@nodes/Wassly/resources/message/sending/fingerprint';
import type { FileLink } from '@nodes/Wassly/resources/message/file/file';
import type { Message } from '@nodes/Wassly/resources/message/message';

const message: Message = {
	...{ sendThrough: 'device', deviceId: 'instance-1', ifNotConnected: 'send' },
	...{
		to: '+15550100200',
		text: 'Hello',
		contactName: '',
		pace: { interval: 0 },
		rateLimitWait: 0,
		timeout: 120,
	},
	...{ document: undefined, media: undefined },
};
const fileOf = (binary: Partial<IBinaryData>) => ({
	...{ label: '', property: 'data', name: 'a.pdf', type: 'application/pdf' },
	binary: { data: '', ...binary },
});
const file = fileOf({});
const linkTo = (address: string, name = ''): FileLink => ({
	...{ kind: 'document', label: '' },
	...{ address, name },
});

const fingerprint = (changes: Partial<Message> = {}, key = 'key') =>
	new Fingerprints(key).of({ ...message, ...changes });

describe('The fingerprint of a message', () => {
	test.each<[string, Partial<Message>]>([
		['recipient', { to: '+15550100201' }],
		['text', { text: 'Hello!' }],
		['contact name', { contactName: 'Nathan' }],
		['document', { document: file }],
		['media', { media: file }],
	])('differs for another %s', (_what, changes) => {
		expect(fingerprint(changes)).not.toEqual(fingerprint());
	});

	test('tells a file that is sent as a document from one that is sent as media', () => {
		const [document, media] = [{ document: file }, { media: file }];
		expect(fingerprint(document)).not.toEqual(fingerprint(media));
	});

	test('tells files in memory apart by their content', () => {
		const of = (data: string) => fingerprint({ document: fileOf({ data }) });
		expect(of('aGVsbG8=')).toEqual(of('aGVsbG8='));
		expect(of('aGVsbG8=')).not.toEqual(of('b3RoZXI='));
	});

	test('tells files apart by their type, and by their name', () => {
		const plain = fingerprint({ document: file });
		for (const change of [{ type: 'application/zip' }, { name: 'b.pdf' }]) {
			expect(fingerprint({ document: { ...file, ...change } })).not.toEqual(plain);
		}
	});

	test('recognizes a stored file that n8n has moved to the folder of its execution', () => {
		const of = (id: string) => fingerprint({ document: fileOf({ id, data: 'filesystem-v2' }) });
		const path = (execution: string, name: string) =>
			`filesystem-v2:workflows/w/executions/${execution}/binary_data/${name}`;
		expect(of(path('temp', 'a-1'))).toEqual(of(path('17', 'a-1')));
		expect(of(path('temp', 'a-1'))).not.toEqual(of(path('temp', 'b-1')));
	});

	test('tells files by address apart by the address and the name, whatever is there', () => {
		const of = (link: FileLink) => fingerprint({ document: link });
		const address = 'https://example.com/a.pdf';
		expect(of(linkTo(address))).toEqual(of(linkTo(address)));
		expect(of(linkTo(address))).not.toEqual(of(linkTo(`${address}?page=2`)));
		expect(of(linkTo(address))).not.toEqual(of(linkTo(address, 'b.pdf')));
	});

	test('tells files apart by their type', () => {
		const of = (type: string) => fingerprint({ document: { ...file, type } });
		expect(of('image/png')).not.toEqual(of('image/gif'));
	});

	test('depends on no device, and on no other setting', () => {
		const other = { deviceId: 'instance-2', pace: { interval: 5 }, timeout: 3 };
		expect(fingerprint(other)).toEqual(fingerprint());
		expect(fingerprint({ sendThrough: 'best', deviceId: '' })).toEqual(fingerprint());
	});

	test('has a part that stays the same while the text changes by itself', () => {
		expect(fingerprint()).toHaveLength(1);
		const of = (text: string, written = 'as written') => fingerprint({ text, written });
		const shared = (one: string[], other: string[]) => one.filter((part) => other.includes(part));
		expect(shared(of('12:00'), of('12:01'))).toHaveLength(1);
		expect(shared(of('12:00'), of('12:00', 'in other words'))).toHaveLength(1);
		expect(shared(of('12:00'), of('12:01', 'in other words'))).toEqual([]);
	});

	test('is that of its key alone, if it has one', () => {
		expect(fingerprint({ key: '17', text: 'Other' })).toEqual(fingerprint({ key: '17' }));
		expect(fingerprint({ key: '18' })).not.toEqual(fingerprint({ key: '17' }));
	});

	test('can not be found out by trying without what it is made with', () => {
		expect(fingerprint({}, 'other')).not.toEqual(fingerprint());
	});

	test('has always the same length and contains nothing of the message', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 3 }), (text) => {
				const parts = fingerprint({ text, written: text });
				expect(parts).toHaveLength(2);
				for (const part of parts) expect(part).toMatch(/^[\w-]{16}$/);
			}),
		);
	});
});

describe('What a person has written', () => {
	const item = {
		json: { name: 'Nathan' },
		binary: { data: { fileName: 'a.pdf', mimeType: 'application/pdf', data: 'aGVsbG8=' } },
	};
	const parameters: INodeParameters = {
		...{ to: '={{ $json.to }}', message: 'Hello' },
		additionalFields: { contactName: 'Nathan' },
		options: { defaultCountry: 'DE', format: 'markdown' },
	};

	const written = (changes: INodeParameters = {}, items: object[] = [item], itemIndex = 0) =>
		writtenMessage(
			{
				getNode: () => ({ parameters: { ...parameters, ...changes } }),
				getInputData: () => items,
			} as unknown as IExecuteFunctions,
			itemIndex,
		);

	const itemWith = (changes: Partial<IBinaryData>, name = 'data') => [
		{ ...item, binary: { [name]: { ...item.binary.data, ...changes } } },
	];

	test.each<[string, string]>([
		['recipient', written({ to: '+15550100200' })],
		['text', written({ message: 'Hi' })],
		['additional field', written({ additionalFields: {} })],
		['default country', written({ options: { format: 'markdown' } })],
		['format', written({ options: { defaultCountry: 'DE' } })],
		['item', written({}, [{ ...item, json: {} }])],
		['field of the file', written({}, itemWith({}, 'file'))],
		['name of the file', written({}, itemWith({ fileName: 'b.pdf' }))],
		['type of the file', written({}, itemWith({ mimeType: 'image/png' }))],
		['item without a file', written({}, [{ json: item.json }])],
	])('is different with another %s', (_what, other) => {
		expect(other).not.toBe(written());
	});

	test('is the same with other bytes, another device or another pace', () => {
		expect(written({}, itemWith({ data: 'b3RoZXI=' }))).toBe(written());
		expect(written({ instanceId: 'instance-2' })).toBe(written());
		expect(written({ options: { ...(parameters.options as object), interval: 5 } })).toBe(
			written(),
		);
	});

	test('is read from the item that it is for', () => {
		expect(written({}, [{ json: {} }, item], 1)).toBe(written());
		expect(written({}, [{ json: {} }, item], 0)).not.toBe(written());
	});

	test('is read without options, and without an item', () => {
		expect(written({ options: undefined as never })).toBe(written({ options: {} }));
		expect(written({}, [])).toBe(written({}, [{}]));
	});
});
