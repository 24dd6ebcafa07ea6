/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeExecutionData, OnError } from 'n8n-workflow';
import { setUpWassly } from '@test/support/setUpWassly';
import * as bad from '@dev/simulator/misbehavior';

const wassly = setUpWassly();

const list = async (setup: { onError: OnError; input: INodeExecutionData[] }) =>
	await wassly.engine.runNode({
		parameters: { resource: 'device', operation: 'list' },
		...setup,
	});

describe('An item that fails', () => {
	const input = [{ json: { row: 1 } }, { json: { row: 2 } }];

	test('puts the message into each item, paired with its input, from one request', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(403, { message: 'No' }));
		const run = await list({ onError: 'continueRegularOutput', input });
		expect(run.error).toBeUndefined();
		expect(run.items()).toEqual(
			[0, 1].map((item) => ({
				json: { error: 'Wassly denied this request: "No"' },
				pairedItem: { item },
			})),
		);
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test('puts the message next to the fields of the input item in the error output', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(403, { message: 'No' }));
		const run = await list({ onError: 'continueErrorOutput', input });
		expect(run.items(0)).toEqual([]);
		expect(run.items(1).map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual(
			[0, 1].map((item) => ({
				json: { row: item + 1, error: 'Wassly denied this request: "No"' },
				pairedItem: { item },
			})),
		);
	});

	test('is named when it stops the run, even if it is not the first', async () => {
		const { error } = await wassly.engine.runNode({
			parameters: { resource: 'device', operation: 'get', deviceId: '={{ $json.id }}' },
			input: ['device_id_123', 'device_id_123', 'nobody'].map((id) => ({ json: { id } })),
		});
		expect(error?.message).toBe('There is no device with the ID "nobody"');
		expect(error?.context?.itemIndex).toBe(2);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'leaves the other items alone (%s)',
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
	])('fails with a clear message: %j', async (parameters) => {
		const { error } = await wassly.engine.runNode({ parameters });
		expect(error?.message).toMatch(/^This version of the node does not know "/);
	});
});
