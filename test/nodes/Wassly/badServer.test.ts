/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import type { OnError } from 'n8n-workflow';
import { setUpWassly } from '../../engine/setUpWassly';
import { documentedDevice } from '../../../dev/simulator/devices';
import * as bad from '../../../dev/simulator/misbehaviours';
import { badResponses } from './badResponses';

const wassly = setUpWassly();

const list = async (setup: { onError?: OnError; input?: Array<{ json: object }> } = {}) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'list', options: { timeout: 1 } },
		...(setup as object),
	});

describe('A server that does not answer as documented', () => {
	test.each(badResponses)('gives a clear refusal for $what', async (row) => {
		const { answer, message, advice, httpCode, requests = 1 } = row;
		wassly.simulator.alwaysMisbehave(answer);
		const run = await list();
		expect(run.error?.name).toBe('NodeApiError');
		expect(run.error?.message).toContain(message);
		expect(run.error?.description).toContain(advice);
		expect(run.error?.httpCode).toBe(httpCode);
		expect(run.error?.context?.itemIndex).toBe(0);
		expect(run.items()).toEqual([]);
		expect(wassly.simulator.requests).toHaveLength(requests);
	});

	test.each(badResponses)(
		'never says "error", "problem", "failure" or "mistake" for $what',
		async ({ message, advice }) => {
			expect(`${message} ${advice}`).not.toMatch(/error|problem|failure|mistake/i);
		},
	);

	test('is hung up on when the time is over', async () => {
		const hungUp = new Promise<void>((resolve) => {
			wassly.simulator.misbehave((request, response, simulator) => {
				response.on('close', resolve);
				bad.trickle(request, response, simulator);
			});
		});
		await list();
		await hungUp;
	});

	test.each([
		[
			'nothing listens',
			'http://127.0.0.1:1',
			'Nothing answers at http://127.0.0.1:1',
			'ECONNREFUSED',
		],
		[
			'the host is unknown',
			'http://no-such-host.invalid',
			'The host no-such-host.invalid was not found',
			/ENOTFOUND|EAI_AGAIN/,
		],
	])('gives a clear refusal where %s', async (_what, baseUrl, message, httpCode) => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl });
		const { error } = await list();
		expect(error?.message).toBe(message);
		expect(error?.description).toContain('Check the Base URL of the credential');
		expect(error?.httpCode).toMatch(httpCode);
		expect(error?.context?.itemIndex).toBe(0);
	});

	test('gives a clear refusal where https is asked of a server without it', async () => {
		const baseUrl = wassly.simulator.url.replace('http:', 'https:');
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl });
		expect((await list()).error?.message).toMatch(
			/^No secure connection to 127.0.0.1:\d+ could be made/,
		);
	});
});

describe('A passing disturbance', () => {
	test.each([
		['429', bad.status(429)],
		['502', bad.status(502)],
		['503', bad.status(503)],
		['504', bad.status(504)],
		['a reset connection', bad.reset],
		['a cut answer', bad.cutBody],
	])('of two requests is overcome: %s', async (_what, misbehaviour) => {
		wassly.simulator.misbehave(misbehaviour, misbehaviour);
		const run = await list();
		expect(run.items().map(({ json }) => json)).toEqual([documentedDevice]);
		expect(wassly.simulator.requests).toHaveLength(3);
	});

	test('waits as long as Retry-After asks', async () => {
		wassly.simulator.misbehave(bad.status(503, '', { 'retry-after': '2' }));
		const begin = Date.now();
		expect((await list()).items()).toHaveLength(1);
		expect(Date.now() - begin).toBeGreaterThanOrEqual(2000);
	});
});

describe('A redirect', () => {
	let elsewhere: Server;
	let visits: number;

	beforeAll(async () => {
		elsewhere = createServer((_request, response) => {
			visits++;
			response.end('{"success":true,"devices":[{"id":"stolen"}]}');
		});
		await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	});

	beforeEach(() => {
		visits = 0;
	});

	afterAll(() => elsewhere.close());

	const address = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;

	test.each([301, 302, 303, 307, 308])('with %i is not followed to another host', async (code) => {
		wassly.simulator.alwaysMisbehave(bad.redirect(address(), code));
		expect((await list()).error?.httpCode).toBe(`${code}`);
		expect(visits).toBe(0);
	});

	test('is not followed on the same host either', async () => {
		wassly.simulator.alwaysMisbehave(bad.redirect('/login'));
		await list();
		expect(wassly.simulator.requests.map(({ path }) => path)).toEqual([
			'/api/whatsapp-web-devices',
		]);
	});

	test('would be followed by a client that does not forbid it', async () => {
		wassly.simulator.misbehave(bad.redirect(address()));
		await axios.get(`${wassly.simulator.url}/api/whatsapp-web-devices`);
		expect(visits).toBe(1);
	});
});

describe('An item that fails', () => {
	const input = [{ json: { row: 1 } }, { json: { row: 2 } }];

	test('each item carries the text and its pairing, from one request', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(403, { message: 'No' }));
		const run = await list({ onError: 'continueRegularOutput', input });
		expect(run.error).toBeUndefined();
		expect(run.items()).toEqual(
			[0, 1].map((item) => ({
				json: { error: 'Wassly does not allow this: "No"' },
				pairedItem: { item },
			})),
		);
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('the error output gets the text together with the fields of the input item', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(403, { message: 'No' }));
		const run = await list({ onError: 'continueErrorOutput', input });
		expect(run.items(0)).toEqual([]);
		expect(run.items(1).map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual(
			[0, 1].map((item) => ({
				json: { row: item + 1, error: 'Wassly does not allow this: "No"' },
				pairedItem: { item },
			})),
		);
	});

	test('the item that stops the run is named, where it is not the first', async () => {
		const { error } = await wassly.engine.runNode({
			parameters: { resource: 'device', operation: 'get', deviceId: '={{ $json.id }}' },
			input: ['device_id_123', 'device_id_123', 'nobody'].map((id) => ({ json: { id } })),
		});
		expect(error?.message).toBe('There is no device with the ID "nobody"');
		expect(error?.context?.itemIndex).toBe(2);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'the other items go on (%s)',
		async (onError) => {
			const run = await wassly.engine.runNode({
				parameters: {
					resource: 'device',
					operation: 'get',
					deviceId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				},
				input: ['device_id_123', 'nobody', '', 'device_id_123'].map((id) => ({ json: { id } })),
				onError,
			});
			const items = [...run.items(0), ...run.items(1)].sort(
				(a, b) => (a.pairedItem as { item: number }).item - (b.pairedItem as { item: number }).item,
			);
			expect(items.map(({ json }) => json.name ?? json.error)).toEqual([
				'Chrome on Windows',
				'There is no device with the ID "nobody"',
				"'Device' is empty",
				'Chrome on Windows',
			]);
			expect(wassly.simulator.requests).toHaveLength(1);
		},
	);
});

describe('A workflow that this version does not know', () => {
	test.each([
		[{ resource: 'group', operation: 'list' }],
		[{ resource: 'device', operation: 'remove' }],
	])('is refused in words: %j', async (parameters) => {
		const { error } = await wassly.engine.runNode({ parameters });
		expect(error?.message).toMatch(/^This version of the node can't do "/);
	});
});
