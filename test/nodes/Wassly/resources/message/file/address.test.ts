/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { randomBytes } from 'node:crypto';
import { createGzip, gzipSync } from 'node:zlib';
import { sleep } from 'n8n-workflow';
import { status } from '@dev/simulator/misbehavior';
import { first, present } from '@test/support/items';
import { serve, setUpFileServer } from '@test/support/fileServer';
import { setUpSend } from '../send/setUpSend';

const { send, start, startSending, sentMessage, paths, texts, wassly } = setUpSend();
const server = setUpFileServer();

const MIB = 2 ** 20;
const PNG = Buffer.from('\x89PNG\r\n\x1a\npicture', 'latin1');
const PDF = Buffer.from('%PDF-1.7 paper');
const SECRET = 'signature-4711';

const sendDocument = async (documentUrl: string, more = {}) =>
	await send({ message: '', additionalFields: { documentUrl, ...more } });

const sendMedia = async (mediaUrl: string, more = {}) =>
	await send({ message: '', additionalFields: { mediaUrl, ...more } });

/** Nothing has left, and the text quotes no secret part of the address. */
const expectRefused = (
	error: { message: string; description?: string | null } | undefined,
	message: string | RegExp,
) => {
	expect(error?.message).toMatch(message);
	expect(paths()).toEqual([]);
	expect(`${error?.message} ${error?.description}`).not.toContain(SECRET);
};

describe('A file by address', () => {
	test('is fetched without the credential and sent with its content', async () => {
		const content = Buffer.concat([PNG, randomBytes(3 * MIB)]);
		server.respond = serve(content, { 'Content-Type': 'image/png' });
		const { error } = await sendMedia(`${server.url}/pictures/photo.png?size=large#top`);
		expect(error).toBeUndefined();
		const media = present(sentMessage().files.media);
		expect([media.name, media.type]).toEqual(['photo.png', 'image/png']);
		expect(media.content.equals(content)).toBe(true);
		const { headers, url } = first(server.requests);
		expect(url).toBe('/pictures/photo.png?size=large');
		expect(JSON.stringify(headers)).not.toContain(wassly.simulator.apikey);
		expect(headers).not.toHaveProperty('apikey');
		expect(headers).not.toHaveProperty('authorization');
	});

	test('goes with a text and another file', async () => {
		server.respond = (request, response) =>
			serve(request.url === '/a.pdf' ? PDF : PNG)(request, response);
		await send({
			additionalFields: { documentUrl: `${server.url}/a.pdf`, mediaUrl: `${server.url}/b.png` },
		});
		const { fields, files } = sentMessage();
		expect(fields.message).toBe('Hello');
		expect([files.document?.type, files.media?.type]).toEqual(['application/pdf', 'image/png']);
	});

	test('is fetched once for all items with this address', async () => {
		server.respond = serve(PDF);
		const documentUrl = '={{ $json.url }}';
		const input = ['/a.pdf', '/b.pdf', '/a.pdf', '/a.pdf'].map((path) => ({
			json: { url: `${server.url}${path}` },
		}));
		const { error } = await send({ additionalFields: { documentUrl } }, { input });
		expect(error).toBeUndefined();
		expect(server.requests.map(({ url }) => url)).toEqual(['/a.pdf', '/b.pdf']);
		expect(wassly.simulator.messages.map(({ files }) => files.document?.name)).toEqual([
			...['a.pdf', 'b.pdf', 'a.pdf', 'a.pdf'],
		]);
	});

	test('that is missing stops the run before the first message leaves', async () => {
		server.respond = (request, response) =>
			request.url === '/a.pdf' ? serve(PDF)(request, response) : response.writeHead(404).end();
		const input = ['/a.pdf', '/b.pdf'].map((path) => ({ json: { url: `${server.url}${path}` } }));
		const { error } = await send(
			{ additionalFields: { documentUrl: '={{ $json.url }}' } },
			{ input },
		);
		expectRefused(error, 'the 2nd item stopped the run');
	});

	test('that is missing fails its own item with On Error set to Continue', async () => {
		server.respond = (request, response) =>
			request.url === '/a.pdf' ? serve(PDF)(request, response) : response.writeHead(404).end();
		const input = ['/b.pdf', '/a.pdf'].map((path) => ({ json: { url: `${server.url}${path}` } }));
		const run = await send(
			{ additionalFields: { documentUrl: '={{ $json.url }}' } },
			{ input, onError: 'continueRegularOutput' },
		);
		expect(run.items().map(({ json }) => json.error ?? json.success)).toEqual([
			expect.stringContaining('HTTP 404'),
			true,
		]);
	});

	test('is not fetched again for a message that an earlier try has sent', async () => {
		server.respond = (request, response) =>
			request.url === '/0.pdf' && server.requests.length > 2
				? response.writeHead(410).end()
				: serve(PDF)(request, response);
		wassly.simulator.misbehave(undefined, status(422, { message: 'Not now' }));
		const input = [0, 1].map((index) => ({ json: { index, url: `${server.url}/${index}.pdf` } }));
		const run = await start(
			{
				message: '={{ "Number " + $json.index }}',
				additionalFields: { documentUrl: '={{ $json.url }}' },
			},
			{ input, retryOnFail: true },
		).result();
		expect(run.error).toBeUndefined();
		expect(texts()).toEqual(['Number 0', 'Number 1']);
		expect(server.requests.map(({ url }) => url)).toEqual(['/0.pdf', '/1.pdf', '/1.pdf']);
	});

	test('is a file whose address an expression may leave empty', async () => {
		const { error } = await send({ additionalFields: { documentUrl: '={{ $json.url }}' } });
		expect(error).toBeUndefined();
		expect(sentMessage().files).toEqual({});
	});

	test('stops with the execution that a person cancels', async () => {
		const asked = new Promise<void>((resolve) => (server.respond = () => resolve()));
		const { run, cancel } = startSending({
			additionalFields: { documentUrl: `${server.url}/a.pdf` },
		});
		await asked;
		cancel();
		await run;
		expect(paths()).toEqual([]);
	});
});

