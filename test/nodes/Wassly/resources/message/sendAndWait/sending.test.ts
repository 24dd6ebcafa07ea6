/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { WAIT_INDEFINITELY, type INodeParameters } from 'n8n-workflow';
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { emptyItems, first, nth, only } from '@test/support/items';
import { setUpSendAndWait, TO } from './setUpSendAndWait';

const { wassly, run, ask } = setUpSendAndWait();

const LINK =
	/^http:\/\/127\.0\.0\.1:5678\/webhook-waiting\/execution\/Node\?round=0&signature=\w{64}$/;

describe('Sending a message that waits for the response', () => {
	test('sends the text, an empty line and one link, then waits', async () => {
		const { run: waiting } = await run();
		const { fields } = only(wassly.simulator.messages);
		expect(fields).toMatchObject({
			instance_id: documentedDevice.instance_id,
			contact_mobile_number: TO,
		});
		const lines = String(fields.message).split('\r\n');
		expect(lines).toEqual(['May I?', '', expect.stringMatching(LINK)]);
		expect(waiting.status).toBe('waiting');
		expect(waiting.waitTill).toEqual(WAIT_INDEFINITELY);
	});

	test("sends Markdown in WhatsApp's signs", async () => {
		await run({ message: '# Refund\nMay I **refund** it?', options: { format: 'markdown' } });
		const { fields } = only(wassly.simulator.messages);
		expect(fields.message).toMatch(/^\*Refund\*\r\nMay I \*refund\* it\?\r\n\r\nhttp/);
	});

	test('asks once, for the first of many items, and does not look at the others', async () => {
		const input = [{ json: { to: TO } }, { json: { to: 'nobody' } }, { json: {} }];
		const { run: waiting } = await run({ to: '={{ $json.to }}' }, { input });
		expect(waiting.status).toBe('waiting');
		expect(wassly.simulator.messages).toHaveLength(1);
	});

	test('asks nobody else if the first item has no number, and the node continues on fail', async () => {
		const input = [{ json: { to: 'nobody' } }, { json: { to: TO } }];
		const node = await run({ to: '={{ $json.to }}' }, { input, onError: 'continueRegularOutput' });
		expect(node.run.waitTill).toBeUndefined();
		expect(node.items().map(({ json }) => json)).toEqual([
			{ error: expect.stringContaining("'To' is not a phone number") },
		]);
		expect(wassly.simulator.messages).toEqual([]);
	});

	test('sends through the best connected device', async () => {
		wassly.simulator.devices = demoDevices;
		const node = await run({ sendThrough: 'best' });
		expect(node.run.status).toBe('waiting');
		expect(only(wassly.simulator.messages).fields.instance_id).toBe(first(demoDevices).instance_id);
	});

	test('uses another device if the chosen one is not connected', async () => {
		wassly.simulator.devices = demoDevices.map((device, index) =>
			index === 0 ? { ...device, status: 'disconnected' } : device,
		);
		const node = await run({ options: { ifNotConnected: 'useBest' } });
		expect(node.run.status).toBe('waiting');
		expect(only(wassly.simulator.messages).fields.instance_id).toBe(
			nth(demoDevices, 2).instance_id,
		);
	});

	describe('does not wait', () => {
		test('if Wassly refuses the message, and says so', async () => {
			wassly.simulator.misbehave(bad.json({ success: false, message: 'Not on WhatsApp' }));
			const { run: ended, error } = await run();
			expect(error?.message).toContain('"Not on WhatsApp". The message was not sent');
			expect(ended.waitTill).toBeUndefined();
			expect(ended.status).toBe('error');
		});

		test('if nobody knows whether the message was sent, and says so', async () => {
			wassly.simulator.misbehave(bad.reset);
			const { run: ended, error } = await run();
			expect(error?.message).toContain('The message may have been sent');
			expect(error?.description).toContain('"Retry execution" asks again');
			expect(ended.waitTill).toBeUndefined();
			expect(ended.status).toBe('error');
		});

		test('if nobody knows it, even if the node continues on fail', async () => {
			wassly.simulator.misbehave(bad.reset);
			const node = await run({}, { onError: 'continueRegularOutput' });
			expect(node.run.waitTill).toBeUndefined();
			expect(first(node.items()).json.error).toContain('The message may have been sent');
		});

		test('as a plain tool of an AI agent, which would get no response', async () => {
			const { error } = await run({}, { type: 'n8n-nodes-wassly.wasslyTool' });
			expect(error?.message).toContain("An AI tool can't wait for a response");
			expect(wassly.simulator.requests).toEqual([]);
		});
	});

	test('asks for review of an AI tool', async () => {
		const { run: waiting } = await run({}, { type: 'n8n-nodes-wassly.wasslyHitlTool' });
		expect(waiting.status).toBe('waiting');
	});

	test.each([
		['no text', { message: '  ' }, "'Message' is empty"],
		['a text that shows nothing', { message: '\u200b' }, "'Message' is empty"],
		[
			'an object in the text',
			{ message: '=May I {{ { refund: 1042 } }}?' },
			'\'Message\' contains "[object Object]"',
		],
		[
			'a choice that shows nothing',
			{ responseType: 'choice', choices: { values: [{ label: '\u2800' }] } },
			"'Label' is empty",
		],
		['no choices', { responseType: 'choice' }, "'Choices' is empty"],
		[
			'a choice without a label',
			{ responseType: 'choice', choices: { values: [{ label: 'A' }, { label: ' ' }] } },
			"'Label' is empty",
		],
		[
			'the same choice twice',
			{ responseType: 'choice', choices: { values: [{ label: 'A' }, { label: ' A ' }] } },
			'\'Choices\' contains "A" twice',
		],
		[
			'a choice that cannot be seen',
			{ responseType: 'choice', choices: { values: [{ label: '\u200b\u2060' }] } },
			"'Label' is empty",
		],
		...['a\u0000b', 'a\rb', 'a\u001bb', 'a\u0085b'].map(
			(label): [string, INodeParameters, string] => [
				`the control character in ${JSON.stringify(label)} of a choice`,
				{ responseType: 'choice', choices: { values: [{ label }] } },
				'\'Choices\' contains a control character in "a\ufffdb"',
			],
		),
		[
			'a language that is none',
			{ options: { pageLanguage: 'Arabic, please' } },
			"'Page Language' contains",
		],
		['an unknown way to respond', { responseType: 'customForm' }, "'Response Type' can't be"],
		[
			'a time to wait that is no number',
			{ options: { limitWaitTime: { values: { resumeAmount: 'soon' } } } },
			"'Amount' must be a number",
		],
		[
			'no time to wait at all',
			{ options: { limitWaitTime: { values: { resumeAmount: 0 } } } },
			"The time in 'Limit Wait Time' has passed",
		],
		[
			'a time limit in the past',
			{
				options: {
					limitWaitTime: {
						values: { limitType: 'atSpecifiedTime', maxDateAndTime: '2024-01-01T00:00:00' },
					},
				},
			},
			"The time in 'Limit Wait Time' has passed",
		],
		[
			'a time limit without a time',
			{ options: { limitWaitTime: { values: { limitType: 'atSpecifiedTime' } } } },
			"'Max Date and Time' is empty",
		],
	])('sends nothing with %s', async (_, parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(message);
		expect(wassly.simulator.requests).toEqual([]);
	});

	test('asks for a text, and not for a file, where there is none', async () => {
		const { error } = await run({ message: '  ' });
		expect(error?.message).toBe("'Message' is empty");
	});

	test('sends once with Retry On Fail, even if the input item carries an error', async () => {
		const input = [{ json: { error: 'of a node before' } }];
		const { run: waiting } = await run({}, { retryOnFail: true, input });
		expect(waiting.status).toBe('waiting');
		expect(wassly.simulator.messages).toHaveLength(1);
	});

	test('does not send again with Retry On Fail if the message may have been sent', async () => {
		wassly.simulator.misbehave(bad.reset);
		const { run: ended, error } = await run({}, { retryOnFail: true });
		expect(error?.message).toContain('may have been sent in an earlier try');
		expect(error?.description).toContain('"Retry execution" asks again');
		expect(ended.waitTill).toBeUndefined();
		expect(wassly.simulator.requests).toHaveLength(1);
	});
});

