/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { join } from 'node:path';
import { run } from '@dev/n8n/install/run';
import { LIST_DEVICES, SEND_MESSAGE } from '@nodes/shared/api';
import { ForwardProxy } from './forwardProxy';
import { SECRETS } from './server/backEnd';
import { setUpBackEnd } from './setUpBackEnd';

const { own } = setUpBackEnd();

const DONE = { devices: ['device_id_123'], receipts: ['document'], errors: [] };

/** The files that PHP has received. */
const arrivedFiles = async () =>
	(await own.backEnd.arrivals()).flatMap(({ files }) =>
		Object.values(files).map(({ sha256 }) => sha256),
	);

describe('A device list and a file get through', () => {
	let proxy: ForwardProxy;

	beforeEach(async () => {
		proxy = await ForwardProxy.start();
	});

	afterEach(async () => await proxy.stop());

	test('without a proxy', async () => {
		const { sha256, ...rest } = await childRun({ BASE_URL: own.backEnd.url('plain') });
		expect(rest).toEqual(DONE);
		expect(await arrivedFiles()).toEqual([sha256]);
	});

	test('an HTTP proxy', async () => {
		const BASE_URL = own.backEnd.url('plain');
		const { sha256, ...rest } = await childRun({ BASE_URL, HTTP_PROXY: proxy.url });
		expect(rest).toEqual(DONE);
		expect(proxy.requests).toEqual([
			`GET ${BASE_URL}${LIST_DEVICES.path}`,
			`POST ${BASE_URL}${SEND_MESSAGE.path}`,
		]);
		expect(await arrivedFiles()).toEqual([sha256]);
	});

	test('CONNECT, and the proxy sees no secret', async () => {
		const BASE_URL = own.backEnd.url('tls');
		const { sha256, ...rest } = await childRun({
			BASE_URL,
			HTTPS_PROXY: proxy.url,
			NODE_EXTRA_CA_CERTS: own.backEnd.certificate,
		});
		expect(rest).toEqual(DONE);
		expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${new URL(BASE_URL).host}`]));
		for (const secret of Object.values(SECRETS)) {
			expect(JSON.stringify(proxy.headers)).not.toContain(secret);
		}
		expect(await arrivedFiles()).toEqual([sha256]);
	});

	test('a certificate that signs itself, once NODE_EXTRA_CA_CERTS names it', async () => {
		const { sha256, ...rest } = await childRun({
			BASE_URL: own.backEnd.url('tls'),
			NODE_EXTRA_CA_CERTS: own.backEnd.certificate,
		});
		expect(rest).toEqual(DONE);
		expect(await arrivedFiles()).toEqual([sha256]);
	});

	test('no certificate that signs itself without that, and nothing arrives', async () => {
		const { errors, devices, receipts } = await childRun({ BASE_URL: own.backEnd.url('tls') });
		expect(errors).toEqual([
			expect.stringContaining("Couldn't connect securely to"),
			expect.stringContaining("Couldn't connect securely to"),
		]);
		expect([devices, receipts]).toEqual([[], []]);
		expect(await own.backEnd.arrivals()).toEqual([]);
	});
});

interface ChildRun {
	/** IDs of the devices. */
	devices: string[];
	/** The kind of each message that was sent. */
	receipts: string[];
	/** What n8n shows. */
	errors: string[];
	/** Of the file that was to be sent. */
	sha256: string;
}

/**
 * Lists and sends in a process of its own.
 *
 * @param environment its variables; of this process it gets PATH alone
 */
async function childRun(environment: Record<string, string>): Promise<ChildRun> {
	const { PATH = '' } = process.env;
	const program = join(__dirname, 'programs/listAndSend.ts');
	const output = await run('The child failed', process.execPath, ['--import', 'tsx', program], {
		env: { PATH, ...environment },
	});
	return JSON.parse(output) as ChildRun;
}