describe('A data address', () => {
	test.each([
		[`data:image/png;base64,${PNG.toString('base64')}`, PNG, 'image/png', 'file.png'],
		[`DATA:;base64,${PNG.toString('base64')}`, PNG, 'image/png', 'file.png'],
		['data:image/svg+xml,%3C%73vg%20/%3E', Buffer.from('<svg />'), 'image/svg+xml', 'file.svg'],
		['data:image/gif,GIF89a%FF%00', Buffer.from('GIF89a\xff\0', 'latin1'), 'image/gif', 'file.gif'],
	])('holds the file: %s', async (address, content, type, name) => {
		const { error } = await sendMedia(address);
		expect(error).toBeUndefined();
		expect(sentMessage().files.media).toEqual({ name, type, content });
	});

	test.each(['data:', 'data:image/png;base64', 'data:image/png;base64,%%%', 'data:;base64,a b c!'])(
		'that holds none is refused: %s',
		async (address) => {
			const { error } = await sendMedia(address);
			expectRefused(error, "'Media URL' is not the address of a file, so the message was not sent");
		},
	);

	test('without content is refused', async () => {
		expectRefused((await sendMedia('data:image/png,')).error, 'has no content');
	});

	test('over 100 MiB is refused, and exactly 100 MiB is not', async () => {
		const mediaUrl = '={{ "data:image/png," + "x".repeat(100 * 2 ** 20 + $json.more) }}';
		const { error } = await send(
			{ message: '', additionalFields: { mediaUrl } },
			{ input: [0, 1].map((more) => ({ json: { more } })) },
		);
		expectRefused(error, "The file in 'Media URL' is too large: 101 MiB");
		expect(error?.context?.itemIndex).toBe(1);
	});
});

describe('An address is refused before anything is fetched', () => {
	test.each([
		['example.com/a.png', 'is not the address of a file'],
		['file:///etc/passwd', 'is not the address of a file'],
		['ftp://example.com/a.png', 'is not the address of a file'],
		['javascript:alert(1)', 'is not the address of a file'],
		['https://', 'is not the address of a file'],
		[`https://user:${SECRET}@example.com/a.png`, 'contains a user name or a password'],
		['http://[::]/a.png', 'n8n does not allow fetching'],
		['http://[0:0:0:0:0:0:0:0]:80/a.png', 'n8n does not allow fetching'],
	])('%s', async (address, message) => {
		const { error } = await sendMedia(address);
		expectRefused(error, message);
		expect(error?.message).toContain('so the message was not sent');
	});

	test('beside a binary field', async () => {
		const { error } = await send(
			{ additionalFields: { mediaUrl: `${server.url}/a.png`, mediaBinaryProperty: 'data' } },
			{ input: [{ json: {}, binary: { data: { data: 'eA==', mimeType: 'image/png' } } }] },
		);
		expectRefused(error, "'Media Binary Field' and 'Media URL' are both filled in");
		expect(server.requests).toEqual([]);
	});
});