describe('The wait limit', () => {
	const limit = (values: object) => ({ options: { limitWaitTime: { values } } }) as never;
	const MINUTE = 60_000;

	test.each([
		['90 minutes', { resumeAmount: 90, resumeUnit: 'minutes' }, 90 * MINUTE],
		['1.5 hours', { resumeAmount: 1.5, resumeUnit: 'hours' }, 90 * MINUTE],
		['2 days', { resumeAmount: 2, resumeUnit: 'days' }, 2 * 24 * 60 * MINUTE],
		['an hour by default', { limitType: 'afterTimeInterval' }, 60 * MINUTE],
	])('is %s', async (_, values, milliseconds) => {
		const before = Date.now();
		const { run: waiting } = await run(limit(values));
		const until = waiting.waitTill?.getTime() ?? 0;
		expect(until).toBeGreaterThanOrEqual(before + milliseconds);
		expect(until).toBeLessThanOrEqual(Date.now() + milliseconds);
	});

	test('is a time in the zone of the workflow', async () => {
		const { run: waiting } = await run(
			limit({ limitType: 'atSpecifiedTime', maxDateAndTime: '2999-01-15T10:00:00' }),
		);
		// n8n's default time zone.
		expect(waiting.waitTill?.toISOString()).toBe('2999-01-15T15:00:00.000Z');
	});

	test('that passes while Wassly receives too many requests keeps the message from going out', async () => {
		wassly.simulator.misbehave(bad.status(429, '', { 'retry-after': '3' }));
		const { run: ended, error } = await run(limit({ resumeAmount: 0.025, resumeUnit: 'minutes' }));
		expect(error?.message).toBe(
			"The time in 'Limit Wait Time' passed before the message could be sent, so nothing was sent",
		);
		expect(ended.waitTill).toBeUndefined();
		expect(wassly.simulator.messages).toEqual([]);
	});

	test('is never later than what n8n takes for forever', async () => {
		const { run: waiting } = await run(limit({ resumeAmount: 1e300, resumeUnit: 'days' }));
		expect(waiting.waitTill).toEqual(WAIT_INDEFINITELY);
	});

	test('hands the whole input on, without a response', async () => {
		const input = [...emptyItems(1), { json: { order: 1042 } }];
		const node = await ask(limit({ resumeAmount: 1, resumeUnit: 'minutes' }), { input });
		const after = await node.timeOut();
		expect(after.run.status).toBe('success');
		expect(after.items().map(({ json }) => json)).toEqual([{}, { order: 1042 }]);
		expect(wassly.simulator.messages).toHaveLength(1);
	});
});

