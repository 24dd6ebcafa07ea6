/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { LIST_PATH, requestedPaths, setUpWassly } from '@test/support/setUpWassly';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { badResponses } from './badResponses';

const wassly = setUpWassly();

const list = async (options: { timeout?: number } = {}) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'list', options },
	});

describe('A server that does not respond as documented', () => {
	test.each(badResponses)('leads to a clear message and advice: $what', async (row) => {
		const { response, message, advice, httpCode, requests = 1, timeout } = row;
		wassly.simulator.alwaysMisbehave(response);
		const run = await list(timeout === undefined ? {} : { timeout });
		expect(run.error?.name).toBe(httpCode === undefined ? 'NodeOperationError' : 'NodeApiError');
		expect(run.error?.message).toContain(message);
		expect(run.error?.description).toContain(advice);
		// n8n's UX guidelines: say what happened, without words that alarm.
		expect(`${run.error?.message} ${run.error?.description}`).not.toMatch(
			/error|problem|failure|mistake/i,
		);
		expect(run.error?.httpCode ?? undefined).toBe(httpCode);
		expect(run.error?.context?.itemIndex).toBe(0);
		expect(wassly.simulator.requests).toHaveLength(requests);
	});

	test('is hung up on when the timeout is over', async () => {
		const hungUp = new Promise<void>((resolve) => {
			wassly.simulator.misbehave((request, response, simulator) => {
				response.on('close', resolve);
				bad.trickle(request, response, simulator);
			});
		});
		await list({ timeout: 1 });
		await hungUp;
	});

	test.each([
		[
			'no server listens',
			'http://127.0.0.1:1',
			'No server responds at http://127.0.0.1:1',
			'ECONNREFUSED',
		],
		[
			'the host is unknown',
			'http://no-such-host.invalid',
			'The host no-such-host.invalid was not found',
			/ENOTFOUND|EAI_AGAIN/,
		],
	])('leads to a clear message where %s', async (_what, baseUrl, message, httpCode) => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl });
		const { error } = await list();
		expect(error?.message).toBe(message);
		expect(error?.description).toContain("Check the credential's Base URL");
		expect(error?.httpCode).toMatch(httpCode);
		expect(error?.context?.itemIndex).toBe(0);
	});

	test('leads to a clear message where it speaks no https', async () => {
		const baseUrl = wassly.simulator.url.replace('http:', 'https:');
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl });
		expect((await list()).error?.message).toMatch(/^Couldn't connect securely to 127.0.0.1:\d+/);
	});
});

describe('A list is retried', () => {
	test.each([
		['429', bad.status(429, '', { 'retry-after': '0' })],
		['502', bad.status(502, '', { 'retry-after': '0' })],
		['503', bad.status(503, '', { 'retry-after': '0' })],
		['504', bad.status(504, '', { 'retry-after': '0' })],
		['a reset connection', bad.reset],
		['a truncated response', bad.cutBody],
	])('twice after %s', async (_what, misbehavior) => {
		wassly.simulator.misbehave(misbehavior, misbehavior);
		const run = await list();
		expect(run.items().map(({ json }) => json)).toEqual([documentedDevice]);
		expect(wassly.simulator.requests).toHaveLength(3);
	});

	test('after half a second, and then a second', async () => {
		wassly.simulator.misbehave(bad.status(503), bad.status(503));
		expect(await listAndMeasure()).toBeGreaterThanOrEqual(1500);
	});

	test('after as long as Retry-After says', async () => {
		wassly.simulator.misbehave(bad.status(503, '', { 'retry-after': '1' }));
		expect(await listAndMeasure()).toBeGreaterThanOrEqual(1000);
	});

	/** @returns how many milliseconds the list took */
	const listAndMeasure = async () => {
		const begin = performance.now();
		expect((await list()).items()).toHaveLength(1);
		// Each of the timers may end a millisecond early.
		return performance.now() - begin + 2;
	};
});

describe('A redirect', () => {
	let otherHost: Server;
	let visits: number;

	beforeAll(async () => {
		otherHost = createServer((_request, response) => {
			visits++;
			response.end('{"success":true,"devices":[{"id":"stolen"}]}');
		});
		await new Promise<void>((resolve) => otherHost.listen(0, '127.0.0.1', resolve));
	});

	beforeEach(() => {
		visits = 0;
	});

	afterAll(() => otherHost.close());

	test.each([301, 302, 303, 307, 308])('with %i is not followed to another host', async (code) => {
		const { port } = otherHost.address() as AddressInfo;
		wassly.simulator.alwaysMisbehave(bad.redirect(`http://127.0.0.1:${port}/`, code));
		expect((await list()).error?.httpCode).toBe(`${code}`);
		expect(visits).toBe(0);
		// Other clients do follow it.
		await axios.get(wassly.simulator.url);
		expect(visits).toBe(1);
	});

	test('is not followed on the same host either', async () => {
		wassly.simulator.alwaysMisbehave(bad.redirect('/login'));
		await list();
		expect(requestedPaths(wassly)).toEqual([LIST_PATH]);
	});
});