describe('What a server may do', () => {
	test.each([
		[401, 'without a login'],
		[403, 'without a login'],
		[404, 'Check the address'],
		[410, 'Check the address'],
		[304, 'Check the address'],
		[429, 'Try again'],
		[500, 'Try again'],
	])('status %i is no file', async (status, advice) => {
		server.respond = (_request, response) => response.writeHead(status).end();
		const { error } = await sendDocument(`${server.url}/a.pdf?${SECRET}`);
		expectRefused(
			error,
			`${server.host} responded with HTTP ${status} instead of the file in 'Document URL', so the message was not sent`,
		);
		expect(error?.description).toContain(advice);
	});

	test.each([
		['by its type', 'text/html; charset=utf-8', 'Please log in'],
		['by its content', 'application/pdf', '\n <!DOCTYPE html><title>Log in</title>'],
		['by its content', 'application/octet-stream', '<html lang="en">'],
		['by its content', '', '\ufeff<html>'],
	])('a web page is refused %s', async (_how, type, page) => {
		server.respond = serve(page, { 'Content-Type': type });
		const { error } = await sendDocument(`${server.url}/a.pdf`);
		expectRefused(error, "'Document URL' leads to a web page, not to a file");
	});

	test('a page that is asked for by its name is a document', async () => {
		server.respond = serve('<html></html>', { 'Content-Type': 'text/html' });
		await sendDocument(`${server.url}/report.html`);
		expect(sentMessage().files.document).toMatchObject({ name: 'report.html', type: 'text/html' });
	});

	test.each([
		['application/pdf', PDF],
		['image/png', PDF],
		['image/png', Buffer.from('PK\x03\x04zip', 'latin1')],
		['application/octet-stream', Buffer.from('anything')],
	])('what is no media is refused as media: called %s', async (type, content) => {
		server.respond = serve(content, { 'Content-Type': type });
		const { error } = await sendMedia(`${server.url}/a`);
		expectRefused(error, "The file in 'Media URL' is not an image, video or audio file");
		expect(error?.description).toContain("'Document URL'");
	});

	test('an empty file is refused', async () => {
		server.respond = serve('');
		expectRefused((await sendDocument(`${server.url}/a.pdf`)).error, 'has no content');
	});

	test('redirects are followed', async () => {
		server.respond = (request, response) =>
			request.url === '/3'
				? serve(PDF)(request, response)
				: response
						.writeHead(302, { Location: `/${Number(request.url?.slice(1)) + 1}` })
						.end('moved');
		const { error } = await sendDocument(`${server.url}/0`);
		expect(error).toBeUndefined();
		expect(sentMessage().files.document).toEqual({
			...{ name: '3.pdf', type: 'application/pdf' },
			content: PDF,
		});
	});

	test('a loop of redirects ends', async () => {
		server.respond = (_request, response) => response.writeHead(302, { Location: '/a' }).end();
		expectRefused((await sendDocument(`${server.url}/a`)).error, 'keeps redirecting');
		expect(server.requests).toHaveLength(6);
	});

	test.each([
		'file:///etc/passwd',
		'data:application/pdf,%25PDF-',
		'ftp://127.0.0.1/',
		`http://user:${SECRET}@127.0.0.1/`,
		'http://[::]/',
		'http://',
	])('a redirect to %s is not followed', async (Location) => {
		server.respond = (_request, response) => response.writeHead(302, { Location }).end();
		const { error } = await sendDocument(`${server.url}/a`);
		expectRefused(error, `${server.host} redirects 'Document URL' to an address that is not safe`);
		expect(server.requests).toHaveLength(1);
	});

	test('an endless file ends at 100 MiB', async () => {
		let written = 0;
		server.respond = (_request, response) => {
			const part = Buffer.alloc(MIB, 'x');
			const write = () => {
				while (!response.destroyed && response.write(part)) written++;
			};
			response.on('drain', write);
			write();
		};
		const { error } = await sendDocument(`${server.url}/a.pdf`);
		expectRefused(error, "The file in 'Document URL' is too large: more than 100 MiB");
		expect(written).toBeLessThan(150);
	});

	test('a bomb of gzip ends at 100 MiB', async () => {
		const bomb = gzipSync(Buffer.alloc(101 * MIB));
		server.respond = serve(bomb, { 'Content-Encoding': 'gzip' });
		expectRefused((await sendDocument(`${server.url}/a.pdf`)).error, 'too large');
	});

	test.each(['identity', 'gzip'])('a trickle ends at the timeout: %s', async (encoding) => {
		server.respond = async (_request, response) => {
			response.writeHead(200, { 'Content-Encoding': encoding });
			const gzip = createGzip();
			gzip.pipe(response);
			while (!response.destroyed) {
				if (encoding === 'gzip') {
					gzip.write('x');
					gzip.flush();
				} else response.write('x');
				await sleep(50);
			}
		};
		const { error } = await send({
			...{ message: '', additionalFields: { documentUrl: `${server.url}/a.pdf` } },
			options: { timeout: 1 },
		});
		expectRefused(
			error,
			`${server.host} did not send the whole file in 'Document URL' within 1 second`,
		);
	});

	test.each([
		['at once', (socket: { destroy(): void }) => socket.destroy()],
		['in the middle', undefined],
	])('a connection that breaks %s is told', async (_when, breakOff) => {
		server.respond = (request, response) => {
			if (breakOff) return breakOff(request.socket);
			response.writeHead(200, { 'Content-Length': '1000' });
			response.write('x', () => request.socket.destroy());
		};
		const { error } = await sendDocument(`${server.url}/a.pdf?${SECRET}`);
		expectRefused(error, `The file in 'Document URL' could not be fetched from ${server.host}`);
	});

	test('headers of 1 MB are told', async () => {
		server.respond = serve(PDF, { 'Content-Disposition': `attachment; a="${'x'.repeat(MIB)}"` });
		expectRefused((await sendDocument(`${server.url}/a.pdf`)).error, 'could not be fetched');
	});

	test('no server is told', async () => {
		const { error } = await sendDocument('http://127.0.0.1:1/a.pdf');
		expectRefused(
			error,
			/could not be fetched from 127\.0\.0\.1:1 \(\w+\), so the message was not/,
		);
	});
});

