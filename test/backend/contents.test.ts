/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice } from '@dev/simulator/devices';
import { SEND_MESSAGE } from '@nodes/shared/api';
import { randomFile, sha256, type Content } from './contents';
import { setUpBackEnd } from './setUpBackEnd';

const { own, send, arrival } = setUpBackEnd();

const MB = 1_000_000;

const TEXTS: Array<[string, string]> = [
	['Arabic', 'مرحبا، كيف حالك؟ ١٢٣'],
	['emoji', '👍🏽 👩‍👩‍👧‍👦 🇩🇪'],
	['quotes and backslashes', '"double" \'single\' “curly” \\n \\" %22 &amp; <b>'],
	[
		'what looks like a boundary',
		'--boundary\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--boundary--',
	],
	[
		'what looks like the boundary of an HTTP client',
		'--axios-1.2.3-boundary-abc\r\n----WebKitFormBoundary7MA4\r\n------formdata-undici-0123',
	],
	['64 KiB', `${'é7'.repeat(21_845)}x`],
];

describe('Through nginx, PHP reads a text', () => {
	test.each(TEXTS)('with %s unchanged', async (_name, message) => {
		const run = await send({ message });
		expect(run.error).toBeUndefined();
		const { fields, files } = await arrival();
		expect(fields.message).toBe(sha256(message));
		expect(files).toEqual({});
	});

	test('with its line breaks as CR LF, which is how forms send them', async () => {
		await send({ message: 'one\ntwo\r\nthree\rfour' });
		expect((await arrival()).fields.message).toBe(sha256('one\r\ntwo\r\nthree\r\nfour'));
	});

	test('and the name of a contact unchanged', async () => {
		const contactName = 'Zoë "Z" محمد 👋';
		await send({ additionalFields: { contactName } });
		expect((await arrival()).fields.contact_name).toBe(sha256(contactName));
	});

	test('under the documented names, with the documented headers and one that asks for JSON', async () => {
		await send({});
		const { fields, ...request } = await arrival();
		expect(fields).toEqual({
			instance_id: sha256(documentedDevice.instance_id),
			contact_mobile_number: sha256('+15550100200'),
			message: sha256('Hello'),
		});
		expect(request).toMatchObject({
			path: SEND_MESSAGE.path,
			apikey: 'php-key',
			token: 'php-token',
			accept: 'application/json',
		});
	});
});

describe('Through nginx, PHP reads a file', () => {
	test.each([
		['of one byte', 1],
		['of 5 MB', 5 * MB],
		['of 60 MB', 60 * MB],
	])('that is %s unchanged', async (_name, bytes) => {
		const data = randomFile(bytes, 'file.bin', 'application/octet-stream');
		const run = await send({ additionalFields: { documentBinaryProperty: 'data' } }, { data });
		expect(run.error).toBeUndefined();
		expect((await arrival()).files).toEqual({
			document: expect.objectContaining(arrived(data)),
		});
	});

	test('beside another file', async () => {
		const pdf = randomFile(60 * MB, 'invoice.pdf', 'application/pdf');
		const image = randomFile(5 * MB, 'photo.png', 'image/png');
		const additionalFields = { documentBinaryProperty: 'pdf', mediaBinaryProperty: 'image' };
		const run = await send({ additionalFields }, { pdf, image });
		expect(run.items().map(({ json }) => json.message_type)).toEqual(['media']);
		expect((await arrival()).files).toEqual({
			document: expect.objectContaining(arrived(pdf)),
			media: expect.objectContaining(arrived(image)),
		});
	});
});

const arrived = ({ bytes, sha256: sum, fileName, mimeType }: Content) => ({
	size: bytes,
	sha256: sum,
	name: fileName,
	type: mimeType,
});

describe('Through nginx, PHP reads the name of a file', () => {
	test.each([
		['in Arabic', 'فاتورة ١٢.pdf', 'فاتورة ١٢.pdf'],
		['with emoji', 'photo 👩‍👩‍👧‍👦.pdf', 'photo 👩‍👩‍👧‍👦.pdf'],
		['with single quotes', "Zoë's.pdf", "Zoë's.pdf"],
		[
			'with double quotes as %22, as forms escape them',
			'the "new" one.pdf',
			'the %22new%22 one.pdf',
		],
		['without line breaks', '1\r\n2\n3.pdf', '123.pdf'],
		['with a percent sign', '100%.pdf', '100%.pdf'],
		['without what a backslash separates', 'back\\slash.pdf', 'slash.pdf'],
		['without its path', '../folder/file.pdf', 'file.pdf'],
	])('%s', async (_name, fileName, expected) => {
		const data = randomFile(10, fileName, 'application/pdf');
		await send({ additionalFields: { documentBinaryProperty: 'data' } }, { data });
		const { document } = (await arrival()).files;
		expect(document).toMatchObject({ sha256: data.sha256, fullPath: expected });
	});
});

test('PHP has received one request for each message', async () => {
	await send({});
	await send({});
	expect(await own.backEnd.arrivals()).toHaveLength(2);
});
