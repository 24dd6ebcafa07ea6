/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { PROFILE } from '@dev/simulator/account';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { emptyItems, nth, only } from '@test/support/items';
import { SEND_PATH } from '@test/support/setUpWassly';
import { setUpSend, TO } from './setUpSend';

const { wassly, send, start, paths, posts, texts } = setUpSend();

const CHECK_DEVICE =
	"Check that 'Device' is the instance_id of a connected device (not its name), and that 'To' is a number that uses WhatsApp.";
const CHECK_PLAN = 'Check in the Wassly admin dashboard that your plan has conversations left.';

describe('A message that Wassly refuses', () => {
	test.each<[what: string, Misbehavior, message: string, advice: string, httpCode?: string]>([
		[
			'401',
			bad.status(401, { message: 'Unauthenticated.' }),
			'Wassly refused the API key or the token: "Unauthenticated."',
			'Tokens expire',
			'401',
		],
		[
			'400 with JSON',
			bad.status(400, { success: false, message: 'Device is not connected to WhatsApp.' }),
			'Wassly did not accept the message: "Device is not connected to WhatsApp."',
			CHECK_DEVICE,
			'400',
		],
		[
			'400 without words',
			bad.status(400),
			'Wassly did not accept the message (HTTP 400)',
			CHECK_DEVICE,
			'400',
		],
		[
			'402',
			bad.status(402, { success: false, message: 'Plan expired' }),
			'Wassly denied this message: "Plan expired"',
			CHECK_PLAN,
			'402',
		],
		[
			'403',
			bad.status(403, { success: false, message: 'Insufficient Conversation Limit' }),
			'Wassly denied this message: "Insufficient Conversation Limit"',
			CHECK_PLAN,
			'403',
		],
		[
			'404 with JSON',
			bad.status(404, { success: false, message: 'Contact not found' }),
			'Wassly did not find the device or the recipient: "Contact not found"',
			CHECK_DEVICE,
			'404',
		],
		[
			'a web page with 404',
			bad.status(404, '<html></html>'),
			'There is no Wassly API at the Base URL (HTTP 404)',
			"Check the credential's Base URL",
			'404',
		],
		['413', bad.status(413), 'The file is too large for Wassly', 'smaller file', '413'],
		[
			'422',
			bad.status(422, { message: 'Invalid number.' }),
			'Wassly did not accept the message: "Invalid number."',
			CHECK_DEVICE,
			'422',
		],
		[
			'`success: false`',
			bad.json({ success: false, message: 'Not connected' }),
			'Wassly refused the message: "Not connected"',
			`${CHECK_DEVICE} ${CHECK_PLAN}`,
		],
		[
			'`status: false`',
			bad.json({ status: false, message: 'Not connected' }),
			'Wassly refused the message: "Not connected"',
			`${CHECK_DEVICE} ${CHECK_PLAN}`,
		],
		[
			'no conversations left',
			bad.json({
				success: false,
				message: 'Бесед не осталось.',
				data: { remaining_conversations: 0 },
			}),
			'Wassly refused the message: "Бесед не осталось."',
			`${CHECK_DEVICE} ${CHECK_PLAN}`,
		],
		[
			'`success: false` with status 202',
			bad.status(202, { success: false, message: 'Not connected' }),
			'Wassly refused the message: "Not connected"',
			`${CHECK_DEVICE} ${CHECK_PLAN}`,
		],
	])('fails with advice and without a retry: %s', async (_what, response, ...expected) => {
		const [message, advice, httpCode] = expected;
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await send();
		expect(error?.name).toBe(httpCode === undefined ? 'NodeOperationError' : 'NodeApiError');
		expect(error?.message).toBe(`${message}. The message was not sent`);
		expect(error?.description).toContain(advice);
		expect(error?.httpCode).toBe(httpCode);
		expect(paths()).toEqual([SEND_PATH]);
	});

	test.each([
		['an unknown device', { instanceId: 'nobody' }, 'The selected instance id is invalid.'],
		[
			'a disconnected device',
			{ instanceId: nth(demoDevices, 1).instance_id },
			'The WhatsApp instance is not connected.',
		],
	])("fails with Wassly's message for %s", async (_what, parameters, serverMessage) => {
		wassly.simulator.devices = demoDevices;
		expect((await send(parameters)).error?.message).toContain(
			`: "${serverMessage}". The message was not sent`,
		);
	});

	test("fails with Wassly's message when no conversations are left", async () => {
		wassly.simulator.remainingConversations = 1;
		const run = await send({}, { input: emptyItems(2) });
		expect(run.error?.message).toContain('You have no remaining conversations.');
		expect(run.error?.context?.itemIndex).toBe(1);
	});
});

