/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import type { IBinaryData } from 'n8n-workflow';
import { Fingerprints } from '@nodes/Wassly/resources/message/sending/fingerprint';
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
		expect(fingerprint(changes).content).not.toBe(fingerprint().content);
	});

	test('tells a file that is sent as a document from one that is sent as media', () => {
		const [document, media] = [{ document: file }, { media: file }];
		expect(fingerprint(document)).not.toEqual(fingerprint(media));
	});

	test('tells files in memory apart by their content', () => {
		const of = (data: string) => fingerprint({ document: fileOf({ data }) }).content;
		expect(of('aGVsbG8=')).toBe(of('aGVsbG8='));
		expect(of('aGVsbG8=')).not.toBe(of('b3RoZXI='));
	});

	test('tells files apart by their type, and by their name', () => {
		const plain = fingerprint({ document: file }).content;
		for (const change of [{ type: 'application/zip' }, { name: 'b.pdf' }]) {
			expect(fingerprint({ document: { ...file, ...change } }).content).not.toBe(plain);
		}
	});

	test('recognizes a stored file that n8n has moved to the folder of its execution', () => {
		const of = (id: string) =>
			fingerprint({ document: fileOf({ id, data: 'filesystem-v2' }) }).content;
		const path = (execution: string, name: string) =>
			`filesystem-v2:workflows/w/executions/${execution}/binary_data/${name}`;
		expect(of(path('temp', 'a'))).toBe(of(path('17', 'a')));
		expect(of(path('temp', 'a'))).not.toBe(of(path('temp', 'b')));
	});

	test('tells files by address apart by the address and the name, whatever is there', () => {
		const of = (link: FileLink) => fingerprint({ document: link }).content;
		const address = 'https://example.com/a.pdf';
		expect(of(linkTo(address))).toBe(of(linkTo(address)));
		expect(of(linkTo(address))).not.toBe(of(linkTo(`${address}?page=2`)));
		expect(of(linkTo(address))).not.toBe(of(linkTo(address, 'b.pdf')));
	});

	test('tells files apart by their type', () => {
		const of = (type: string) => fingerprint({ document: { ...file, type } }).content;
		expect(of('image/png')).not.toBe(of('image/gif'));
	});

	test('depends on the device only if a person has chosen it, and on no other setting', () => {
		expect(fingerprint({ deviceId: 'instance-2' })).not.toEqual(fingerprint());
		expect(fingerprint({ sendThrough: 'best', deviceId: '' }).device).toBeUndefined();
		expect(fingerprint({ pace: { interval: 5 }, timeout: 3, keepConversations: 1 })).toEqual(
			fingerprint(),
		);
	});

	test('is another one with the key of another account', () => {
		expect(fingerprint({}, 'other')).not.toEqual(fingerprint());
	});

	test('has always the same length and contains nothing of the message', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 3 }), (text) => {
				const { content, device } = fingerprint({ text, deviceId: text });
				expect(content).toMatch(/^[\da-f]{16}$/);
				expect(device).toMatch(/^[\da-f]{16}$/);
			}),
		);
	});
});
