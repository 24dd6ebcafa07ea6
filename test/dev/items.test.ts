/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { status } from '@dev/simulator/misbehavior';
import { setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

describe('The items of a failed run', () => {
	test('are its error, with its text and the place in the package that it comes from', async () => {
		wassly.simulator.alwaysMisbehave(status(403, { message: 'No' }));
		const run = await wassly.engine.runNode({});
		expect(() => run.items()).toThrow('Wassly denied this request: "No"');
		expect(run.error?.stack).toMatch(/^NodeApiError: Wassly denied this request: "No"\n +at /);
		expect(run.error?.stack).toMatch(/\/dist\/.+\.js:\d+/);
		expect(run.error?.stack).not.toMatch(/\n +at toNodeError/);
	});

	test('are there if the node continues on error', async () => {
		wassly.simulator.alwaysMisbehave(status(403, { message: 'No' }));
		const run = await wassly.engine.runNode({ onError: 'continueRegularOutput' });
		expect(run.items()).toHaveLength(1);
	});
});
