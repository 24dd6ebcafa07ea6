/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IBinaryData } from 'n8n-workflow';
import { present } from '@test/support/items';
import { setUpSend } from '../send/setUpSend';

const { send, sentMessage, paths, wassly } = setUpSend();

const GENERIC = [undefined, '', 'application/octet-stream', 'binary/octet-stream'];

/** A file in memory; n8n itself always sets a type, other nodes may not. */
const file = (fileName: string | undefined, mimeType?: string, fileExtension?: string) =>
	({ data: 'eA==', fileName, mimeType, fileExtension }) as IBinaryData;

const sendAs = async (kind: 'document' | 'media', data: IBinaryData) =>
	await send(
		{ message: '', additionalFields: { [`${kind}BinaryProperty`]: 'data' } },
		{ input: [{ json: {}, binary: { data } }] },
	);

describe('Media that is neither an image, nor a video, nor audio', () => {
	test.each([
		['by its type', file('report.pdf', 'application/pdf'), 'application/pdf'],
		['by its type, whatever its name', file('photo.png', 'application/pdf'), 'application/pdf'],
		['by its extension', file('report.pdf'), 'application/pdf'],
		['by its extension', file('REPORT.PDF', 'application/octet-stream'), 'application/pdf'],
		['by the extension that n8n keeps', file(undefined, '', 'pdf'), 'application/pdf'],
		['a text', file('notes.txt', 'text/plain'), 'text/plain'],
		[
			'of an unknown kind',
			file('data.xyz', 'application/octet-stream'),
			'application/octet-stream',
		],
		['of no kind', file(undefined), 'of an unknown type'],
	])('is refused before anything is sent: %s', async (_what, data, type) => {
		const { error } = await sendAs('media', data);
		expect(error?.message).toBe(
			`The file in 'Media Binary Field' is not an image, video or audio file, but ${type}`,
		);
		expect(error?.description).toBe("Send it as a document: use 'Document Binary Field' instead.");
		expect(paths()).toEqual([]);
	});

	test('stops the messages before it, too', async () => {
		const { error } = await send(
			{ additionalFields: { mediaBinaryProperty: 'data' } },
			{
				input: [
					{ json: {}, binary: { data: file('a.png', 'image/png') } },
					{ json: {}, binary: { data: file('b.pdf', 'application/pdf') } },
				],
			},
		);
		expect(error?.context?.itemIndex).toBe(1);
		expect(paths()).toEqual([]);
	});
});

describe('The type of a file', () => {
	const known = [
		['a.jpg', 'image/jpeg'],
		['b.JPEG', 'image/jpeg'],
		['c.png', 'image/png'],
		['d.mp4', 'video/mp4'],
		['e.mp3', 'audio/mpeg'],
		['f.opus', 'audio/ogg'],
	];

	test.each(GENERIC.flatMap((generic) => known.map(([name, type]) => [generic, name, type])))(
		'that is given as %p is taken from the name of media %s: %s',
		async (generic, name, type) => {
			const { error } = await sendAs('media', file(name, generic));
			expect(error).toBeUndefined();
			expect(present(sentMessage().files.media)).toMatchObject({ name, type });
		},
	);

	test.each(GENERIC)('that is given as %p is filled in for a document', async (generic) => {
		await sendAs('document', file('Invoice 2024.01.docx', generic));
		expect(sentMessage().files.document?.type).toBe(
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		);
	});

	test.each([
		['a.mp4', 'application/mp4', 'video/mp4'],
		['b', 'application/mp4', 'video/mp4'],
		['c.m4a', 'application/mp4', 'audio/mp4'],
		['d.ogg', 'application/ogg', 'audio/ogg'],
		['e', 'Application/Ogg; codecs=opus', 'audio/ogg'],
		['a.jpg', 'text/plain', 'image/jpeg'],
		['f.csv', 'text/plain; charset=utf-8', 'text/csv'],
		...['ogg', 'oga', 'opus', 'm4a'].map((ending) => [
			`x.${ending}`,
			'application/octet-stream',
			ending === 'm4a' ? 'audio/mp4' : 'audio/ogg',
		]),
		['x.m4v', 'application/octet-stream', 'video/x-m4v'],
		['x.jfif', 'application/octet-stream', 'image/jpeg'],
		['x.avif', 'application/octet-stream', 'image/avif'],
		['x.heic', 'application/octet-stream', 'image/heic'],
		['x.tif', 'application/octet-stream', 'image/tiff'],
		['x.mpeg', 'application/octet-stream', 'video/mpeg'],
		['x.weba', 'application/octet-stream', 'audio/webm'],
	])('of %s, given as %s, is %s', async (name, given, type) => {
		await sendAs(type === 'text/csv' ? 'document' : 'media', file(name, given));
		const { media, document } = sentMessage().files;
		expect((media ?? document)?.type).toBe(type);
	});

	test('is that of the extension where the name has none', async () => {
		await sendAs('media', file('photo', 'application/octet-stream', 'png'));
		expect(sentMessage().files.media?.type).toBe('image/png');
	});

	test.each(['data.xyz', 'README', 'archive.tar.', 'page.constructor'])(
		'of a document stays generic if its name tells nothing: %s',
		async (name) => {
			await sendAs('document', file(name, 'application/octet-stream'));
			expect(sentMessage().files.document).toMatchObject({
				name,
				type: 'application/octet-stream',
			});
		},
	);

	test('is never changed if it says something', async () => {
		await sendAs('document', file('photo.png', 'text/x-odd'));
		expect(sentMessage().files.document?.type).toBe('text/x-odd');
		expect(wassly.simulator.messages).toHaveLength(1);
	});
});

describe('The name of a file without an extension gets one', () => {
	test.each([
		['Offer 12', 'application/pdf', undefined, 'Offer 12.pdf'],
		['Offer 1.5', 'application/pdf', undefined, 'Offer 1.5.pdf'],
		[undefined, 'application/pdf', undefined, 'file.pdf'],
		['Letter', 'application/octet-stream', 'docx', 'Letter.docx'],
		['photo', 'image/jpeg', 'jpeg', 'photo.jpeg'],
		['photo', 'image/jpeg', '../x', 'photo.jpg'],
		['README', 'application/octet-stream', undefined, 'README'],
		['a.xyz', 'application/pdf', 'pdf', 'a.xyz'],
	])('%s of %s with %s is %s', async (name, type, extension, sent) => {
		await sendAs('document', file(name, type, extension));
		expect(sentMessage().files.document?.name).toBe(sent);
	});

	test("and 'File Name' replaces it, of the document if there are two files", async () => {
		const binary = { a: file('a.pdf', 'application/pdf'), b: file('b.png', 'image/png') };
		await send(
			{
				additionalFields: {
					...{ documentBinaryProperty: 'a', mediaBinaryProperty: 'b' },
					fileName: '../Invoice',
				},
			},
			{ input: [{ json: {}, binary }] },
		);
		const { document, media } = sentMessage().files;
		expect([document?.name, media?.name]).toEqual(['Invoice.pdf', 'b.png']);
	});
});
