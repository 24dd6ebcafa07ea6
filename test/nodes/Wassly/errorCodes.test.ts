/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { NodeApiError } from 'n8n-workflow';
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { documentedDevice } from '@dev/simulator/devices';
import { setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

const list = async () => await wassly.engine.runNode({});

const send = async () =>
	await wassly.engine.runNode({
		parameters: {
			resource: 'message',
			operation: 'send',
			instanceId: documentedDevice.instance_id,
			to: '+15550100200',
			message: 'Hello',
			options: { rateLimitWait: 0 },
		},
	});

const refusal = bad.json({ success: false, message: 'No' });

const in200: Array<[what: string, response: Misbehavior]> = [
	['a refusal', refusal],
	['a web page', bad.page('Welcome')],
	['an empty body', bad.emptyBody],
	['no list', bad.json({ success: true })],
	['an entry that is no device', bad.json({ success: true, devices: [1] })],
];

/** The editor shows "Error code" with it, if there is one. */
const shownCode = (error?: object) =>
	(error as { httpCode?: string | null })?.httpCode ?? undefined;

describe('An error shows no code that tells nothing', () => {
	test.each(in200)('for a list, after a 200 with %s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await list();
		expect(error?.message).toBeTruthy();
		expect(shownCode(error)).toBeUndefined();
	});

	test.each(in200)('for a message, after a 200 with %s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await send();
		expect(error?.message).toBeTruthy();
		expect(shownCode(error)).toBeUndefined();
	});

	test('after a login that was refused in a 200', async () => {
		wassly.simulator.alwaysMisbehave(refusal);
		const { error } = await wassly.engine.runNode({ parameters: { authentication: 'login' } });
		expect(error?.message).toBe('Wassly refused the login: "No"');
		expect(shownCode(error)).toBeUndefined();
	});
});

describe('An error shows the code', () => {
	test.each([401, 403, 429, 500])('of a response with status %i', async (status) => {
		wassly.simulator.alwaysMisbehave(bad.status(status, '', { 'retry-after': '0' }));
		expect(shownCode((await list()).error)).toBe(String(status));
		expect(shownCode((await send()).error)).toBe(String(status));
	});
});

/**
 * What n8n 2.41.1 shows in place of a list that can't be loaded. Its server (sendErrorResponse) sends
 * the message, and all fields of a NodeApiError, which the editor shows as "httpCode - message" and
 * below it the description. Of any other error it sends the message alone.
 */
const shownInEditor = (error: NodeApiError) => {
	const { httpCode, description } = error.name === 'NodeApiError' ? error : {};
	return {
		title: httpCode ? `${httpCode} - ${error.message}` : error.message,
		advice: description,
	};
};

const failuresOf = async (load: () => Promise<unknown>) =>
	await load().then(
		() => undefined,
		(error: NodeApiError) => shownInEditor(error),
	);

describe.each<[string, () => Promise<unknown>]>([
	['The device picker', async () => await wassly.engine.search('searchDevices')],
	[
		"The trigger's list of devices",
		async () =>
			await wassly.engine.loadOptions({ type: 'n8n-nodes-wassly.wasslyTrigger' }, 'getDevices'),
	],
])('%s', (_which, load) => {
	test.each<[string, Misbehavior, string, string]>([
		[
			'a refusal in a 200',
			refusal,
			'Wassly refused the request: "No"',
			'the reason that Wassly gave',
		],
		['a web page', bad.page('Hi'), 'A web page came back instead of data: "Hi"', 'Base URL'],
		['HTTP 401', bad.status(401), 'Wassly refused the API key or the token', 'Tokens expire'],
		[
			'HTTP 500',
			bad.status(500),
			"Wassly can't respond right now (HTTP 500)",
			'Try again in a few minutes.',
		],
		['HTTP 404', bad.status(404), 'There is no Wassly API at the Base URL (HTTP 404)', 'Base URL'],
	])(
		'begins with no code after %s, and shows the advice',
		async (_what, response, title, advice) => {
			wassly.simulator.alwaysMisbehave(response);
			expect(await failuresOf(load)).toEqual({ title, advice: expect.stringContaining(advice) });
		},
	);

	test('begins with no code where no server responds', async () => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl: 'http://127.0.0.1:1' });
		expect(await failuresOf(load)).toEqual({
			title: 'No server responds at http://127.0.0.1:1',
			advice: expect.stringContaining('It may be temporarily down.'),
		});
	});

	test('begins with no code for an empty credential', async () => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, token: '' });
		expect(await failuresOf(load)).toEqual({
			title: 'The Token in the Wassly credential is empty',
			advice: expect.stringContaining("fill in 'Token'"),
		});
	});
});
