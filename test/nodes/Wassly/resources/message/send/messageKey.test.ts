/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { IDataObject } from 'n8n-workflow';
import { processedData } from '@dev/engine/processedData';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { until } from '@dev/until';
import { Process } from '@test/support/crashes';
import { only } from '@test/support/items';
import { messageParameters, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, send, startSending, posts, texts } = setUpSend();

const refuse = bad.status(422, { message: 'Not now' });
const keyed = (messageKey: unknown, options: IDataObject = {}) =>
	({ ...NUMBERED, options: { ...options, messageKey } }) as Parameters<typeof send>[0];
const BY_INDEX = keyed('={{ "order " + $json.index }}');
const input = numbered(4);
const numbers = (...indexes: number[]) => indexes.map((index) => `Number ${index}`);

describe('A message whose key', () => {
	test('was sent before does not go out again: its item says so, and the run is green', async () => {
		await send(BY_INDEX, { input: numbered(1) });
		const { json, pairedItem } = only((await send(BY_INDEX, { input: numbered(1) })).items());
		expect(json).toEqual({
			...{ success: true, message: 'The message was sent before', alreadySent: true },
			contact_mobile_number: '+15550101000',
		});
		expect(pairedItem).toEqual({ item: 0 });
		expect(posts()).toBe(1);
	});

	test('was sent before is not sent whatever its text, recipient or device are by now', async () => {
		await send(keyed('order 1'), { input: numbered(1) });
		await send({ ...keyed('order 1'), message: 'Other', to: '+15550100299', sendThrough: 'best' });
		expect(posts()).toBe(1);
	});

	test('was sent before needs no device that is connected', async () => {
		await send(BY_INDEX, { input });
		wassly.simulator.devices = [{ ...documentedDevice, status: 'disconnected' }];
		const stopping = keyed('={{ "order " + $json.index }}', { ifNotConnected: 'stop' });
		const run = await send(stopping, { input });
		expect(run.error).toBeUndefined();
		expect(run.items().every(({ json }) => json.alreadySent === true)).toBe(true);
	});

	test('may have been sent before is not sent, and an error says so', async () => {
		wassly.simulator.misbehave(bad.reset);
		await send(BY_INDEX, { input: numbered(1) });
		const { error } = await send(BY_INDEX, { input: numbered(1) });
		expect(error?.message).toBe(
			'A message with the key "order 0" may have been sent before, so this one was not sent',
		);
		expect(error?.description).toContain('Check the chat before sending again.');
		expect(posts()).toBe(1);
	});

	test('was refused before may be tried again', async () => {
		wassly.simulator.misbehave(refuse);
		await send(BY_INDEX, { input: numbered(1) });
		expect((await send(BY_INDEX, { input: numbered(1) })).error).toBeUndefined();
		expect(texts()).toEqual(numbers(0));
	});

	test('is that of another message of the run goes out once', async () => {
		const run = await send(keyed('same'), { input });
		expect(texts()).toEqual(numbers(0));
		expect(run.items().map(({ json }) => json.alreadySent)).toEqual([undefined, true, true, true]);
	});

	test('is that of another message of the run goes out once through several devices, too', async () => {
		const run = await send({ ...keyed('same'), sendThrough: 'spread' }, { input });
		expect(posts()).toBe(1);
		expect(run.items().filter(({ json }) => json.alreadySent === true)).toHaveLength(3);
	});

	test.each([
		['number', 17, '17'],
		['text with blanks around it', ' 17 ', '17'],
	])('is a %s is the same as the text', async (_what, one, other) => {
		await send(keyed(one), { input: numbered(1) });
		await send(keyed(other), { input: numbered(1) });
		expect(posts()).toBe(1);
	});

	test('is the same in another node goes out there, too', async () => {
		await send(keyed('17'), { input: numbered(1) });
		wassly.engine.workflowId = 'other';
		await send(keyed('17'), { input: numbered(1) });
		wassly.engine.workflowId = 'workflow';
		expect(posts()).toBe(2);
	});
});

describe('A list whose messages have keys', () => {
	test('may be stopped and run again: only the rest goes out', async () => {
		wassly.simulator.misbehave(undefined, undefined, refuse);
		await send(BY_INDEX, { input });
		const run = await send(BY_INDEX, { input });
		expect(texts()).toEqual(numbers(0, 1, 2, 3));
		expect(run.hints().join()).toContain('2 messages were sent before, and did not go out again');
	});

	test('never holds more than some hundred marks of messages that it only looks for', async () => {
		wassly.simulator.devices = [{ ...documentedDevice, status: 'disconnected' }];
		let most = 0;
		processedData.onAccess = () => (most = Math.max(most, processedData.size));
		const stopping = keyed('={{ "order " + $json.index }}', { ifNotConnected: 'stop' });
		await send(stopping, { input: numbered(1000) });
		expect(most).toBeGreaterThan(0);
		expect(most).toBeLessThan(500);
		expect(processedData.size).toBe(0);
	});

	test('sends the rest although nobody knows of one, which the error names', async () => {
		wassly.simulator.misbehave(undefined, bad.reset);
		await send(BY_INDEX, { input });
		const { error } = await send(BY_INDEX, { input });
		expect(texts()).toEqual(numbers(0, 2, 3));
		expect(error?.message).toContain('The message of the 2nd item may have been sent');
	});

	test('may crash and be run again', async () => {
		Process.watch();
		const process = await Process.start(wassly.engine);
		const gate = wassly.simulator.holdAfter(2);
		process.engine.startNode({ parameters: messageParameters(BY_INDEX ?? {}), input });
		await until('the third message is on its way', () => gate.held() === 1);
		await until('the others are noted', () => processedData.size === 2 + 2);
		process.crash();
		gate.release();
		const { error } = await send(BY_INDEX, { input });
		expect(texts()).toEqual(numbers(0, 1, 2, 3));
		expect(error?.message).toContain('The message of the 3rd item may have been sent');
		await process.remove();
	});

	test('fetches no file of a message that was sent before', async () => {
		const parameters = {
			...BY_INDEX,
			additionalFields: { documentUrl: 'http://127.0.0.1:9/gone.pdf' },
		};
		await send(BY_INDEX, { input });
		expect((await send(parameters, { input })).error).toBeUndefined();
	});
});

