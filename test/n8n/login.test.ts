/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IRunExecutionData } from 'n8n-workflow';
import { demoDevices } from '@dev/simulator/devices';
import { PROFILE } from '@dev/simulator/account';
import { filesContaining } from './filesContaining';
import { first } from '@test/support/items';
import { setUpN8n } from './setUpN8n';
import { chain, manualTrigger, wasslyByLogin } from '@dev/n8n/workflows';

describe('The credential that logs in, in the real n8n', () => {
	const use = setUpN8n({ withCredential: false });

	const save = async (data: object = {}) =>
		await use.rest.saveCredential({
			name: 'Wassly login',
			type: 'wasslyLoginApi',
			data: { ...use.simulator.loginCredential, ...data },
		});

	const testConnection = async (id: string, data: object = {}) =>
		await use.rest.testCredential(
			'wasslyLoginApi',
			{ ...use.simulator.loginCredential, ...data },
			id,
		);

	const list = async (id: string) =>
		await use.rest.runWorkflow(chain('By login', manualTrigger, wasslyByLogin(id)));

	test('gets a token, stores it, and renews it when it has expired', async () => {
		const id = await save();
		const logins: number[] = [];
		for (const isExpired of [false, false, true, false, false]) {
			if (isExpired) use.simulator.expireTokens();
			const { status, data } = await list(id);
			expect(status).toBe('success');
			expect(itemsOf(data, 'Wassly')).toEqual(demoDevices);
			logins.push(use.simulator.logins);
		}
		expect(logins).toEqual([1, 1, 2, 2, 2]);
	});

	test('says which part of a login Wassly refused', async () => {
		const id = await save({ password: 'wrong-password' });
		const { status, data } = await list(id);
		expect(status).toBe('error');
		expect(data.resultData.error).toMatchObject({
			message: 'Wassly refused the email, the password or the API key: "Invalid credentials"',
			httpCode: '401',
		});
		expect(use.simulator.requests.map(({ path }) => path)).toEqual(['/api/login']);
	});

	test('is tested by logging in', async () => {
		const id = await save();
		expect(await testConnection(id)).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(await testConnection(id, { password: 'wrong-password' })).toEqual({
			status: 'Error',
			message: 'Wassly refused the email, the password or the API key: "Invalid credentials"',
		});
		expect(await testConnection(id, { apikey: 'wrong-key' })).toEqual({
			status: 'Error',
			message: 'Wassly refused the email, the password or the API key: "Invalid API key."',
		});
	});

	test('serves the HTTP Request node, also with an expired token', async () => {
		const id = await save();
		const workflow = chain('HTTP by login', manualTrigger, {
			type: 'n8n-nodes-base.httpRequest',
			name: 'HTTP Request',
			typeVersion: 4.2,
			parameters: {
				url: `${use.simulator.url}/api/whatsapp-web-devices`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'wasslyLoginApi',
				options: {},
			},
			credentials: { wasslyLoginApi: { id, name: 'Wassly login' } },
		});
		for (const logins of [1, 2]) {
			const { data } = await use.rest.runWorkflow(workflow);
			expect(itemsOf(data, 'HTTP Request')).toEqual([{ success: true, devices: demoDevices }]);
			expect(use.simulator.logins).toBe(logins);
			use.simulator.expireTokens();
		}
	});

	test('leaves nothing of the login in what n8n stores or prints', async () => {
		const { password } = use.simulator;
		const secrets = [password, PROFILE.openai_api_key, PROFILE.phone, 'issued-token-'];
		for (const secret of secrets) {
			expect(await filesContaining(use.n8n.folder, secret)).toEqual([]);
			expect(use.n8n.output).not.toContain(secret);
		}
		// Such a search finds what is there.
		expect(await filesContaining(use.n8n.folder, 'Invalid credentials')).not.toEqual([]);
	});
});

const itemsOf = ({ resultData }: IRunExecutionData, node: string) =>
	first(resultData.runData[node]).data?.main?.[0]?.map(({ json }) => json);
