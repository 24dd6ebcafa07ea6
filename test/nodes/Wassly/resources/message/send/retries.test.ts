import * as bad from '../../../../../../dev/simulator/misbehavior';
import { SEND_PATH } from '../../../../../engine/setUpWassly';
import { setUpSend } from './setUpSend';

const { wassly, send, paths } = setUpSend();

const input = Array.from({ length: 6 }, (_, index) => ({ json: { index } }));
const message = '={{ "Number " + $json.index }}';

const posts = () => paths().filter((path) => path === SEND_PATH);

const texts = () => wassly.simulator.messages.map(({ fields }) => fields.message);

describe('With Retry On Fail', () => {
	test('only what was not sent goes out again', async () => {
		const refuse = bad.status(422, { message: 'Not now' });
		wassly.simulator.misbehave(undefined, undefined, undefined, refuse);
		const run = await send({ message }, { input, retryOnFail: true });
		expect(run.error).toBeUndefined();
		expect(posts()).toHaveLength(7);
		expect(run.items().map(({ json, pairedItem }) => [json.conversation_id, pairedItem])).toEqual(
			input.map((_, item) => [item + 1, { item }]),
		);
		expect(texts()).toEqual(input.map((_, index) => `Number ${index}`));
	});

	test('what may have been sent never goes out again, and the run ends by naming it', async () => {
		wassly.simulator.misbehave(undefined, undefined, undefined, bad.reset);
		const run = await send({ message }, { input, retryOnFail: true });
		expect(posts()).toHaveLength(6);
		expect(new Set(texts()).size).toBe(5);
		expect(run.error?.message).toContain('5 of 6 messages were sent');
		expect(run.error?.message).toContain('message of item 3 may have been sent');
	});
});