test('60 deliveries of the same webhook at once send one message', async () => {
	const runs = Array.from({ length: 60 }, () => startSending(BY_INDEX, { input: numbered(1) }).run);
	const items = (await Promise.all(runs)).map((run) => only(run.items()).json);
	expect(posts()).toBe(1);
	expect(items.filter(({ alreadySent }) => alreadySent === true)).toHaveLength(59);
});

test('60 deliveries at once send one message although the first ones are refused', async () => {
	wassly.simulator.misbehave(refuse, refuse);
	const runs = Array.from({ length: 60 }, () => startSending(BY_INDEX, { input: numbered(1) }).run);
	const failed = (await Promise.all(runs)).filter(({ error }) => error !== undefined);
	expect(failed).toHaveLength(2);
	expect(texts()).toHaveLength(1);
});

test('Keys are remembered for 10,000 messages at least, and the oldest go first', async () => {
	await send(BY_INDEX, { input: numbered(1) });
	const fill = async (count: number, from: string) => {
		const keys = Array.from({ length: count }, (_, index) => `${from} ${index}`);
		const node = { id: 'Node' };
		await processedData.checkProcessedAndRecord(
			keys,
			'node',
			{ workflow: { id: 'workflow' }, node } as never,
			{ mode: 'entries', maxEntries: 20_000 },
		);
	};
	await fill(10_000, 'a');
	await send(BY_INDEX, { input: numbered(1) });
	expect(posts()).toBe(1);
	await fill(20_000, 'b');
	await send(BY_INDEX, { input: numbered(1) });
	expect(posts()).toBe(2);
	await until('it has not grown', () => processedData.size <= 20_000);
});

describe('A key', () => {
	test.each([
		['empty', ''],
		['blank', '={{ " " }}'],
		['missing', '={{ $json.nothing }}'],
		['too long', 'a'.repeat(257)],
		['an object', '={{ $json }}'],
		['not a number', '={{ NaN }}'],
	])('that is %s is refused before the first message', async (_what, key) => {
		const { error } = await send(keyed(key), { input });
		expect(error?.message).toMatch(/^'Message Key' (is|must be) .*, so no message was sent$/);
		expect(posts()).toBe(0);
	});

	test('of 256 characters is not too long', async () => {
		await send(keyed('a'.repeat(256)), { input: numbered(1) });
		expect(posts()).toBe(1);
	});

	test('is of no use in a workflow that was never saved', async () => {
		wassly.engine.workflowId = '';
		const { error } = await send(BY_INDEX, { input });
		wassly.engine.workflowId = 'workflow';
		expect(error?.message).toContain("n8n remembers a 'Message Key' only in a saved workflow");
		expect(posts()).toBe(0);
	});
});

describe("While n8n's database", () => {
	const failing = (times: number) => {
		let left = times;
		processedData.onAccess = (when) => {
			if (when === 'before' && left-- > 0) throw new Error('SQLITE_BUSY: +15550101000');
		};
	};

	test.each([
		['with a key', BY_INDEX],
		['without a key', NUMBERED],
	])('is busy for a moment, a message %s waits', async (_what, parameters) => {
		failing(2);
		expect((await send(parameters, { input })).error).toBeUndefined();
		expect(texts()).toEqual(numbers(0, 1, 2, 3));
	});

	test.each([
		['with a key', BY_INDEX],
		['without a key', NUMBERED],
	])(
		'does not work, a message %s is not sent, and the error says so',
		async (_what, parameters) => {
			failing(Infinity);
			const { error } = await send(parameters, { input });
			expect(error?.message).toBe(
				'0 of 4 messages were sent, then the 1st item stopped the run. n8n could not record the message in its database, so it was not sent',
			);
			expect(posts()).toBe(0);
		},
	);

	test('can not note that a message was sent, it is told as sent, and noted later', async () => {
		processedData.onAccess = () => {
			if (posts() > 0) throw new Error('SQLITE_BUSY');
		};
		const run = await send(BY_INDEX, { input: numbered(1) });
		expect(only(run.items()).json.success).toBe(true);
		processedData.onAccess = () => {};
		const again = await send(BY_INDEX, { input: numbered(1) });
		expect(only(again.items()).json.alreadySent).toBe(true);
		expect(posts()).toBe(1);
	});
});

test('In a workflow that was never saved, the tries of Retry On Fail send what was not sent', async () => {
	wassly.engine.workflowId = '';
	wassly.simulator.misbehave(undefined, refuse);
	await send(NUMBERED, { input, retryOnFail: true });
	wassly.engine.workflowId = 'workflow';
	expect(texts()).toEqual(numbers(0, 1, 2, 3));
});
