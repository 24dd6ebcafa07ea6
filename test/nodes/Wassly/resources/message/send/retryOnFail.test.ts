/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { callTool } from '@test/support/agent';
import { PACKAGE } from '@dev/engine/nodes';
import { nth } from '@test/support/items';
import { until } from '@dev/until';
import {
	connectedDevices,
	messageParameters,
	numbered,
	NUMBERED,
	setUpSend,
	TO,
} from './setUpSend';

const { wassly, send, start, posts, texts } = setUpSend();

const refuse = bad.status(422, { message: 'Not now' });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `Number ${index}`);

describe('With Retry On Fail', () => {
	const setup = { input: numbered(6), retryOnFail: true };

	test('only what was not sent goes out again', async () => {
		wassly.simulator.misbehave(undefined, undefined, undefined, refuse);
		const run = await start(NUMBERED, setup).result();
		expect(run.error).toBeUndefined();
		expect(posts()).toBe(7);
		expect(texts()).toEqual(numbers(6));
	});

	test('an item that was sent in an earlier try hands on its receipt', async () => {
		wassly.simulator.misbehave(undefined, refuse);
		const input = numbered(2);
		const run = await start(NUMBERED, { ...setup, input }).result();
		const { instanceId } = { instanceId: '14wdfwef-da6f-11f0-3314-32423432' };
		expect(run.items().map(({ json }) => json)).toEqual(
			input.map(({ json }, index) => ({
				success: true,
				message: 'Message sent successfully',
				message_type: 'text',
				conversation_id: index + 1,
				remaining_conversations: 40_969 - index,
				instance_id: instanceId,
				contact_mobile_number: json.to,
			})),
		);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('what may have been sent never goes out again, and the run ends by naming it', async () => {
		wassly.simulator.misbehave(undefined, undefined, undefined, bad.reset);
		const { error } = await start(NUMBERED, setup).result();
		expect(posts()).toBe(6);
		expect(texts()).toEqual(numbers(6).filter((text) => text !== 'Number 3'));
		expect(error?.message).toBe(
			'5 of 6 messages were sent. The message of the 4th item may have been sent in an earlier try, and did not go out again',
		);
		expect(error?.description).toContain('Check the chat');
	});

	test('the error belongs to the first item that may have been sent', async () => {
		wassly.simulator.misbehave(undefined, bad.reset, undefined, bad.reset);
		const { error } = await start(NUMBERED, setup).result();
		expect(error?.context?.itemIndex).toBe(1);
	});

	test('the error counts what an earlier try has sent, although a device can not be used by now', async () => {
		const devices = connectedDevices(2);
		wassly.simulator.devices = devices;
		const gate = wassly.simulator.holdAfter(1);
		wassly.simulator.misbehave(undefined, refuse, bad.reset);
		const input = [0, 1].map((index) => ({ json: { index, to: numbered(2)[index]?.json.to } }));
		const execution = start(
			{
				...NUMBERED,
				instanceId: '={{ "instance-" + $json.index }}',
				options: { ifNotConnected: 'stop' },
			},
			{ input, retryOnFail: true, maxTries: 2, waitBetweenTries: 500 },
		);
		await until('both messages are on their way', () => gate.held() === 2);
		Object.assign(nth(devices, 0), { status: 'disconnected' });
		gate.release();
		const { error } = await execution.result();
		expect(error?.message).toContain('The device "Device 0" is not connected');
		expect(error?.description).toContain('The message of the 2nd item may also have been sent');
	});

	test('all messages that may have been sent are named', async () => {
		wassly.simulator.misbehave(undefined, bad.reset, bad.reset);
		const { error } = await start(NUMBERED, setup).result();
		expect(error?.message).toContain('The messages of the 2nd and 3rd items may have been sent');
	});

	test.each([
		'={{ $json.index + " " + $now.toMillis() }}',
		'={{ $json.index + " " + Math.random() }}',
	])('a text that changes by itself goes out once: %s', async (message) => {
		wassly.simulator.misbehave(undefined, undefined, bad.reset, refuse);
		const { error } = await start({ ...NUMBERED, message }, setup).result();
		expect(posts()).toBe(7);
		expect(new Set(texts().map((text) => text?.split(' ')[0])).size).toBe(5);
		expect(error?.message).toContain('The message of the 3rd item may have been sent');
	});

	test('a single message that may have been sent does not go out again', async () => {
		wassly.simulator.misbehave(bad.reset);
		const { error } = await start({}, { retryOnFail: true }).result();
		expect(posts()).toBe(1);
		expect(error?.message).toContain('may have been sent in an earlier try');
	});

	test('the same message for two items goes out twice', async () => {
		wassly.simulator.misbehave(undefined, undefined, refuse);
		const input = [{ json: {} }, { json: {} }, { json: {} }];
		await start({}, { input, retryOnFail: true }).result();
		expect(texts()).toEqual(['Hello', 'Hello', 'Hello']);
		expect(posts()).toBe(4);
	});

	test('and Continue On Fail, messages go out once although an item can not be read', async () => {
		const input = [{ json: { to: 'nobody', index: 0 } }, ...numbered(3)];
		const run = await start(NUMBERED, {
			...{ input, retryOnFail: true, onError: 'continueRegularOutput' },
		}).result();
		expect(texts()).toEqual(numbers(3));
		expect(run.items().map(({ json }) => 'error' in json)).toEqual([true, false, false, false]);
	});

	test('and Continue On Fail, a first item that may have been sent does not go out again', async () => {
		wassly.simulator.misbehave(bad.reset);
		const run = await start(NUMBERED, {
			...{ ...setup, onError: 'continueRegularOutput' },
		}).result();
		expect(posts()).toBe(6);
		expect(nth(run.items(), 0).json.error).toContain('may have been sent in an earlier try');
	});

	test('and Execute Once, the message goes out once', async () => {
		const input = [{ json: {} }];
		wassly.simulator.misbehave(refuse);
		await start({}, { input, retryOnFail: true }).result();
		expect(texts()).toEqual(['Hello']);
	});

	test('every round of a loop sends its own messages', async () => {
		// The first item fails in each try, so that n8n runs the node again and the rest is remembered.
		const input = [{ json: { to: 'nobody', index: 0 } }, ...numbered(2)];
		await start(NUMBERED, {
			...{ input, retryOnFail: true, onError: 'continueRegularOutput', rounds: 2 },
		}).result();
		expect(texts()).toEqual([...numbers(2), ...numbers(2)]);
	});

	test('a tool of an AI agent never sends again what may have been sent', async () => {
		wassly.simulator.misbehave(bad.reset);
		const parameters = messageParameters({ message: "={{ $fromAI('message') }}" });
		const told = await callTool(
			wassly.engine,
			parameters,
			[{ message: 'Hello' }, { message: 'Other' }, { message: 'Hello' }],
			true,
		);
		expect(posts()).toBe(2);
		expect(texts()).toEqual(['Other']);
		expect(told.map((response) => response.includes('may have been sent'))).toEqual([
			...[true, false, true],
		]);
	});
});

describe('A tool that an agent of version 3 runs as a node', () => {
	afterEach(() => {
		wassly.engine.workflowId = 'workflow';
	});

	test.each([
		['of a workflow that is saved', 'workflow'],
		['of a workflow that was never saved', ''],
	])('never sends again what may have been sent: %s', async (_what, workflowId) => {
		wassly.engine.workflowId = workflowId;
		wassly.simulator.misbehave(bad.reset);
		const run = await start(
			{},
			{ type: `${PACKAGE}.wasslyTool`, onError: 'continueRegularOutput', rounds: 3 },
		).result();
		expect(posts()).toBe(1);
		expect(nth(run.items(), 0).json.error).toContain('may have been sent');
	});
});

test('A tool of an AI agent sends the same message again when it is called again', async () => {
	const told = await callTool(wassly.engine, messageParameters({}), [{}, {}]);
	expect(told.map((response) => response.includes('Message sent'))).toEqual([true, true]);
	expect(texts()).toEqual(['Hello', 'Hello']);
});

test('A model needs a recipient and a text only', async () => {
	const parameters = {
		...{ resource: 'message', operation: 'send', sendThrough: 'best' },
		...{ to: "={{ $fromAI('to') }}", message: "={{ $fromAI('message') }}" },
	};
	await callTool(wassly.engine, parameters, [{ to: TO, message: 'Hi' }]);
	expect(texts()).toEqual(['Hi']);
});

test('Without Retry On Fail, the run stops at the first message that was not sent', async () => {
	wassly.simulator.misbehave(undefined, refuse);
	await send(NUMBERED, { input: numbered(3) });
	expect(posts()).toBe(2);
});
