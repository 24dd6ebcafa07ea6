import fc from 'fast-check';
import type { IBinaryData } from 'n8n-workflow';
import { Fingerprints } from '../../../../../../nodes/Wassly/resources/message/send/batch/fingerprint';
import type { SendRequest } from '../../../../../../nodes/Wassly/resources/message/send/readSendRequest';

const request: SendRequest = {
	...{ sendThrough: 'device', deviceId: 'instance-1', ifNotConnected: 'send' },
	...{ to: '+15550100200', text: 'Hello', contactName: '', interval: 0, timeout: 120 },
	...{ document: undefined, media: undefined },
};
const file = { label: '', property: 'data', name: 'a.pdf', type: 'application/pdf' };

const fingerprint = async (changes: Partial<SendRequest> = {}, data?: Partial<IBinaryData>) =>
	await new Fingerprints({
		getInputData: () => [{ json: {}, binary: data && { data: data as IBinaryData } }],
	}).of(0, { ...request, ...changes });

describe('The fingerprint of a message', () => {
	test.each<[string, Partial<SendRequest>]>([
		['recipient', { to: '+15550100201' }],
		['text', { text: 'Hello!' }],
		['contact name', { contactName: 'Nathan' }],
		['document', { document: file }],
		['media', { media: file }],
	])('differs for another %s', async (_what, changes) => {
		const changed = await fingerprint(changes, { data: '' });
		expect(changed.content).not.toBe((await fingerprint()).content);
	});

	test('tells a file that is sent as a document from one that is sent as media', async () => {
		const [document, media] = [{ document: file }, { media: file }];
		expect(await fingerprint(document, { data: '' })).not.toEqual(
			await fingerprint(media, { data: '' }),
		);
	});

	test('tells files in memory apart by their content', async () => {
		const of = async (data: string) => (await fingerprint({ document: file }, { data })).content;
		expect(await of('aGVsbG8=')).toBe(await of('aGVsbG8='));
		expect(await of('aGVsbG8=')).not.toBe(await of('b3RoZXI='));
	});

	test('recognizes a stored file that n8n has moved to the folder of its execution', async () => {
		const of = async (id: string) =>
			(await fingerprint({ document: file }, { id, data: 'filesystem-v2' })).content;
		const path = (execution: string, name: string) =>
			`filesystem-v2:workflows/w/executions/${execution}/binary_data/${name}`;
		expect(await of(path('temp', 'a'))).toBe(await of(path('17', 'a')));
		expect(await of(path('temp', 'a'))).not.toBe(await of(path('temp', 'b')));
	});

	test('depends on the device only if a person has chosen it, and on no other setting', async () => {
		expect(await fingerprint({ deviceId: 'instance-2' })).not.toEqual(await fingerprint());
		expect((await fingerprint({ sendThrough: 'best', deviceId: '' })).device).toBeUndefined();
		expect(await fingerprint({ interval: 5, timeout: 3, keepConversations: 1 })).toEqual(
			await fingerprint(),
		);
	});

	test('has always the same length and contains nothing of the message', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ minLength: 3 }), async (text) => {
				const { content, device } = await fingerprint({ text, deviceId: text });
				expect(content).toMatch(/^[\da-f]{16}$/);
				expect(device).toMatch(/^[\da-f]{16}$/);
			}),
		);
	});
});
