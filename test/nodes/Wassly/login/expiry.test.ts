/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { emptyItems, only } from '@test/support/items';
import { LIST_PATH, LOGIN_PATH, SEND_PATH } from '@test/support/setUpWassly';
import { setUpLogin } from './setUpLogin';

const { wassly, list, paths } = setUpLogin();

/** Advice that nobody can follow whose token is hidden in the credential. */
const PASTE = /paste|tokens expire/i;

interface Expiry {
	what: string;
	response: Misbehavior;
	/** What the user reads if a new token doesn't help. */
	message: string;
}

const expiries: Expiry[] = [
	{
		what: 'a 403',
		response: bad.status(403, { success: false, message: 'Доступ запрещён' }),
		message: 'Wassly denied this request: "Доступ запрещён"',
	},
	{
		what: 'a 403 without words',
		response: bad.status(403),
		message: 'Wassly denied this request',
	},
	{
		what: 'a 419',
		response: bad.status(419, { message: 'Page Expired' }),
		message: 'Wassly says that the session has expired (HTTP 419): "Page Expired"',
	},
	...[301, 302, 303, 307, 308].map((code) => ({
		what: `a redirect with ${code}`,
		response: bad.redirect('https://elsewhere.example/login', code),
		message: `The Base URL redirects to https://elsewhere.example instead of responding (HTTP ${code})`,
	})),
	{
		what: '`success: false` with 200',
		response: bad.json({ success: false, message: 'Токен истёк' }),
		message: 'Wassly refused the request: "Токен истёк"',
	},
	{
		what: '`status: false` beside an empty list',
		response: bad.json({ status: false, message: 'Токен истёк', data: [] }),
		message: 'Wassly refused the request: "Токен истёк"',
	},
	{
		what: 'an empty list that nobody confirms',
		response: bad.json({ message: 'Unauthenticated.', data: [] }),
		message: 'Wassly sent an empty list of devices without confirming it: "Unauthenticated."',
	},
];

describe('With email and password, a list that ends in what may be an expired token', () => {
	beforeEach(async () => {
		await list();
		wassly.simulator.requests.length = 0;
	});

	test.each(expiries)('is listed with a new token: $what', async ({ response }) => {
		wassly.simulator.misbehave(response);
		const run = await list();
		expect(run.error).toBeUndefined();
		expect(run.items().map(({ json }) => json)).toEqual([documentedDevice]);
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH]);
	});

	test.each(expiries)('fails after one login with the first text: $what', async (row) => {
		const second = bad.status(403, { message: 'Something else' });
		wassly.simulator.misbehave(row.response, undefined, second);
		const { error } = await list();
		expect(error?.message).toBe(row.message);
		expect(error?.description).not.toMatch(PASTE);
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH]);
	});

	test.each(expiries)('fails with the text of a login that is refused: $what', async (row) => {
		wassly.simulator.password = 'changed';
		wassly.simulator.misbehave(row.response);
		const { error } = await list();
		expect(error?.message).toBe(
			'Wassly refused the email, the password or the API key: "Invalid credentials"',
		);
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH]);
	});

	test('is tried once more per run, however many items there are', async () => {
		wassly.simulator.alwaysMisbehave((request, response, account) => {
			const respond =
				request.url === LOGIN_PATH
					? bad.json({ success: true, data: { token: account.issueToken() } })
					: bad.status(403, { message: 'No' });
			respond(request, response, account);
		});
		const run = await wassly.engine.runNode({
			parameters: { authentication: 'login' },
			input: emptyItems(20),
			onError: 'continueRegularOutput',
		});
		expect(run.items().map(({ json }) => json.error)).toEqual(
			Array.from({ length: 20 }, () => 'Wassly denied this request: "No"'),
		);
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH]);
	});

	test('is tried once more per run, although another machine logs in meanwhile', async () => {
		const no = bad.status(403, { message: 'No' });
		const refuseMessage: Misbehavior = (request, response, account) => {
			const token = account.issueToken();
			wassly.engine.saveCredential(
				{ ...wassly.simulator.loginCredential, token },
				'wasslyLoginApi',
			);
			bad.status(404, { message: 'Not connected' })(request, response, account);
		};
		wassly.simulator.misbehave(no, undefined, undefined, refuseMessage, no);
		await wassly.engine.runNode({
			parameters: {
				authentication: 'login',
				resource: 'message',
				operation: 'send',
				sendThrough: 'best',
				to: '+15550100200',
				message: 'Hello',
			},
		});
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH, SEND_PATH, LIST_PATH]);
	});

	test('is tried with a new token in the next run, too', async () => {
		const refused = bad.status(403, { message: 'No' });
		for (let run = 0; run < 2; run++) {
			wassly.simulator.misbehave(refused, undefined, refused);
			await list();
		}
		expect(paths().filter((path) => path === LOGIN_PATH)).toHaveLength(2);
	});

	test.each([
		['a 404', bad.status(404, { message: 'Account not found' })],
		['a 422', bad.status(422, { message: 'Invalid' })],
		['a 500', bad.status(500)],
		['a web page', bad.page('Welcome')],
		['something that is no device', bad.json({ success: true, devices: ['a'] })],
	])('is not listed again for what no token can change: %s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(response);
		expect((await list()).error).toBeDefined();
		expect(paths()).toEqual([LIST_PATH]);
	});
});

describe('With email and password, a token that was got a moment ago', () => {
	test.each(expiries)('is not renewed again: $what', async ({ response, message }) => {
		wassly.simulator.misbehave(undefined, response);
		expect((await list()).error?.message).toBe(message);
		expect(paths()).toEqual([LOGIN_PATH, LIST_PATH]);
	});
});

describe('With a pasted token, a list', () => {
	test.each(expiries)('is not tried again: $what', async ({ response, message }) => {
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await wassly.engine.runNode({});
		expect(error?.message).toBe(message);
		expect(paths()).toEqual([LIST_PATH]);
	});

	test('that meets a 401 recommends the credential that renews its token', async () => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, token: 'expired-token' });
		const { error } = await wassly.engine.runNode({});
		expect(error?.description).toContain("choose 'Email and Password' in the credential's window");
		expect(paths()).toEqual([LIST_PATH]);
	});
});

describe('The picker with email and password', () => {
	const search = async () =>
		await wassly.engine.search('searchDevices', '', { authentication: 'login' });

	test.each(expiries)('lists with a new token: $what', async ({ response }) => {
		await search();
		const { token } = wassly.engine.storedCredential('wasslyLoginApi') ?? {};
		wassly.simulator.requests.length = 0;
		wassly.simulator.misbehave(response);
		expect(only((await search()).results).name).toBe('Chrome on Windows (connected)');
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH]);
		expect(wassly.engine.storedCredential('wasslyLoginApi')?.token).not.toBe(token);
	});
});

test('A message that ends in a 403 is not sent again, since it may be about the quota', async () => {
	wassly.simulator.misbehave(undefined, bad.status(403, { message: 'Limit' }));
	await wassly.engine.runNode({
		parameters: {
			authentication: 'login',
			resource: 'message',
			operation: 'send',
			instanceId: documentedDevice.instance_id,
			to: '+15550100200',
			message: 'Hello',
		},
	});
	expect(paths()).toEqual([LOGIN_PATH, SEND_PATH]);
	expect(wassly.simulator.messages).toEqual([]);
});
