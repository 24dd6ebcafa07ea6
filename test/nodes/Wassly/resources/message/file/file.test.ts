/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { IBinaryData } from 'n8n-workflow';
import { only, present } from '@test/support/items';
import { pathOfStored, storeEmptyFile } from '@test/support/storeEmptyFile';
import { setUpSend } from '../send/setUpSend';

const { send, sentMessage, paths } = setUpSend();

/** A file in memory, as n8n keeps it without a storage. */
const inMemory = (
	content: Buffer,
	fileName: string | undefined,
	mimeType: string,
): IBinaryData => ({
	data: content.toString('base64'),
	mimeType,
	fileName,
});

const withFile = (data: IBinaryData) => [{ json: {}, binary: { data } }];

const MIB = 2 ** 20;

describe('A file', () => {
	test('of 5 MB keeps its content, name and type', async () => {
		const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(5 * MIB)]);
		const run = await send(
			{ message: '', additionalFields: { mediaBinaryProperty: 'data' } },
			{ input: withFile(inMemory(png, 'photo.png', 'image/png')) },
		);
		expect(only(run.items()).json.message_type).toBe('media');
		const { fields, files, raw } = sentMessage();
		const media = present(files.media);
		expect({ name: media.name, type: media.type }).toEqual({
			name: 'photo.png',
			type: 'image/png',
		});
		expect(media.content.equals(png)).toBe(true);
		expect(raw.includes(png)).toBe(true);
		expect(fields).not.toHaveProperty('message');
	});

	test('can be sent with another file and a text', async () => {
		await send(
			{ additionalFields: { mediaBinaryProperty: 'photo', documentBinaryProperty: 'invoice' } },
			{
				input: [
					{
						json: {},
						binary: {
							photo: inMemory(Buffer.from('picture'), 'a.jpg', 'image/jpeg'),
							invoice: inMemory(Buffer.from('paper'), 'b.pdf', 'application/pdf'),
						},
					},
				],
			},
		);
		const { fields, files } = sentMessage();
		expect(fields.message).toBe('Hello');
		expect(files).toEqual({
			media: { name: 'a.jpg', type: 'image/jpeg', content: Buffer.from('picture') },
			document: { name: 'b.pdf', type: 'application/pdf', content: Buffer.from('paper') },
		});
	});

	test("in n8n's storage is sent with its content", async () => {
		const stored = await storeEmptyFile(MIB + 1, {
			fileName: 'a.pdf',
			mimeType: 'application/pdf',
		});
		const content = randomBytes(MIB + 1);
		await writeFile(pathOfStored(stored), content);
		await send(
			{ additionalFields: { documentBinaryProperty: 'data' } },
			{ input: withFile(stored) },
		);
		const document = present(sentMessage().files.document);
		expect([document.name, document.type]).toEqual(['a.pdf', 'application/pdf']);
		expect(document.content.equals(content)).toBe(true);
	});

	test.each([
		['Rechnung März.pdf', 'Rechnung März.pdf'],
		['فاتورة 👍.pdf', 'فاتورة 👍.pdf'],
		['a "quoted" name.pdf', 'a %22quoted%22 name.pdf'],
		['a\r\nX-Injected: yes\r\n\r\n b.pdf', 'aX-Injected: yes b.pdf'],
		[undefined, 'file.pdf'],
		['../../etc/passwd.pdf', 'passwd.pdf'],
		['..\\..\\secret.pdf', 'secret.pdf'],
		['in\u0000voice\u202e.fdp.exe', 'invoice.fdp.exe'],
		['..', 'file.pdf'],
		['a/', 'file.pdf'],
		[`${'x'.repeat(100_000)}.pdf`, `${'x'.repeat(196)}.pdf`],
	])('called %j is sent as %j, without an extra header', async (fileName, name) => {
		await send(
			{ additionalFields: { documentBinaryProperty: 'data' } },
			{ input: withFile(inMemory(Buffer.from('x'), fileName, 'application/pdf')) },
		);
		const { files, raw } = sentMessage();
		expect(files.document).toMatchObject({ name, type: 'application/pdf' });
		expect(raw.toString()).not.toMatch(/^X-Injected/m);
	});

	test('with a line break in its type is sent without an extra header', async () => {
		const type = 'application/pdf\r\nX-Injected: yes';
		await send(
			{ additionalFields: { documentBinaryProperty: 'data' } },
			{ input: withFile(inMemory(Buffer.from('x'), 'a.pdf', type)) },
		);
		expect(sentMessage().raw.toString()).not.toMatch(/^X-Injected/m);
	});

	test('that the item does not have fails, and names the field', async () => {
		const { error } = await send(
			{ additionalFields: { documentBinaryProperty: 'invoice' } },
			{ input: withFile(inMemory(Buffer.from('x'), 'a.pdf', 'application/pdf')) },
		);
		expect(error?.message).toBe(
			`The item has no file in the field "invoice", which 'Document Binary Field' points to`,
		);
		expect(error?.description).toBe('It has files in these fields: data.');
		expect(paths()).toEqual([]);
	});

	test('over 100 MiB fails before any item is sent, one of exactly 100 MiB does not', async () => {
		const photo = await storeEmptyFile(100 * MIB, { fileName: 'a.jpg', mimeType: 'image/jpeg' });
		const film = await storeEmptyFile(100 * MIB + 1, {
			fileName: 'film.mp4',
			mimeType: 'video/mp4',
		});
		const { error } = await send(
			{ additionalFields: { mediaBinaryProperty: '={{ $json.field }}' } },
			{
				input: [
					{ json: { field: 'photo' }, binary: { photo } },
					{ json: { field: 'film' }, binary: { film } },
				],
			},
		);
		expect(error?.message).toBe("The file in 'Media Binary Field' is too large: 101 MiB");
		expect(error?.description).toContain('at most 100 MiB');
		expect(error?.context?.itemIndex).toBe(1);
		expect(paths()).toEqual([]);
	});
});
