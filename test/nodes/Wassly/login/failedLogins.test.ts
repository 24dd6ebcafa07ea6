/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { emptyItems } from '@test/support/items';
import { emptyCredentials, failedResponses, rejectedCredentials } from './failedLogins';
import { LIST_PATH, LOGIN_PATH } from '@test/support/setUpWassly';
import { setUpLogin } from './setUpLogin';

const { wassly, list, stored, paths } = setUpLogin();

/** @param changes to a good credential */
const save = (changes: object) =>
	wassly.engine.saveCredential(
		{ ...wassly.simulator.loginCredential, ...changes },
		'wasslyLoginApi',
	);

const wrongPassword = { password: 'wrong-password' };

describe('A login that fails', () => {
	interface Expected {
		message: string;
		advice: string;
		httpCode: string | null;
	}

	const expectError = async ({ message, advice, httpCode }: Expected) => {
		const { error } = await list();
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(advice);
		expect(error?.httpCode ?? null).toBe(httpCode);
	};

	test.each(failedResponses)('says why in the first run: $what', async (row) => {
		wassly.simulator.misbehave(row.response);
		await expectError(row);
		expect(paths()).toEqual([LOGIN_PATH]);
	});

	test.each(rejectedCredentials)('says why in the first run: $what', async (row) => {
		save(row.credential);
		await expectError(row);
		expect(paths()).toEqual(row.httpCode === 'ECONNREFUSED' ? [] : [LOGIN_PATH]);
	});

	test.each(emptyCredentials)('says why, without a request: $what', async (row) => {
		save(row.credential);
		await expectError(row);
		expect(paths()).toEqual([]);
	});

	test.each(failedResponses)('says why when it renews a token: $what', async (row) => {
		save({ token: 'expired-token' });
		wassly.simulator.misbehave(bad.status(401), row.response);
		await expectError(row);
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH]);
	});

	test.each(rejectedCredentials.filter(({ httpCode }) => httpCode !== 'ECONNREFUSED'))(
		'says why when it renews a token: $what',
		async (row) => {
			save({ ...row.credential, token: 'expired-token' });
			wassly.simulator.misbehave(bad.status(401));
			await expectError(row);
			expect(paths()).toEqual([LIST_PATH, LOGIN_PATH]);
		},
	);

	test('keeps the old token, so that a passing error costs nothing', async () => {
		save({ ...wrongPassword, token: 'expired-token' });
		await list();
		expect(paths()).toContain(LOGIN_PATH);
		expect(stored().token).toBe('expired-token');
	});

	test('is tried once for all items', async () => {
		save(wrongPassword);
		const run = await wassly.engine.runNode({
			parameters: { authentication: 'login' },
			input: emptyItems(20),
			onError: 'continueRegularOutput',
		});
		expect(run.items()).toHaveLength(20);
		expect(paths()).toEqual([LOGIN_PATH]);
	});

	test('ends at its timeout', async () => {
		wassly.simulator.misbehave(bad.trickle);
		const { error } = await list({ timeout: 1 });
		expect(error?.message).toBe('Wassly did not respond within 1 second');
	});
});