describe('The link', () => {
	afterEach(() => {
		wassly.engine.webhookUrl = undefined;
	});

	const hintsAt = async (webhookUrl: string, input = emptyItems(1)) => {
		wassly.engine.webhookUrl = webhookUrl;
		const { run: waiting } = await run({}, { input });
		expect(waiting.status).toBe('waiting');
		return (waiting.data.resultData.runData.Node?.[0]?.hints ?? []).map(({ message }) => message);
	};

	test.each([
		['n8n.example.com', 'has no scheme', 'https://n8n.example.com/'],
		['localhost:5678', 'has no scheme but looks as if it had', 'https://n8n.example.com/'],
		['https://example.com/n8n', 'has a path', 'https://example.com/'],
	])('is not sent if WEBHOOK_URL is %s, which %s', async (webhookUrl, _, advice) => {
		wassly.engine.webhookUrl = webhookUrl;
		const { error } = await run();
		expect(error?.message).toContain('so nothing was sent');
		expect(error?.description).toContain('WEBHOOK_URL');
		expect(error?.description).toContain(advice);
		expect(wassly.simulator.requests).toEqual([]);
	});

	test.each([
		...['http://localhost:5678', 'http://127.0.0.1:5678', 'http://[::1]:5678', 'http://n8n:5678'],
		...['http://10.1.2.3', 'http://172.16.0.1', 'http://172.31.0.1', 'http://192.168.1.20'],
		...['http://169.254.1.1', 'http://[fd12::1]', 'http://[fe80::1]', 'http://0.0.0.0:5678'],
		...['https://n8n.local', 'https://n8n.internal', 'https://n8n.home.arpa'],
	])('at %s is told to be out of reach for a phone', async (webhookUrl) => {
		const [hint, ...others] = await hintsAt(webhookUrl);
		expect(hint).toContain(`The link in the message starts with ${webhookUrl}, which a phone`);
		expect(hint).toContain('WEBHOOK_URL');
		expect(others).toEqual([]);
	});

	test.each([
		...['https://n8n.example.com', 'https://n8n.example.com:8443', 'http://172.32.0.1'],
		...['https://10.example.com', 'http://11.0.0.1', 'http://[2001:db8::1]', 'https://fd.example'],
	])('at %s is told nothing about', async (webhookUrl) => {
		expect(await hintsAt(webhookUrl)).toEqual([]);
	});

	test.each([
		[2, 'the other item was not'],
		[4, 'the other 3 items were not'],
	])('of the first of %i items comes with a hint', async (count, words) => {
		expect(await hintsAt('https://n8n.example.com', emptyItems(count))).toEqual([
			`Only the first item was asked about; ${words}. To ask once per item, use a loop.`,
		]);
	});
});

