/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { captureAll, printed } from '../../engine/captureLogs';
import { Poller } from '../../../dev/engine/poller';
import { testCredential } from '../../engine/testCredential';
import { secretsIn, tracesOf } from '../../engine/traces';
import { useWassly } from '../../engine/useWassly';
import * as bad from '../../../dev/simulator/misbehaviours';
import type { Misbehaviour } from '../../../dev/simulator/misbehaviours';
import { badAnswers } from './badAnswers';

const wassly = useWassly();

beforeEach(() => {
	printed.length = 0;
	captureAll();
});

afterEach(() => jest.restoreAllMocks());

/** Everything that comes out of one way to use the package. */
const traces = async (use: () => Promise<unknown>) =>
	tracesOf(await use().catch((error: unknown) => error));

const message = {
	resource: 'message',
	operation: 'send',
	instanceId: { __rl: true, mode: 'id', value: 'instance' },
	to: '+15550100200',
	message: 'Hello',
};

const uses: Record<string, () => Promise<unknown>> = {
	list: async () => await runNode({ operation: 'list' }),
	'list, continuing on fail': async () =>
		await runNode({ operation: 'list' }, 'continueRegularOutput'),
	get: async () =>
		await runNode({ operation: 'get', deviceId: { __rl: true, mode: 'id', value: 'nobody' } }),
	send: async () => await runNode(message),
	'send, continuing on fail': async () => await runNode(message, 'continueRegularOutput'),
	trigger: async () => await pollTwice(),
	search: async () => await wassly.engine.search('searchDevices'),
	'the connection test': async () =>
		await testCredential(wassly.engine, 'wasslyApi', wassly.simulator.credential),
};

/** What a poll gives, and what it remembers of it. */
async function pollTwice() {
	const poller = new Poller(wassly.engine, { options: { emitCurrentState: true } });
	const items = await poller.poll();
	return { items, kept: poller.kept, more: await poller.poll() };
}

async function runNode(parameters: object, onError?: 'continueRegularOutput') {
	const { run } = await wassly.engine.runNode({
		parameters: { resource: 'device', options: { timeout: 1 }, ...parameters },
		onError,
	});
	return run;
}

const secretPage: Misbehaviour = (_request, response, { token }) =>
	bad.page(`No page for ${token}`)(_request, response, wassly.simulator);

const secretText: Misbehaviour = (request, response, simulator) =>
	bad.body(`No ${request.headers.authorization}`, 'text/plain')(request, response, simulator);

const secretRedirect: Misbehaviour = (request, response, simulator) =>
	bad.redirect(`http://${simulator.apikey}.example/?t=${encodeURIComponent(simulator.token)}`)(
		request,
		response,
		simulator,
	);

const cases: Array<[string, Misbehaviour | undefined]> = [
	['a good answer', undefined],
	...[200, 400, 401, 403, 404, 422, 429, 500].map((code): [string, Misbehaviour] => [
		`an answer with ${code} that echoes them`,
		bad.echo(code),
	]),
	['a web page that echoes them', secretPage],
	['a text that echoes them', secretText],
	['a redirect that echoes them', secretRedirect],
	...badAnswers.map(({ what, answer }): [string, Misbehaviour] => [what, answer]),
];

describe('API key and token', () => {
	test.each(cases)('stay out of everything that comes of %s', async (_what, answer) => {
		if (answer) wassly.simulator.alwaysMisbehave(answer);
		// The connection test would wait for five minutes, n8n's own limit.
		const impatience = setInterval(() => wassly.simulator.dropConnections(), 2000);
		const all = await Promise.all(Object.values(uses).map(traces));
		clearInterval(impatience);
		const { apikey, token } = wassly.simulator;
		expect(secretsIn([...all, ...printed].join('\n'), [apikey, token])).toEqual([]);
	});

	test('would be found in what n8n logs, if they were there', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(403, { message: 'A text to be found' }));
		const all = await Promise.all(Object.values(uses).map(traces));
		expect(printed.join('\n')).toContain('A text to be found');
		for (const trace of all.slice(0, 4)) expect(trace).toContain('A text to be found');
		expect(all[4]).toContain('Wassly does not allow this');
	});
});
