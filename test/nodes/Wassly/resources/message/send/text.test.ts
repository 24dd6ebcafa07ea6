/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeParameters } from 'n8n-workflow';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { first, only } from '@test/support/items';
import { SEND_PATH } from '@test/support/setUpWassly';
import { setUpSend, TO } from './setUpSend';

const { wassly, send, sentMessage, texts, paths } = setUpSend();

describe('Sending a text', () => {
	test("outputs Wassly's receipt, paired with the item", async () => {
		const run = await send();
		expect(run.items()).toEqual([
			{
				json: {
					message_type: 'text',
					conversation_id: 1,
					remaining_conversations: 40_969,
					success: true,
					message: 'Message sent successfully',
					instance_id: documentedDevice.instance_id,
					contact_mobile_number: TO,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(sentMessage().fields).toEqual({
			instance_id: documentedDevice.instance_id,
			contact_mobile_number: TO,
			message: 'Hello',
		});
		expect(paths()).toEqual([SEND_PATH]);
	});

	test.each([
		'Emoji 👍🏽 👩‍👩‍👧‍👦',
		'مرحبا، كيف حالك؟',
		'"quotes", \\backslashes\\ and & signs',
		'--boundary\r\nContent-Disposition: form-data; name="instance_id"\r\n\r\nother',
		'  space around  ',
	])('leaves %j unchanged', async (message) => {
		await send({ message });
		expect(sentMessage().fields.message).toBe(message);
	});

	test('sends line breaks as forms do', async () => {
		await send({ message: 'one\ntwo\r\nthree' });
		expect(sentMessage().fields.message).toBe('one\r\ntwo\r\nthree');
	});

	test('sends the name of the contact', async () => {
		await send({ additionalFields: { contactName: ' Zoë “Z” ' } });
		expect(sentMessage().fields.contact_name).toBe('Zoë “Z”');
	});

	test('sends no name that shows nothing', async () => {
		await send({ additionalFields: { contactName: '\u200b\u2800' } });
		expect(sentMessage().fields).not.toHaveProperty('contact_name');
	});

	test('writes each field once, and names the boundary in the content type', async () => {
		await send();
		const { headers } = only(wassly.simulator.requests);
		const [, boundary] =
			/^multipart\/form-data; boundary=(\S+)$/.exec(`${headers['content-type']}`) ?? [];
		const part = (name: string, text: string) =>
			`\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
		const parts = sentMessage().raw.toString().trimEnd().split(`--${boundary}`);
		expect(parts.at(-1)).toBe('--');
		// Fields may come in any order.
		expect(parts.slice(0, -1).sort()).toEqual([
			'',
			part('contact_mobile_number', TO),
			part('instance_id', documentedDevice.instance_id),
			part('message', 'Hello'),
		]);
	});

	test('never puts a field called error into an item that was sent', async () => {
		wassly.simulator.misbehave(
			bad.json({
				success: true,
				message: 'Sent',
				data: { error: 'low balance', message_type: 'text' },
			}),
		);
		const { json } = first((await send()).items());
		expect(json).not.toHaveProperty('error');
		expect(json.reportedError).toBe('low balance');
	});
});

describe('A text in which there is nothing to see', () => {
	test.each([
		' \t\r\n\u0085\u2028',
		'\u00a0',
		'\u200b\u200c\u200d\u2060\ufeff',
		'\u200e\u200f\u061c\u202a\u202c\u2066\u2069',
		'\u2800',
		'\u3000\u2003',
		'\u00ad\u034f\u180e',
		'\u115f\u1160\u3164\uffa0',
		'\ufe0f\u{e0001}\u{e007f}\u{e0100}',
		'\u0000\u001b\ufff9\u{1d159}',
	])('is refused as empty: %j', async (message) => {
		const { error } = await send(
			{ message: '={{ $json.message }}' },
			{ input: [{ json: { message } }] },
		);
		expect(error?.message).toBe("'Message' is empty, and there is no file to send");
		expect(paths()).toEqual([]);
	});

	test.each(['.', '\u0601', '\u200f!', 'ー', '👍🏽', '\u0301'])('is not %j', async (message) => {
		await send({ message });
		expect(sentMessage().fields.message).toBe(message);
	});
});

describe('What an expression puts into a text by mistake', () => {
	const item = { name: { first: 'Zoë' }, price: 'free', list: [{}] };
	const sendItem = async (parameters: INodeParameters) =>
		await send(parameters, { input: [{ json: {} }, { json: item }] });
	const object = /an object.*Choose one of its fields/;
	const calculation = /calculates with.*Check the fields/;

	test.each([
		['=Hello {{ $json.name ?? "you" }}!', '[object Object]', object],
		['={{ "Hello " + ($json.name ?? "you") }}', '[object Object]', object],
		['={{ `Hello ${$json.name ?? "you"}` }}', '[object Object]', object],
		['={{ "You ordered " + ($json.list ?? "nothing") }}', '[object Object]', object],
		['=All: {{ $json.list && new Map() }}', '[object Map]', object],
		['=All: {{ $json.list?.keys() }}', '[object Array Iterator]', object],
		['={{ "Total: " + ($json.price ?? 1) * 2 + " €" }}', 'NaN', calculation],
		['=Totals: {{ [($json.price ?? 1) * 2, 5] }}', 'NaN', calculation],
		['=At {{ DateTime.fromISO($json.price ?? "2024-01-15") }}', 'Invalid DateTime', calculation],
		['=At {{ new Date($json.price ?? 0) }}', 'Invalid Date', calculation],
		['={{ ($json.price ?? 1) * 2 }}', 'NaN', calculation],
	])('stops %s before anything is sent', async (message, mistake, advice) => {
		const { error } = await sendItem({ message });
		expect(error?.message).toBe(`'Message' contains "${mistake}" instead of a value`);
		expect(error?.description).toMatch(advice);
		expect(error?.context?.itemIndex).toBe(1);
		expect(paths()).toEqual([]);
	});

	test('stops the name of a contact, too', async () => {
		const { error } = await sendItem({
			additionalFields: { contactName: '=Dr. {{ $json.name ?? "No" }}' },
		});
		expect(error?.message).toBe('\'Contact Name\' contains "[object Object]" instead of a value');
		expect(paths()).toEqual([]);
	});

	test.each([
		['NaN is [object Object]', 'NaN is [object Object]'],
		['=NaN is {{ "not [object Object]" }}', 'NaN is not [object Object]'],
		['=Note: {{ $json.note }}', 'Note: Invalid Date is NaN'],
		['={{ "BaNa" + "Nas" }}', 'BaNaNas'],
	])('is not what a person writes: %s', async (message, text) => {
		const json = message.includes('note') ? { note: 'Invalid Date is NaN' } : {};
		await send({ message }, { input: [{ json }] });
		expect(sentMessage().fields.message).toBe(text);
	});
});

describe('The format of a text', () => {
	const MARKDOWN = '# Order\n**1042** is on [its way](https://example.com/a_b).\\n';

	test('is the one that it is written in', async () => {
		await send({ message: MARKDOWN });
		await send({ message: MARKDOWN, options: { format: 'asWritten' } });
		const text = MARKDOWN.replace('\n', '\r\n');
		expect(texts()).toEqual([text, text]);
	});

	test("is WhatsApp's for Markdown, and a backslash and an n stay", async () => {
		await send({ message: MARKDOWN, options: { format: 'markdown' } });
		expect(texts()).toEqual(['*Order*\r\n*1042* is on its way (https://example.com/a_b).\\n']);
	});

	test('can depend on the item', async () => {
		const input = [{ json: { format: 'markdown' } }, { json: { format: 'asWritten' } }];
		await send({ message: '__a__', options: { format: '={{ $json.format }}' } }, { input });
		expect(texts()).toEqual(['*a*', '__a__']);
	});

	test('is refused if it is unknown', async () => {
		const { error } = await send({ options: { format: 'html' } });
		expect(error?.message).toBe("'Format' can't be \"html\"");
		expect(error?.description).toContain('asWritten, markdown');
		expect(paths()).toEqual([]);
	});

	test('has line breaks where an expression makes them of backslashes, as docs/ai-agents.md says', async () => {
		const message = String.raw`={{ $json.text.replaceAll('\\n', '\n') }}`;
		await send(
			{ message },
			{
				input: [
					{
						json: {
							text: String.raw`one
two`,
						},
					},
				],
			},
		);
		expect(texts()).toEqual(['one\r\ntwo']);
	});
});
