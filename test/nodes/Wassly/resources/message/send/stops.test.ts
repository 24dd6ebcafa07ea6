/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { rmSync } from 'node:fs';
import * as bad from '@dev/simulator/misbehavior';
import { nth } from '@test/support/items';
import { pathOfStored, storeEmptyFile } from '@test/support/storeEmptyFile';
import { until } from '@dev/until';
import { connectedDevices, numbered, NUMBERED, setUpSend } from './setUpSend';

const { wassly, send, start, posts, texts } = setUpSend();

const refuse = bad.status(422, { message: 'Not now' });

describe('A batch that stops', () => {
	const stopAt3 = async (misbehavior = refuse) => {
		wassly.simulator.misbehave(undefined, undefined, undefined, misbehavior);
		return (await send(NUMBERED, { input: numbered(6) })).error;
	};

	test('says how many messages were sent, and which item stopped it', async () => {
		const error = await stopAt3();
		expect(error?.message).toBe(
			`3 of 6 messages were sent, then the 4th item stopped the run. Wassly did not accept the message: "Not now". The message was not sent`,
		);
		expect(error?.context?.itemIndex).toBe(3);
		expect(posts()).toBe(4);
	});

	test('says what to do about it, and that nothing else was sent', async () => {
		const error = await stopAt3();
		expect(error?.description).toContain("'To' is a number that uses WhatsApp");
		expect(error?.description).toContain('Nothing else was sent.');
		expect(error?.description).toContain(
			"To send the rest, retry execution execution under Executions: messages that were sent, or may have been sent, don't go out again. Executing the workflow or the node anew would send all of them again.",
		);
		expect(error?.description).not.toContain('Retry On Fail');
	});

	test('names no execution that n8n does not store', async () => {
		wassly.engine.settings = { saveManualExecutions: false };
		const error = await stopAt3();
		wassly.engine.settings = {};
		expect(error?.description).not.toMatch(/retry/i);
		expect(error?.description).toContain(
			'To send the rest, run the workflow with only the items that were not sent: a new execution sends all of its items.',
		);
	});

	test('may be run again if its messages have keys', async () => {
		wassly.simulator.misbehave(undefined, refuse);
		const parameters = { ...NUMBERED, options: { messageKey: '={{ $json.index }}' } };
		const { error } = await send(parameters, { input: numbered(3) });
		expect(error?.description).toContain('To send the rest, run the workflow again');
		expect(error?.description).not.toMatch(/retry/i);
	});

	test('keeps the status of the response', async () => {
		expect((await stopAt3())?.httpCode).toBe('422');
	});

	test('by a message that may have been sent says nothing of that one twice', async () => {
		const error = await stopAt3(bad.reset);
		expect(error?.description).not.toContain('may also have been sent');
	});

	test('names every other message that may have been sent', async () => {
		wassly.simulator.devices = connectedDevices(3);
		const gate = wassly.simulator.holdAfter(0);
		wassly.simulator.misbehave(bad.reset, bad.reset, refuse);
		const instanceId = '={{ "instance-" + $json.index }}';
		const execution = start({ ...NUMBERED, instanceId }, { input: numbered(3) });
		await until('three messages are on their way', () => gate.held() === 3);
		gate.release();
		const { error } = await execution.result();
		const all = ['1st', '2nd'];
		const others = all.filter((item) => !error?.message.includes(`the ${item} item stopped`));
		expect(error?.description).toMatch(
			new RegExp(`The messages? of the ${others.join(' and ')} items? may also have been sent`),
		);
	});

	test('says so of a message that may have been sent', async () => {
		const error = await stopAt3(bad.reset);
		expect(error?.message).toMatch(
			/^3 of 6 .* the 4th item stopped the run\. .* may have been sent$/,
		);
	});

	test('keeps the receipts of the messages that were sent', async () => {
		const error = await stopAt3();
		const { messages } = error as unknown as { messages: string[] };
		expect(messages.map((line) => JSON.parse(line) as object)).toEqual(
			numbered(3).map(({ json }, item) =>
				expect.objectContaining({
					...{ item: item + 1, contact_mobile_number: json.to, conversation_id: item + 1 },
				}),
			),
		);
	});

	/** A receipt with a field of so many characters. */
	const receiptWith = (size: number) =>
		bad.json({ success: true, data: { conversation_id: 1, field: 'x'.repeat(size) } });

	test('leaves out receipts that are too long, and names their items', async () => {
		wassly.simulator.misbehave(
			...[undefined, undefined, receiptWith(2 ** 20), undefined, receiptWith(2 ** 20)],
			...[receiptWith(2 ** 20), receiptWith(2 ** 20), refuse],
		);
		const error = (await send(NUMBERED, { input: numbered(8) })).error;
		expect(error?.message).toMatch(/^7 of 8 messages were sent, then the 8th item /);
		const { messages } = error as unknown as { messages: string[] };
		expect(messages.slice(0, -1).map((line) => JSON.parse(line).item)).toEqual([1, 2, 4]);
		expect(messages.at(-1)).toBe('Also sent, with receipts too long to list: items 3, 5–7');
	});

	test('leaves out receipts that are too many', async () => {
		wassly.simulator.misbehave(
			undefined,
			...Array.from({ length: 160 }, () => receiptWith(3500)),
			refuse,
		);
		const error = (await send(NUMBERED, { input: numbered(170) })).error;
		expect(error?.message).toMatch(/^161 of 170 messages were sent, then the 162nd item /);
		const { messages } = error as unknown as { messages: string[] };
		expect(messages.join('').length).toBeLessThan(501_000);
		const kept = messages.length - 1;
		expect(kept).toBeGreaterThan(100);
		expect(messages.at(-1)).toBe(
			`Also sent, with receipts too long to list: items ${kept + 1}–161`,
		);
	});

	test('with its only message says no more than what became of it', async () => {
		wassly.simulator.misbehave(refuse);
		const { error } = await send();
		expect(error?.message).toBe(
			'Wassly did not accept the message: "Not now". The message was not sent',
		);
	});
});

describe('A file', () => {
	const withFiles = async () => {
		const stored = await storeEmptyFile(1000, { fileName: 'a.pdf', mimeType: 'application/pdf' });
		const lost = await storeEmptyFile(1000, { fileName: 'b.pdf', mimeType: 'application/pdf' });
		// n8n deletes the second one while the first message is on its way.
		wassly.simulator.onMessage = () => rmSync(pathOfStored(lost), { force: true });
		return [stored, lost].map((data) => ({ json: {}, binary: { data } }));
	};
	const parameters = { additionalFields: { documentBinaryProperty: 'data' } };

	test('that is lost before its turn stops the batch with a text that says so', async () => {
		const { error } = await send(parameters, { input: await withFiles() });
		expect(error?.message).toBe(
			`1 of 2 messages was sent, then the 2nd item stopped the run. The file in the field "data", which 'Document Binary Field' points to, has no content. The message was not sent`,
		);
		expect(texts()).toHaveLength(1);
	});
});

test('Continue On Fail sends the rest, and says why for each item that was not sent', async () => {
	wassly.simulator.misbehave(undefined, refuse, bad.reset);
	const run = await send(NUMBERED, { input: numbered(5), onError: 'continueRegularOutput' });
	expect(run.error).toBeUndefined();
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
		numbered(5).map((_, item) => ({ item })),
	);
	expect(nth(run.items(), 1).json.error).toContain('The message was not sent');
	expect(nth(run.items(), 2).json.error).toContain('The message may have been sent');
	expect(texts()).toEqual(['Number 0', 'Number 3', 'Number 4']);
});
