/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ExecutionRecord } from '@nodes/Wassly/resources/message/sending/record';

/** The round that a run of the node belongs to. */
const roundOf = (runIndex: number, stored: IDataObject) =>
	new ExecutionRecord({
		getContext: () => stored,
		getNode: () => ({ type: 'n8n-nodes-wassly.wassly' }),
		evaluateExpression: () => runIndex,
	} as unknown as IExecuteFunctions).roundOf(['a message']);

describe('The rounds of a loop', () => {
	test.each([
		['an execution', [0, 1, 2]],
		["a retry after a crash, which n8n counts from the crashed node's run", [1, 2, 3]],
	])('are counted from 0 in %s', (_what, runs) => {
		const stored = {};
		expect(runs.map((run) => roundOf(run, stored))).toEqual(['0', '1', '2']);
	});

	test('are the same in further tries of a run', () => {
		const stored = {};
		expect([0, 0, 1, 1, 1, 2].map((run) => roundOf(run, stored))).toEqual([
			...['0', '0', '1', '1', '1', '2'],
		]);
	});

	test('go on from where n8n has saved the progress, whatever it counts the next one', () => {
		const stored = {};
		for (const run of [0, 1]) roundOf(run, stored);
		const saved = JSON.parse(JSON.stringify(stored)) as IDataObject;
		// The third one crashes.
		roundOf(2, stored);
		expect(roundOf(3, saved)).toBe('2');
	});
});
