/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice, manyDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { sendJson } from '@dev/simulator/responses';
import { emptyItems, nth } from '@test/support/items';
import { SEND_PATH } from '@test/support/setUpWassly';
import { setUpSend, TO } from './setUpSend';

const { wassly, send, paths } = setUpSend();

describe('Sending a batch', () => {
	test('sends one message per item, in their order', async () => {
		wassly.simulator.devices = manyDevices(9);
		const input = [1, 2, 4, 5, 7, 8].map((index) => ({
			json: { instance_id: `instance-${index}`, text: `Number ${index}` },
		}));
		const run = await send(
			{ instanceId: '={{ $json.instance_id }}', message: '={{ $json.text }}' },
			{ input },
		);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			input.map((_, item) => ({ item })),
		);
		expect(
			wassly.simulator.messages.map(({ fields }) => [fields.instance_id, fields.message]),
		).toEqual(input.map(({ json }) => [json.instance_id, json.text]));
	});

	test('waits at least the interval between two messages', async () => {
		const times: number[] = [];
		const noteTime: Misbehavior = (_request, response) => {
			times.push(performance.now());
			sendJson(response, 200, { success: true, message: 'Message sent successfully' });
		};
		wassly.simulator.alwaysMisbehave(noteTime);
		await send({ options: { interval: 300 } }, { input: emptyItems(3) });
		expect(times).toHaveLength(3);
		// Timers may end a millisecond early.
		expect(nth(times, 1) - nth(times, 0)).toBeGreaterThanOrEqual(299);
		expect(nth(times, 2) - nth(times, 1)).toBeGreaterThanOrEqual(299);
	});

	test('sends 47 of 50 messages when 3 are wrong, and says why for each of the 3', async () => {
		const wrong: Record<number, object> = {
			7: { to: 'x' },
			23: { id: 'nobody' },
			41: { text: '' },
		};
		const input = Array.from({ length: 50 }, (_, index) => ({
			json: { to: TO, id: documentedDevice.instance_id, text: 'Hello', ...wrong[index] },
		}));
		const run = await send(
			{ to: '={{ $json.to }}', instanceId: '={{ $json.id }}', message: '={{ $json.text }}' },
			{ input, onError: 'continueRegularOutput' },
		);
		const failed = run.items().filter(({ json }) => json.error !== undefined);
		expect(wassly.simulator.messages).toHaveLength(47);
		expect(failed.map(({ json, pairedItem }) => [pairedItem, json.error])).toEqual([
			[{ item: 7 }, expect.stringContaining("'To' is not a phone number")],
			[{ item: 23 }, expect.stringContaining('The selected instance id is invalid.')],
			[{ item: 41 }, expect.stringContaining("'Message' is empty")],
		]);
	});

	test('makes exactly 20 requests for 20 messages when a connection is reset', async () => {
		const input = Array.from({ length: 20 }, (_, index) => ({ json: { index } }));
		wassly.simulator.misbehave(...Array.from({ length: 9 }, () => undefined), bad.reset);
		const run = await send(
			{ message: '={{ "Number " + $json.index }}' },
			{ input, onError: 'continueRegularOutput' },
		);
		expect(paths()).toEqual(Array.from({ length: 20 }, () => SEND_PATH));
		expect(wassly.simulator.messages).toHaveLength(19);
		expect(nth(run.items(), 9).json.error).toContain('may have been sent');
	});
});
