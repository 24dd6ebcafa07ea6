/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { documentedDevice } from '@dev/simulator/devices';
import { nth } from '@test/support/items';
import { connectedDevices, messageParameters, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, start, posts, texts } = setUpSend();

const refuse = bad.status(422, { message: 'Not now' });
const input = numbered(6);
const numbers = (...indexes: number[]) => indexes.map((index) => `Number ${index}`);

/** An execution that stops at item 3. */
async function failed(parameters = {}, misbehavior: bad.Misbehavior = refuse) {
	wassly.simulator.misbehave(undefined, undefined, undefined, misbehavior);
	const execution = start({ ...NUMBERED, ...parameters }, { input });
	await execution.result();
	return execution;
}

describe('Retry execution', () => {
	test('sends only what was not sent', async () => {
		const retry = await (await failed()).retry();
		const run = await retry.result();
		expect(run.error).toBeUndefined();
		expect(posts()).toBe(7);
		expect(texts()).toEqual(numbers(0, 1, 2, 3, 4, 5));
		expect(run.items().map(({ json, pairedItem }) => [json.conversation_id, pairedItem])).toEqual(
			input.map((_, item) => [item + 1, { item }]),
		);
	});

	test('never sends again what may have been sent, and names it', async () => {
		const retry = await (await failed({}, bad.reset)).retry();
		const { error } = await retry.result();
		expect(posts()).toBe(6);
		expect(texts()).toEqual(numbers(0, 1, 2, 4, 5));
		expect(error?.message).toContain('The message of the 4th item may have been sent');
	});

	test('goes on from the retry that failed, which the error names', async () => {
		wassly.simulator.misbehave(undefined, refuse, undefined, refuse);
		const first = start(NUMBERED, { input });
		expect((await first.result()).error?.description).toContain('retry execution execution under');
		const second = await first.retry();
		expect((await second.result()).error?.description).toContain('retry execution retry under');
		const third = await second.retry();
		expect((await third.result()).items()).toHaveLength(6);
		expect(texts()).toEqual(numbers(0, 1, 2, 3, 4, 5));
	});

	test('of an execution whose tries of Retry On Fail were used up sends the rest only', async () => {
		wassly.simulator.misbehave(undefined, refuse, refuse, refuse);
		const execution = start(NUMBERED, { input, retryOnFail: true });
		expect((await execution.result()).error?.description).not.toContain('Retry On Fail');
		await (await execution.retry()).result();
		expect(texts()).toEqual(numbers(0, 1, 2, 3, 4, 5));
	});

	test.each([
		['recipient', { to: '+15550100299' }],
		['text', { message: '={{ "Other " + $json.index }}' }],
		['contact name', { additionalFields: { contactName: 'Nathan' } }],
	])('sends all messages whose %s was changed', async (_what, change) => {
		wassly.simulator.devices = [documentedDevice, ...connectedDevices(2)];
		const execution = await failed();
		const parameters = messageParameters({ ...NUMBERED, ...change });
		await (await execution.retry({ parameters })).result();
		expect(posts()).toBe(4 + 6);
	});

	test.each([
		['another one', { instanceId: 'instance-1' }],
		['the choice of the node', { sendThrough: 'best' }],
	])('sends nothing again if only the device was changed to %s', async (_what, change) => {
		wassly.simulator.devices = [documentedDevice, ...connectedDevices(2)];
		const execution = await failed();
		const parameters = messageParameters({ ...NUMBERED, ...change });
		await (await execution.retry({ parameters })).result();
		expect(texts()).toEqual(numbers(0, 1, 2, 3, 4, 5));
	});

	test.each([
		['another content', { data: 'b3RoZXI=' }, 4],
		['the same content', {}, 3],
	])('compares the content of files: %s', async (_what, change, count) => {
		const file = { fileName: 'a.txt', mimeType: 'text/plain', data: 'aGVsbG8=' };
		const files = { same: file, other: { ...file, ...change } };
		wassly.simulator.misbehave(undefined, refuse);
		const fileParameters = (field: string) =>
			messageParameters({ message: '', additionalFields: { documentBinaryProperty: field } });
		const execution = start(fileParameters('same'), {
			input: [
				{ json: {}, binary: files },
				{ json: {}, binary: files },
			],
		});
		await execution.result();
		await (await execution.retry({ parameters: fileParameters('other') })).result();
		expect(posts()).toBe(count);
	});
});

describe('What is stored for a retry', () => {
	test('contains no text and no number of a message, even if Wassly repeats them', async () => {
		const chatty = bad.json({
			success: true,
			message: 'Message "Secret words" sent to +15550101000',
			data: { conversation_id: 1, text: 'Secret words', to: '+15550101000', number: 15550101000 },
		});
		wassly.simulator.misbehave(chatty, bad.reset);
		const execution = start(
			{ ...NUMBERED, message: '=Secret words {{ $json.index }}' },
			{ input: numbered(2) },
		);
		const stored = JSON.stringify(await execution.context());
		expect(stored).toContain('conversation_id');
		expect(stored).toContain('unknown');
		expect(stored).not.toMatch(/Secret|5550101/);
	});

	test('is gone after a success', async () => {
		const retry = await (await failed()).retry();
		expect(await retry.context()).not.toHaveProperty('wasslyMessages');
	});

	test('is gone after a success with changed messages', async () => {
		const parameters = messageParameters({ ...NUMBERED, message: 'Other' });
		const retry = await (await failed()).retry({ parameters });
		expect(await retry.context()).not.toHaveProperty('wasslyMessages');
	});

	test('is gone after a run that continues on fail', async () => {
		wassly.simulator.misbehave(undefined, bad.reset);
		const execution = start(NUMBERED, { input, onError: 'continueRegularOutput' });
		expect(nth((await execution.result()).items(), 1).json.error).toContain('may have been sent');
		expect(await execution.context()).not.toHaveProperty('wasslyMessages');
	});
});