describe('A message that Wassly may have sent', () => {
	/** @param options those of the node */
	const expectUnclear = async (response: Misbehavior, options = {}) => {
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await send({ options });
		expect(error?.message).toMatch(/\. The message may have been sent$/);
		expect(error?.description).toContain('Check the chat before sending again');
		expect(paths()).toEqual([SEND_PATH]);
	};

	test.each<[string, Misbehavior]>([
		['500', bad.status(500)],
		['502', bad.status(502)],
		['503', bad.status(503, '', { 'retry-after': '0' })],
		['504', bad.status(504)],
		['a reset connection', bad.reset],
		['a truncated response', bad.cutBody],
		['a truncated compressed response', bad.cutGzip],
		['499', bad.status(499, { success: false, message: 'Client closed request' })],
		...[301, 302, 303, 307, 308].map((code): [string, Misbehavior] => [
			`a redirect with ${code}`,
			bad.redirect('/login', code),
		]),
		...[false, 0, 'false', null, '', 'no', undefined].map((success): [string, Misbehavior] => [
			`a receipt beside success ${JSON.stringify(success)}`,
			bad.json({ success, message: 'Message sent successfully', data: { conversation_id: 2 } }),
		]),
		['neither yes nor no', bad.json({ success: null, message: 'Queued' })],
		['a web page', bad.page('Welcome')],
		['broken JSON', bad.brokenJson],
		['an empty response', bad.emptyBody],
		['a response without fields', bad.json({})],
		['an error from an unknown source', bad.json({ error: 'upstream timeout' })],
		['a response that does not mention a message', bad.json({ success: true })],
		['another message', bad.json({ success: true, message: 'The message could not be sent' })],
		[
			'the response to a login',
			bad.json({ success: true, message: 'Login Successfully', data: PROFILE }),
		],
		['something that is not HTTP', bad.notHttp],
	])('fails, says so and is not retried: %s', async (_what, response) => {
		await expectUnclear(response);
	});

	test.each<[string, Misbehavior]>([
		['no response', bad.silence],
		['an endless response', bad.trickle],
	])('fails, says so and is not retried: %s', async (_what, response) => {
		await expectUnclear(response, { timeout: 1 });
	});
});

test('The item names the recipient that the message was for, whatever the response says', async () => {
	const data = { conversation_id: 2, contact_mobile_number: '+15550100299' };
	wassly.simulator.misbehave(bad.json({ success: true, data }));
	expect(only((await send()).items()).json.contact_mobile_number).toBe(TO);
});

describe('Whatever a receipt contains, a message that may have left goes out once', () => {
	const odd = { toString: 'x', valueOf: 'y' };
	const deep = (depth: number): unknown => (depth === 0 ? 'end' : { next: deep(depth - 1) });

	test.each<[string, object]>([
		['words that can not be read', { success: true, message: odd, data: { conversation_id: 1 } }],
		['words that can not be read, and no data', { success: true, message: odd }],
		['data that can not be read', { success: true, message: 'Message sent', data: odd }],
		['a flag that can not be read', { success: odd, message: odd, data: odd }],
		['a refusal that can not be read', { success: false, message: odd, error: odd, errors: odd }],
		['a number for words', { success: true, message: 7, data: { message_type: odd } }],
		['data 1,000 deep', { success: true, data: { message_type: 'text', more: deep(1000) } }],
	])('%s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(bad.json(response));
		const run = await start({}, { retryOnFail: true, maxTries: 3 }).result();
		const said = run.error?.message ?? run.items().map(({ json }) => json.success);
		expect(said).toEqual(
			typeof said === 'string'
				? expect.stringMatching(/message (may have been|was not) sent/)
				: [true],
		);
		const wasRefused = typeof said === 'string' && said.includes('was not sent');
		if (!wasRefused) expect(posts()).toBe(1);
	});

	test('a token of a new login that would break every pattern', async () => {
		wassly.simulator.misbehave(
			bad.json({ success: true, data: { token: '|'.repeat(8000) } }),
			undefined,
			undefined,
		);
		const { error } = await start(
			{ authentication: 'login' },
			{ retryOnFail: true, maxTries: 3 },
		).result();
		expect(posts()).toBeLessThanOrEqual(3);
		expect(texts().length).toBeLessThanOrEqual(1);
		expect(JSON.stringify(error ?? '')).not.toContain(wassly.simulator.apikey);
	});
});

test('A message was not sent if no server responds', async () => {
	wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl: 'http://127.0.0.1:1' });
	const { error } = await send();
	expect(error?.message).toBe('No server responds at http://127.0.0.1:1. The message was not sent');
});
