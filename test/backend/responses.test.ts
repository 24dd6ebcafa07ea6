/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import { LIST_DEVICES } from '@nodes/shared/api';
import { randomFile } from './contents';
import { SECRETS } from './server/backEnd';
import { setUpBackEnd } from './setUpBackEnd';

const FILE = { documentBinaryProperty: 'data' };

const { own, use, list, send } = setUpBackEnd();

describe('The node reads', () => {
	test("PHP's list and login", async () => {
		const run = await list({ authentication: 'login' });
		expect(run.items().map(({ json }) => json.id)).toEqual(['device_id_123']);
		expect((await own.backEnd.arrivals()).map(({ path }) => path)).toEqual([
			'/api/login',
			'/api/whatsapp-web-devices',
		]);
	});

	test('what nginx compresses for it: a list and a receipt', async () => {
		use('gzip');
		expect((await list()).items().map(({ json }) => json.id)).toEqual(['device_id_123']);
		expect((await send({})).items().map(({ json }) => json.message_type)).toEqual(['text']);
		const arrivals = await own.backEnd.arrivals();
		expect(arrivals).toHaveLength(2);
		for (const { acceptEncoding } of arrivals) {
			const { apikey, token } = SECRETS;
			const { headers } = await axios.get(own.backEnd.url('gzip') + LIST_DEVICES.path, {
				headers: { apikey, Authorization: token, 'Accept-Encoding': acceptEncoding },
				decompress: false,
			});
			expect(headers['content-encoding']).toBe('gzip');
		}
	});
});

describe('The node says what happened to a message with a file', () => {
	/** @returns the whole text that n8n shows */
	const errorAt = async (site: Parameters<typeof use>[0]) => {
		use(site);
		const data = randomFile(2_000_000, 'file.pdf', 'application/pdf');
		const { error } = await send({ additionalFields: FILE }, { data });
		return `${error?.message}. ${error?.description}`;
	};

	test('that is too large for nginx', async () => {
		const error = await errorAt('small');
		expect(error).toMatch(/^The file is too large for Wassly\. The message was not sent\./);
		expect(error).toContain('Send a smaller file');
		expect(await own.backEnd.arrivals()).toEqual([]);
	});

	test('while PHP is down', async () => {
		const error = await errorAt('down');
		expect(error).toMatch(/^Wassly can't respond right now \(HTTP 502\)/);
		expect(error).toContain('The message may have been sent');
	});

	test('that PHP took although it warns before its JSON', async () => {
		const error = await errorAt('warning');
		expect(error).toContain('The message may have been sent');
		expect(await own.backEnd.arrivals()).toHaveLength(1);
	});

	test('at an address that leads from http to https', async () => {
		const error = await errorAt('redirect');
		expect(error).toContain(`redirects to ${own.backEnd.url('tls')}`);
		expect(await own.backEnd.arrivals()).toEqual([]);
	});

	test('whose server signs its own certificate', async () => {
		const error = await errorAt('tls');
		expect(error).toMatch(/^Couldn't connect securely to localhost/);
		expect(error).toContain('The message was not sent');
		expect(error).toContain('valid certificate');
		expect(await own.backEnd.arrivals()).toEqual([]);
	});
});

describe('The node says what happened to a list', () => {
	test.each([
		['while PHP is down', 'down', "Wassly can't respond right now (HTTP 502)"],
		['with a PHP warning before its JSON', 'warning', 'A web page came back instead of data'],
		['at an address that leads from http to https', 'redirect', 'redirects to https://localhost'],
		['whose server signs its own certificate', 'tls', "Couldn't connect securely to localhost"],
	] as const)('%s', async (_name, site, text) => {
		use(site);
		const run = await list();
		expect(run.error?.message).toContain(text);
	});
});
