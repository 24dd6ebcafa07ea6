/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { newNode, PACKAGE } from '@dev/engine/nodes';
import { documentedDevice } from '@dev/simulator/devices';
import { until } from '@dev/until';
import { LOGIN_PATH } from '@test/support/setUpWassly';
import { setUpLogin } from './setUpLogin';

const { wassly, list, stored, paths } = setUpLogin();

const RUNS = 20;

const listInParallel = async () =>
	await Promise.all(Array.from({ length: RUNS }, async () => await list()));

describe('20 runs at the same time, at a server where a login ends all older tokens', () => {
	beforeEach(() => {
		wassly.simulator.hasOneToken = true;
	});

	const succeeded = Array.from({ length: RUNS }, () => undefined);

	test.each(['', 'expired-token'])('all list with one login, stored token: %j', async (token) => {
		wassly.engine.saveCredential({ ...wassly.simulator.loginCredential, token }, 'wasslyLoginApi');
		const runs = await listInParallel();
		expect(runs.map(({ error }) => error)).toEqual(succeeded);
		expect(runs.flatMap((run) => run.items())).toHaveLength(RUNS);
		expect(wassly.simulator.logins).toBe(1);
	});

	test.each(['', 'expired-token'])(
		'all send their message once, with one login, stored token: %j',
		async (token) => {
			wassly.engine.saveCredential(
				{ ...wassly.simulator.loginCredential, token },
				'wasslyLoginApi',
			);
			const runs = await Promise.all(
				Array.from(
					{ length: RUNS },
					async (_, index) =>
						await wassly.engine.runNode({
							parameters: {
								authentication: 'login',
								resource: 'message',
								operation: 'send',
								instanceId: documentedDevice.instance_id,
								to: '+15550100200',
								message: `Number ${index}`,
							},
						}),
				),
			);
			expect(runs.map(({ error }) => error)).toEqual(succeeded);
			expect(wassly.simulator.messages.map(({ fields }) => fields.message).sort()).toEqual(
				Array.from({ length: RUNS }, (_, index) => `Number ${index}`).sort(),
			);
			expect(wassly.simulator.logins).toBe(1);
		},
	);

	test('later list with the token that is stored then', async () => {
		await listInParallel();
		wassly.simulator.requests.length = 0;
		expect((await list()).error).toBeUndefined();
		expect(paths()).not.toContain(LOGIN_PATH);
		expect(stored().token).toContain('issued-token-1-');
	});

	test('all fail with one login if it is refused', async () => {
		wassly.simulator.password = 'changed';
		const runs = await listInParallel();
		expect(runs.map(({ error }) => error?.message)).toEqual(
			runs.map(
				() => 'Wassly refused the email, the password or the API key: "Invalid credentials"',
			),
		);
		expect(paths()).toEqual([LOGIN_PATH]);
	});

	test('all list after somebody has logged in elsewhere', async () => {
		await list();
		wassly.simulator.issueToken();
		const runs = await listInParallel();
		expect(runs.map(({ error }) => error)).toEqual(succeeded);
		expect(wassly.simulator.logins).toBe(3);
	});
});

test('A login that is refused says nothing of another credential', async () => {
	const { loginCredential } = wassly.simulator;
	wassly.engine.saveCredential({ ...loginCredential, password: 'wrong' }, 'wasslyLoginApi');
	wassly.engine.credentials.stored.set('another', loginCredential);
	const gate = wassly.simulator.holdAfter(0);
	const refused = list();
	await until('the first one logs in', () => gate.held() === 1);
	const other = wassly.engine.runWorkflow({
		nodes: [
			newNode('Start', 'n8n-nodes-base.manualTrigger'),
			{
				...newNode('Node', `${PACKAGE}.wassly`),
				parameters: { authentication: 'login' },
				credentials: { wasslyLoginApi: { id: 'another', name: 'another' } },
			},
		],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	});
	await until('the other one logs in, too', () => gate.held() === 2);
	gate.release();
	expect((await refused).error?.message).toContain('Wassly refused the email, the password');
	expect((await other).data.resultData.error).toBeUndefined();
});
