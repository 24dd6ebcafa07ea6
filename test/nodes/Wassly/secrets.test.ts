/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { ServerResponse } from 'node:http';
import { captureLogs, logged } from '@test/support/captureLogs';
import { Poller } from '@dev/engine/poller';
import { testCredential } from '@test/support/testCredential';
import { dump, findSecrets } from '@test/support/findSecrets';
import { setUpWassly } from '@test/support/setUpWassly';
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { badResponses } from './badResponses';

const wassly = setUpWassly();

beforeEach(() => captureLogs());

afterEach(() => jest.restoreAllMocks());

const runNode = async (parameters: object, onError?: 'continueRegularOutput') => {
	const { run } = await wassly.engine.runNode({
		parameters: { resource: 'device', ...parameters },
		onError,
	});
	return run;
};

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const message = {
	resource: 'message',
	operation: 'send',
	instanceId: byId('instance'),
	to: '+15550100200',
	message: 'Hello',
};

/** A pause of the rate limit would only be waited for. */
const messageWith = (options: { timeout?: number }) => ({
	...message,
	options: { ...options, rateLimitWait: 0 },
});

type Use = (options: { timeout?: number }) => Promise<unknown>;

/** Ways to use the package that have a Timeout option. */
const usesWithTimeout: Record<string, Use> = {
	list: async (options) => await runNode({ operation: 'list', options }),
	'list, continuing on fail': async (options) =>
		await runNode({ operation: 'list', options }, 'continueRegularOutput'),
	send: async (options) => await runNode(messageWith(options)),
	'send, continuing on fail': async (options) =>
		await runNode(messageWith(options), 'continueRegularOutput'),
};

/** Ways to use it whose timeout is fixed, that of the connection test to n8n's five minutes. */
const otherUses: Record<string, Use> = {
	get: async () => await runNode({ operation: 'get', deviceId: byId('nobody') }),
	trigger: async () => {
		const poller = new Poller(wassly.engine, { options: { emitCurrentState: true } });
		const items = await poller.poll();
		return { items, state: poller.kept, more: await poller.poll() };
	},
	search: async () => await wassly.engine.search('searchDevices'),
	'connection test': async () =>
		await testCredential(wassly.engine, 'wasslyApi', wassly.simulator.credential),
};

/** Begins all uses at once. @returns what becomes of each, as text */
const begin = (uses: Record<string, Use>, options: { timeout?: number } = {}) =>
	Object.entries(uses).map(
		async ([name, use]) =>
			[name, dump(await use(options).catch((error: unknown) => error))] as const,
	);

/**
 * Uses the package in every way while the server responds like this.
 *
 * @returns the outcome of each use as text, by its name
 */
async function useEverything(misbehavior?: Misbehavior, timeout?: number) {
	const unfinished = new Set<ServerResponse>();
	if (misbehavior) {
		wassly.simulator.alwaysMisbehave((request, response, simulator) => {
			// Retries are wanted here, not their waits.
			response.setHeader('retry-after', '0');
			misbehavior(request, response, simulator);
			if (!response.writableEnded) unfinished.add(response);
		});
	}
	const others = begin(otherUses);
	const outcomes = await Promise.all(begin(usesWithTimeout, timeout ? { timeout } : {}));
	// What is left would only wait for its fixed timeout.
	const hangUp = setInterval(() => unfinished.forEach((response) => response.destroy()), 20);
	outcomes.push(...(await Promise.all(others)));
	clearInterval(hangUp);
	return Object.fromEntries(outcomes);
}

const secretPage: Misbehavior = (request, response, simulator) =>
	bad.page(`No page for ${simulator.token}`)(request, response, simulator);

const secretText: Misbehavior = (request, response, simulator) =>
	bad.body(`No ${request.headers.authorization}`, 'text/plain')(request, response, simulator);

const secretRedirect: Misbehavior = (request, response, simulator) =>
	bad.redirect(`http://${simulator.apikey}.example/?t=${encodeURIComponent(simulator.token)}`)(
		request,
		response,
		simulator,
	);

const cases: Array<{ what: string; response?: Misbehavior; timeout?: number }> = [
	{ what: 'a good response' },
	...[200, 400, 401, 403, 404, 422, 429, 500].map((code) => ({
		what: `a response with ${code} that echoes them`,
		response: bad.echo(code),
	})),
	{ what: 'a web page that echoes them', response: secretPage },
	{ what: 'plain text that echoes them', response: secretText },
	{ what: 'a redirect that echoes them', response: secretRedirect },
	...badResponses,
];

describe('API key and token', () => {
	test.each(cases)('never leave the package after $what', async ({ response, timeout }) => {
		const outcomes = await useEverything(response, timeout);
		const { apikey, token } = wassly.simulator;
		const texts = [...Object.values(outcomes), ...logged];
		expect(findSecrets(texts.join('\n'), [apikey, token])).toEqual([]);
	});

	test('would be found in what n8n outputs and logs', async () => {
		const text = 'A text to be found';
		const outcomes = await useEverything(bad.status(403, { message: text }));
		expect(logged.join('\n')).toContain(text);
		const having = Object.keys(outcomes).filter((name) => outcomes[name]?.includes(text));
		// n8n's own connection test shows none of the server's messages.
		expect(having.sort()).toEqual(
			[...Object.keys(usesWithTimeout), 'get', 'search', 'trigger'].sort(),
		);
	});
});
