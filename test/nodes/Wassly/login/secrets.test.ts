/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { captureLogs, logged } from '@test/support/captureLogs';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { PROFILE } from '@dev/simulator/account';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { dump, findSecrets } from '@test/support/findSecrets';
import { only } from '@test/support/items';
import { LIST_PATH, LOGIN_PATH } from '@test/support/setUpWassly';
import { setUpLogin } from './setUpLogin';

const { wassly, list, paths } = setUpLogin();

const secrets = () => [
	wassly.simulator.password,
	wassly.simulator.email,
	PROFILE.openai_api_key,
	PROFILE.phone,
	PROFILE.location,
	PROFILE.name,
	'issued-token-',
];

beforeEach(() => captureLogs());

afterEach(() => jest.restoreAllMocks());

describe('The email, the password and the profile', () => {
	test.each<[string, Array<Misbehavior | undefined>]>([
		['a run', []],
		['a run that renews the token', [bad.status(401)]],
		['a response that echoes them', [undefined, bad.echo(403)]],
		['a login that echoes them', [bad.echoLogin(401)]],
		['a login with 200 that echoes them', [bad.echoLogin(200)]],
		['a truncated login', [bad.body(JSON.stringify(PROFILE).slice(0, -1))]],
		['a login after a notice of PHP', [bad.body(`Notice: ${JSON.stringify({ data: PROFILE })}`)]],
		['a login in a list', [bad.json([{ success: true, data: PROFILE }])]],
	])('never leave the credential after %s', async (_what, misbehavior) => {
		wassly.simulator.misbehave(...misbehavior);
		const { run } = await list();
		expect(paths()).not.toEqual([]);
		expect(findSecrets([dump(run), ...logged].join('\n'), secrets())).toEqual([]);
	});
});

test('An old token never leaves the credential after it was renewed either', async () => {
	const token = 'old-token-of-yesterday';
	wassly.engine.saveCredential({ ...wassly.simulator.loginCredential, token }, 'wasslyLoginApi');
	const device = { ...documentedDevice, name: `Renewed from ${token}` };
	wassly.simulator.misbehave(undefined, undefined, bad.json({ success: true, devices: [device] }));
	const run = await list();
	expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH]);
	expect(only(run.items()).json.name).toBe('Renewed from [redacted]');
});
