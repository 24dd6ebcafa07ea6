/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { PROFILE } from '@dev/simulator/account';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { route } from '@dev/simulator/routes/router';
import { first } from '@test/support/items';
import { LIST_PATH, LOGIN_PATH } from '@test/support/setUpWassly';
import { setUpLogin } from './setUpLogin';

const { wassly, list, stored, paths } = setUpLogin();

describe('With email and password', () => {
	test('the node logs in first, and stores only the token', async () => {
		const run = await list();
		expect(run.items().map(({ json }) => json)).toEqual([documentedDevice]);
		expect(paths()).toEqual([LOGIN_PATH, LIST_PATH]);
		expect(stored()).toEqual({ ...wassly.simulator.loginCredential, token: expect.any(String) });
		expect(JSON.stringify(stored())).not.toContain(PROFILE.openai_api_key);
	});

	test('the login sends the API key, but no token', async () => {
		await list();
		const { method, headers } = first(wassly.simulator.requests);
		expect(method).toBe('POST');
		expect(headers.apikey).toBe(wassly.simulator.apikey);
		expect(headers.accept).toBe('application/json');
		expect(headers).not.toHaveProperty('authorization');
	});

	test('later runs use the stored token', async () => {
		await list();
		wassly.simulator.requests.length = 0;
		for (let run = 0; run < 10; run++) expect((await list()).error).toBeUndefined();
		expect(paths()).toEqual(Array.from({ length: 10 }, () => LIST_PATH));
	});

	test('an expired token is renewed with one login, and the request retried once', async () => {
		await list();
		wassly.simulator.expireTokens();
		wassly.simulator.requests.length = 0;
		const run = await list();
		expect(run.items()).toHaveLength(1);
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH]);
		await list();
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH, LIST_PATH]);
	});

	test('a hundred items need one login', async () => {
		const run = await wassly.engine.runNode({
			parameters: { authentication: 'login' },
			input: Array.from({ length: 100 }, () => ({ json: {} })),
		});
		expect(run.items()).toHaveLength(100);
		expect(paths()).toEqual([LOGIN_PATH, LIST_PATH]);
	});

	test.each(['пароль €', 'كلمة السر', '👍🏽 pass', ' with spaces '])(
		'a password may be %j',
		async (password) => {
			wassly.simulator.password = password;
			wassly.engine.saveCredential(wassly.simulator.loginCredential, 'wasslyLoginApi');
			expect((await list()).items()).toHaveLength(1);
		},
	);

	test('the picker logs in, too', async () => {
		const { results } = await wassly.engine.search('searchDevices', '', {
			authentication: 'login',
		});
		expect(results).toHaveLength(1);
		expect(paths()).toEqual([LOGIN_PATH, LIST_PATH]);
	});

	test('the picker renews a token, too', async () => {
		await list();
		wassly.simulator.expireTokens();
		const { results } = await wassly.engine.search('searchDevices', '', {
			authentication: 'login',
		});
		expect(results).toHaveLength(1);
		expect(wassly.simulator.logins).toBe(2);
	});

	test('a list is still retried after a renewal', async () => {
		await list();
		wassly.simulator.expireTokens();
		wassly.simulator.misbehave(undefined, undefined, bad.status(503, '', { 'retry-after': '0' }));
		expect((await list()).items()).toHaveLength(1);
		expect(wassly.simulator.logins).toBe(2);
	});

	test('a token that was got a moment ago is not renewed after a retry either', async () => {
		const busy = bad.status(503, '', { 'retry-after': '0' });
		wassly.simulator.misbehave(undefined, busy, bad.status(403, { message: 'No' }));
		expect((await list()).error?.message).toContain('Wassly denied this request');
		expect(paths()).toEqual([LOGIN_PATH, LIST_PATH, LIST_PATH]);
	});

	test('tokens that other machines renew at the same time are all tried', async () => {
		await list();
		wassly.simulator.requests.length = 0;
		let renewals = 0;
		const refuse: Misbehavior = (request, response, account) => {
			if (renewals++ < 3) {
				const token = account.issueToken();
				const credential = { ...wassly.simulator.loginCredential, token };
				wassly.engine.saveCredential(credential, 'wasslyLoginApi');
				return bad.status(401)(request, response, account);
			}
			void route(request, response, account);
		};
		wassly.simulator.alwaysMisbehave(refuse);
		expect((await list()).error).toBeUndefined();
		expect(paths()).toEqual([LIST_PATH, LIST_PATH, LIST_PATH, LIST_PATH]);
	});

	test('a new token that is refused causes no further login', async () => {
		const refused = bad.status(401, { message: 'Unauthenticated.' });
		wassly.simulator.misbehave(undefined, refused);
		const { error } = await list();
		expect(error?.message).toBe('Wassly refused a new token: "Unauthenticated."');
		expect(error?.description).toContain('The login worked');
		expect(paths()).toEqual([LOGIN_PATH, LIST_PATH]);
	});

	test('a renewed token that is refused causes no further login', async () => {
		await list();
		wassly.simulator.requests.length = 0;
		const refused = bad.status(401, { message: 'Unauthenticated.' });
		wassly.simulator.misbehave(refused, undefined, refused);
		expect((await list()).error?.message).toContain('Wassly refused a new token');
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH]);
	});
});
