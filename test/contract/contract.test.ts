/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { only } from '../engine/items';
import { FILE, HAPPY_PATH } from './happyPath';
import { setUpReferee } from './setUpReferee';

const contract = setUpReferee();

describe('Between the node and the simulator, Prism finds no violation of docs/openapi.yaml', () => {
	let judged = 0;

	test.each(Object.entries(HAPPY_PATH))('when it is to %s', async (_name, run) => {
		await run(contract.wassly.engine);
		expect(contract.referee.violations).toEqual([]);
		expect(contract.referee.judged).toBeGreaterThan(0);
		expect(contract.referee.judged).toBe(contract.wassly.simulator.requests.length);
		judged += contract.referee.judged;
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
});