describe('The name of a fetched file', () => {
	test.each([
		['/x', 'attachment; filename="Offer 12.pdf"', 'Offer 12.pdf'],
		['/x', 'attachment; filename=offer.pdf; size=3', 'offer.pdf'],
		['/x', "attachment; filename=a.pdf; filename*=UTF-8''%e2%82%ac%20rates.pdf", '€ rates.pdf'],
		['/x', "attachment; filename*=iso-8859-1'en'%A3.pdf", '£.pdf'],
		['/x', 'attachment; filename="a \\"b\\"; c.pdf"', 'a %22b%22; c.pdf'],
		['/x', 'attachment; filename="../../etc/passwd"', 'passwd.pdf'],
		['/x', "attachment; filename*=UTF-8''..%2F..%2Fa%00.pdf", 'a.pdf'],
		['/x', "attachment; filename*=UTF-8''%ZZ; filename=b.pdf", 'b.pdf'],
		['/x', Buffer.from('inline; filename="März.pdf"').toString('latin1'), 'März.pdf'],
		['/M%C3%A4rz%202024.pdf', '', 'März 2024.pdf'],
		['/get/%2e%2e%2fa%5Cb.pdf', '', 'b.pdf'],
		['/invoice.php', '', 'invoice.pdf'],
		['/%ZZ', '', '%ZZ.pdf'],
		['/', '', 'file.pdf'],
	])('from %s with "%s" is %s', async (path, disposition, name) => {
		server.respond = serve(PDF, {
			'Content-Type': 'application/pdf',
			...(disposition && { 'Content-Disposition': disposition }),
		});
		const { error } = await sendDocument(`${server.url}${path}`);
		expect(error).toBeUndefined();
		expect(sentMessage().files.document?.name).toBe(name);
	});

	test("is replaced by 'File Name'", async () => {
		server.respond = serve(PDF);
		await sendDocument(`${server.url}/x`, { fileName: 'Invoice' });
		expect(sentMessage().files.document?.name).toBe('Invoice.pdf');
	});
});

describe('The type of a fetched file is what its content is', () => {
	const latin1 = (text: string) => Buffer.from(text, 'latin1');

	test.each([
		['image/jpeg', '', latin1('\xff\xd8\xff\xe0')],
		['image/jpeg', 'image/png', latin1('\xff\xd8\xff\xe0')],
		['image/png', 'application/octet-stream', PNG],
		['image/gif', 'text/plain', latin1('GIF89a')],
		['image/webp', '', latin1('RIFF\0\0\0\x01WEBP')],
		['video/mp4', 'application/octet-stream', latin1('\0\0\0\x18ftypM4V ')],
		['audio/mp4', '', latin1('\0\0\0\x18ftypM4A ')],
		['video/quicktime', '', latin1('\0\0\0\x18ftypqt  ')],
		['audio/mp4', 'audio/mp4', latin1('\0\0\0\x18ftypM4V ')],
		['video/webm', '', latin1('\x1aE\xdf\xa3')],
		['audio/ogg', '', latin1('OggS\0')],
		['video/ogg', 'video/ogg', latin1('OggS\0')],
		['audio/mpeg', '', latin1('ID3\x03')],
		['audio/wav', '', latin1('RIFF\0\0\0\x01WAVE')],
		['image/svg+xml', 'image/svg+xml', latin1('<svg/>')],
	])('%s, called "%s"', async (type, called, content) => {
		server.respond = serve(content, { 'Content-Type': called });
		const { error } = await sendMedia(`${server.url}/a`);
		expect(error).toBeUndefined();
		expect(sentMessage().files.media?.type).toBe(type);
	});
});
