/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Engine } from '@dev/engine/engine';
import { packageFolder } from '@dev/engine/pack';
import { only } from '@test/support/items';
import { sendParameters } from './contents';
import { BackEnd, SECRETS } from './server/backEnd';
import type { SITES } from './server/configuration';

/** Sets up n8n's engine, with nginx and PHP in place of the simulator. */
export function setUpBackEnd() {
	const own = {} as { engine: Engine; backEnd: BackEnd };

	beforeAll(async () => {
		own.engine = await Engine.load(packageFolder('jest'));
		own.backEnd = await BackEnd.start();
	});

	const received = { requests: 0, files: 0, bytes: 0 };

	afterEach(async () => {
		for (const { files } of await own.backEnd.arrivals()) {
			received.requests++;
			received.files += Object.keys(files).length;
			received.bytes += Object.values(files).reduce((sum, { size }) => sum + size, 0);
		}
	});

	beforeEach(async () => {
		await own.backEnd.forget();
		use('plain');
	});

	afterAll(async () => {
		await own.backEnd?.stop();
		const { requests, files, bytes } = received;
		process.stdout.write(`PHP received ${requests} requests, ${files} files, ${bytes} bytes.\n`);
	});

	/** Lets the credentials point to one of nginx's sites. */
	const use = (site: (typeof SITES)[number]) => {
		const { apikey, token, password } = SECRETS;
		const baseUrl = own.backEnd.url(site);
		own.engine.saveCredential({ apikey, token, baseUrl });
		const login = { apikey, email: 'user@example.com', password, baseUrl, token: '' };
		own.engine.saveCredential(login, 'wasslyLoginApi');
	};

	const list = async (parameters: INodeParameters = {}) => await own.engine.runNode({ parameters });

	const send = async (parameters: INodeParameters, binary: INodeExecutionData['binary'] = {}) =>
		await own.engine.runNode({
			parameters: sendParameters(parameters),
			input: [{ json: {}, binary }],
		});

	/** @throws unless exactly one request has arrived */
	const arrival = async () => only(await own.backEnd.arrivals());

	return { own, use, list, send, arrival };
}
