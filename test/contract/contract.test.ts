/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { describedEndpoints, readDescription } from '@dev/contract/description';
import * as api from '@nodes/shared/api';
import { only } from '@test/support/items';
import { FILE, HAPPY_PATH, HAPPY_RUNS, runHappily } from './happyPath';
import { setUpReferee } from './setUpReferee';

const contract = setUpReferee();

describe('Between the node and the simulator, Prism finds no violation of docs/openapi.yaml', () => {
	let judged = 0;
	const called = new Set<string>();

	test.each(Object.entries(HAPPY_PATH))('when it is to %s', async (_name, run) => {
		await run(contract.wassly.engine);
		expect(contract.referee.violations).toEqual([]);
		expect(contract.referee.judged).toBeGreaterThan(0);
		expect(contract.referee.judged).toBe(contract.wassly.simulator.requests.length);
		judged += contract.referee.judged;
		for (const { method, path } of contract.wassly.simulator.requests) {
			called.add(`${method} ${path}`);
		}
	});

	afterAll(() => {
		process.stdout.write(`Prism judged ${judged} requests and their responses.\n`);
	});

	test('after it has judged them all, with the files as they were', async () => {
		await HAPPY_PATH['send a document and media']?.(contract.wassly.engine);
		const { document, media } = only(contract.wassly.simulator.messages).files;
		expect(document?.content).toEqual(FILE);
		expect(media?.content).toEqual(FILE);
		expect(judged).toBeGreaterThanOrEqual(Object.keys(HAPPY_PATH).length);
	});

	test('at any of the endpoints that the package knows, which are those that are described', () => {
		const known = Object.values(api)
			.filter((value) => typeof value === 'object')
			.map(({ method, path }) => `${method} ${path}`);
		const described = describedEndpoints(readDescription()).map(
			({ method, path }) => `${method} ${path}`,
		);
		expect([...called].sort()).toEqual(known.sort());
		expect(described.sort()).toEqual(known);
	});
});

describe('What is read from Wassly is requested once per run, however many items there are', () => {
	test.each(Object.entries(HAPPY_RUNS))('to %s', async (_name, parameters) => {
		await runHappily(contract.wassly.engine, parameters, 3);
		const read = contract.wassly.simulator.requests
			.filter(({ method }) => method === 'GET')
			.map(({ path }) => path);
		expect(read).toEqual([...new Set(read)]);
	});
});
