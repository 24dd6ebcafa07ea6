/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { randomBytes } from 'node:crypto';
import { serve, setUpFileServer } from '@test/support/fileServer';
import { present } from '@test/support/items';
import '@test/support/storeEmptyFile';
import { setUpSend } from '../send/setUpSend';

const { send, sentMessage, paths } = setUpSend();
const server = setUpFileServer();

const MIB = 2 ** 20;

const sendFile = async () =>
	await send({ message: '', additionalFields: { documentUrl: `${server.url}/a.pdf` } });

describe("A file by address, where n8n's storage is on the disk", () => {
	test('arrives with its content', async () => {
		const content = Buffer.concat([Buffer.from('%PDF-'), randomBytes(10 * MIB)]);
		server.respond = serve(content);
		expect((await sendFile()).error).toBeUndefined();
		expect(present(sentMessage().files.document).content.equals(content)).toBe(true);
	});

	test('of exactly 100 MiB is sent, and one of a byte more is refused', async () => {
		server.respond = serve(Buffer.alloc(100 * MIB, 'x'));
		expect((await sendFile()).error).toBeUndefined();
		expect(sentMessage().files.document?.content).toHaveLength(100 * MIB);
		server.respond = serve(Buffer.alloc(100 * MIB + 1, 'x'));
		expect((await sendFile()).error?.message).toContain('too large: more than 100 MiB');
		expect(paths()).toHaveLength(1);
	});

	test('that breaks off is refused', async () => {
		server.respond = (request, response) => {
			response.writeHead(200, { 'Content-Length': '1000' });
			response.write('x', () => request.socket.destroy());
		};
		expect((await sendFile()).error?.message).toContain('could not be fetched');
		expect(paths()).toEqual([]);
	});
});