describe('Human review', () => {
	const review = async (message: string, toolParameters: unknown) => {
		await run(
			{ message },
			{
				type: 'n8n-nodes-wassly.wasslyHitlTool',
				input: [{ json: { tool: 'Refund', toolParameters } as never }],
			},
		);
		return String(only(wassly.simulator.messages).fields.message).split('\r\n\r\nhttp')[0];
	};

	test('shows the parameters of the tool as lines, with the message that n8n fills in', async () => {
		const message =
			'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}';
		const text = await review(message, {
			To: '+15550100300',
			Message: 'Hi\nAmount: 1 <b>',
			Amount: 9000,
			Items: ['a', { b: 1 }],
			Note: null,
		});
		expect(text?.split('\r\n')).toEqual([
			'The agent wants to run this tool: Refund',
			'',
			'Input:',
			'To: +15550100300',
			'Message: Hi',
			'    Amount: 1 <b>',
			'Amount: 9000',
			'Items: ["a",{"b":1}]',
			'Note: null',
		]);
	});

	test('leaves other messages as they are', async () => {
		expect(await review('=Run {{ JSON.stringify($tool.parameters) }}?', { a: 1 })).toBe(
			'Run {"a":1}?',
		);
	});
});

test('Send Through offers no devices to spread one message over, but old workflows still send', async () => {
	wassly.simulator.devices = demoDevices;
	const { run: waiting } = await run({ sendThrough: 'spread' });
	expect(waiting.status).toBe('waiting');
	const { properties } =
		wassly.engine.nodeTypes.getByNameAndVersion('n8n-nodes-wassly.wassly').description;
	const shown = properties.filter(({ displayOptions }) =>
		displayOptions?.show?.operation?.includes('sendAndWait'),
	);
	expect(JSON.stringify(shown)).toContain('Best Connected Device');
	expect(JSON.stringify(shown)).not.toMatch(/All Connected Devices|spread|any item|per input item/);
});
