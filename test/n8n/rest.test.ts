/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeTypeDescription } from 'n8n-workflow';
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import { page } from '@dev/simulator/misbehavior';
import { filesContaining } from './filesContaining';
import { first } from '@test/support/items';
import { setUpN8n } from './setUpN8n';
import { chain, manualTrigger, wassly } from '@dev/n8n/workflows';

interface OfferedCredential {
	name: string;
	displayName: string;
	iconUrl: { light: string; dark: string };
	supportedNodes: string[];
}

describe('n8n with the package installed', () => {
	const use = setUpN8n();

	test('offers the node with its icons', async () => {
		const types = await use.rest.types<INodeTypeDescription>('nodes');
		const offered = types.find(({ name }) => name === 'n8n-nodes-wassly.wassly');
		expect(offered).toMatchObject({
			displayName: 'Wassly',
			usableAsTool: true,
			codex: { alias: expect.arrayContaining(['whatsapp']) },
		});
		await expectIcons(offered?.iconUrl);
	});

	test('offers the credential with its icons, for the node', async () => {
		const types = await use.rest.types<OfferedCredential>('credentials');
		const offered = types.find(({ name }) => name === 'wasslyApi');
		expect(offered).toMatchObject({ displayName: 'Wassly API' });
		expect(offered?.supportedNodes).toContain('n8n-nodes-wassly.wassly');
		await expectIcons(offered?.iconUrl);
	});

	const expectIcons = async (urls: INodeTypeDescription['iconUrl']) => {
		expect(urls).toEqual({ light: expect.any(String), dark: expect.any(String) });
		const { light, dark } = urls as { light: string; dark: string };
		expect(light).not.toBe(dark);
		for (const url of [light, dark]) {
			const { contentType, text } = await use.rest.file(url);
			expect(contentType).toContain('image/svg+xml');
			expect(text).toContain('<svg');
		}
	};

	test.each(['list', 'get'])(
		'knows the output fields of "%s" before it has run',
		async (operation) => {
			const path = `schemas/n8n-nodes-wassly.wassly/1.0.0/device/${operation}.json`;
			const { text } = await use.rest.file(path);
			const { properties } = JSON.parse(text) as { properties: object };
			expect(Object.keys(properties).sort()).toEqual(Object.keys(documentedDevice).sort());
		},
	);

	test('lists the devices in the picker', async () => {
		const found = await use.rest.search('searchDevices', 'deviceId', use.credentialId);
		expect(found).toMatchObject({
			results: expect.arrayContaining([
				{
					name: expect.stringContaining('Chrome on Windows'),
					value: first(demoDevices).instance_id,
				},
			]),
		});
	});

	describe('tests a credential', () => {
		const testConnection = async (data: object = {}) =>
			await use.rest.testCredential('wasslyApi', { ...use.simulator.credential, ...data });

		test('and accepts it', async () => {
			expect(await testConnection()).toEqual({ status: 'OK', message: 'Connection successful!' });
		});

		test('and accepts what people paste with it', async () => {
			const { token, url } = use.simulator;
			const pasted = { token: `Bearer ${token}\n`, baseUrl: ` ${url}/api/ ` };
			expect(await testConnection(pasted)).toMatchObject({ status: 'OK' });
		});

		test('and distinguishes a wrong key, a wrong token, a wrong host and a web page', async () => {
			use.simulator.wrongKeyStatus = 403;
			const key = await testConnection({ apikey: 'wrong-key' });
			const token = await testConnection({ token: 'wrong-token' });
			const host = await testConnection({ baseUrl: 'http://127.0.0.1:1' });
			use.simulator.alwaysMisbehave(page('Welcome'));
			const webPage = await testConnection();
			expect({ key, token, host, webPage }).toEqual({
				key: {
					status: 'Error',
					message: expect.stringContaining('Check in the Wassly admin dashboard that the API key'),
				},
				token: {
					status: 'Error',
					message: expect.stringMatching(
						/^Wassly refused the API key or the token\. Tokens expire/,
					),
				},
				host: { status: 'Error', message: 'ECONNREFUSED' },
				webPage: {
					status: 'Error',
					message: expect.stringMatching(
						/^The response is not from the Wassly API\. It may be a web page\. Check the credential/,
					),
				},
			});
		});

		test('and names both key and token where Wassly refuses them alike', async () => {
			expect(await testConnection({ apikey: 'wrong-key' })).toEqual(
				await testConnection({ token: 'wrong-token' }),
			);
		});
	});

	test('stores a run with a refused token as failed, with our message and without a secret', async () => {
		const apikey = 'key-that-must-stay-inside';
		const token = 'token-that-must-stay-inside';
		use.simulator.apikey = apikey;
		const credentialId = await use.rest.saveCredential({
			name: 'Refused account',
			type: 'wasslyApi',
			data: { apikey, token, baseUrl: use.simulator.url },
		});
		const workflow = chain('Refused', manualTrigger, wassly(credentialId));
		const { status, data } = await use.rest.runWorkflow(workflow);

		expect(use.simulator.requests.at(-1)?.headers).toMatchObject({
			apikey,
			authorization: `Bearer ${token}`,
		});
		expect(status).toBe('error');
		expect(data.resultData.error).toMatchObject({
			message: 'Wassly refused the API key or the token: "Unauthenticated."',
			description: expect.stringContaining('Tokens expire'),
			httpCode: '401',
		});
		expect(JSON.stringify(data)).not.toMatch(/must-stay-inside/);
		expect(use.n8n.output).not.toMatch(/must-stay-inside/);
		// The whole user folder: the database file, its journal, n8n's event log.
		expect(await filesContaining(use.n8n.folder, 'must-stay-inside')).toEqual([]);
		expect(await filesContaining(use.n8n.folder, 'Unauthenticated.')).not.toEqual([]);
	});
});
