/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { Poller } from '@dev/engine/poller';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { LOGIN_PATH, requestedPaths, SEND_PATH, setUpWassly } from '@test/support/setUpWassly';
import { testCredential } from '@test/support/testCredential';

const wassly = setUpWassly();

const LIMIT = 25 * 2 ** 20;

const TOO_LARGE = "Wassly's response is too large";

const list = async (parameters = {}) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'list', ...parameters },
	});

const send = async (parameters = {}) =>
	await wassly.engine.runNode({
		parameters: {
			...{ resource: 'message', operation: 'send', instanceId: documentedDevice.instance_id },
			...{ to: '+15550100200', message: 'Hello', ...parameters },
		},
		retryOnFail: true,
	});

const posts = () => requestedPaths(wassly).filter((path) => path === SEND_PATH).length;

/** Resolves when the client has closed the connection. */
const hangUp = (misbehavior: bad.Misbehavior) =>
	new Promise<void>((resolve) => {
		wassly.simulator.alwaysMisbehave((request, response, simulator) => {
			response.on('close', resolve);
			misbehavior(request, response, simulator);
		});
	});

describe('A response of 25 MiB', () => {
	test('is a list like any other', async () => {
		wassly.simulator.alwaysMisbehave(bad.listOf(LIMIT));
		expect((await list()).items()).toHaveLength(1);
	});
});

describe.each([
	['with one byte more', bad.listOf(LIMIT + 1)],
	['compressed to a thousandth', bad.gzipBomb],
	['without an end', bad.endless],
])('A larger response, %s,', (_what, tooLarge) => {
	test('ends a list, which is not requested again', async () => {
		wassly.simulator.alwaysMisbehave(tooLarge);
		const { error } = await list();
		expect(error?.message).toBe(TOO_LARGE);
		expect(error?.description).toContain('larger than 25 MiB');
		expect(error?.description).toContain("Check the credential's Base URL");
		expect(requestedPaths(wassly)).toHaveLength(1);
	});

	test('leaves open whether a message was sent, which does not go out again', async () => {
		wassly.simulator.alwaysMisbehave(tooLarge);
		const { error } = await send({ options: { ifNotConnected: 'send' } });
		expect(error?.message).toMatch(/may have been sent/);
		expect(posts()).toBe(1);
	});

	test('ends a poll, and the device picker', async () => {
		wassly.simulator.alwaysMisbehave(tooLarge);
		const message = TOO_LARGE;
		await expect(new Poller(wassly.engine, {}).poll()).rejects.toMatchObject({ message });
		await expect(wassly.engine.search('searchDevices')).rejects.toMatchObject({ message });
	});

	test('ends a login, for a node and for the connection test', async () => {
		wassly.simulator.alwaysMisbehave(tooLarge);
		expect((await list({ authentication: 'login' })).error?.message).toBe(TOO_LARGE);
		expect(
			await testCredential(wassly.engine, 'wasslyLoginApi', wassly.simulator.loginCredential),
		).toEqual({ status: 'Error', message: TOO_LARGE });
		expect(new Set(requestedPaths(wassly))).toEqual(new Set([LOGIN_PATH]));
	});
});

test.each([
	['one that never ends', bad.endless, 60],
	['one that trickles', bad.trickle, 1],
	['one that trickles, compressed', bad.trickleGzip, 1],
])('The connection of a response is closed when it is given up: %s', async (...row) => {
	const [, misbehavior, timeout] = row;
	const hungUp = hangUp(misbehavior);
	const { error } = await send({ options: { timeout, ifNotConnected: 'send' } });
	expect(error?.message).toMatch(/may have been sent/);
	expect(posts()).toBe(1);
	await hungUp;
});

describe('A body is read as UTF-8', () => {
	const utf8 = (text: string, contentType = 'application/json') => [Buffer.from(text), contentType];

	test.each([
		['with a byte order mark', ...utf8('\uFEFF{"success":true,"devices":[{"id":"ä€😀"}]}')],
		[
			'whatever charset it claims',
			...utf8('{"success":true,"devices":[{"id":"ä€😀"}]}', 'application/json; charset=latin1'),
		],
		['whatever type it claims', ...utf8('{"success":true,"devices":[{"id":"ä€😀"}]}', 'text/html')],
	])('%s, and in any pieces', async (_what, content, contentType) => {
		wassly.simulator.alwaysMisbehave((_request, response) => {
			response.writeHead(200, { 'content-type': String(contentType) });
			const bytes = [...(content as Buffer)];
			const next = () => {
				const byte = bytes.shift();
				if (byte === undefined) response.end();
				else response.write(Buffer.from([byte]), next);
			};
			next();
		});
		expect((await list()).items().map(({ json }) => json)).toEqual([{ id: 'ä€😀' }]);
	});
});
