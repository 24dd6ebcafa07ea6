/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import {
	emptyCredentials,
	failedResponses,
	rejectedCredentials,
} from '../nodes/Wassly/login/failedLogins';
import { LIST_PATH, LOGIN_PATH, requestedPaths, setUpWassly } from '@test/support/setUpWassly';
import { testCredential } from '@test/support/testCredential';

const wassly = setUpWassly();

describe('The connection test of the login credential', () => {
	/** @param changes to a good credential */
	const connect = async (changes: object = {}) =>
		await testCredential(wassly.engine, 'wasslyLoginApi', {
			...wassly.simulator.loginCredential,
			...changes,
		});

	test('succeeds by logging in and listing the devices', async () => {
		expect(await connect()).toMatchObject({ status: 'OK' });
		expect(requestedPaths(wassly)).toEqual([LOGIN_PATH, LIST_PATH]);
	});

	test('logs in even if there is a token', async () => {
		expect(await connect({ token: 'expired-token' })).toMatchObject({ status: 'OK' });
		expect(requestedPaths(wassly)).toEqual([LOGIN_PATH, LIST_PATH]);
	});

	test.each([...rejectedCredentials, ...emptyCredentials])(
		'says what is wrong: $what',
		async ({ credential, message }) => {
			expect(await connect(credential)).toEqual({
				status: 'Error',
				message: expect.stringContaining(message),
			});
		},
	);

	test.each(failedResponses)('says what is wrong: $what', async ({ response, message }) => {
		wassly.simulator.misbehave(response, response);
		expect(await connect()).toEqual({
			status: 'Error',
			message: expect.stringContaining(message),
		});
	});
});
