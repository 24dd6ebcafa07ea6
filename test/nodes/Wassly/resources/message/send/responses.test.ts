import { demoDevices } from '../../../../../../dev/simulator/devices';
import * as bad from '../../../../../../dev/simulator/misbehavior';
import { PROFILE } from '../../../../../../dev/simulator/account';
import type { Misbehavior } from '../../../../../../dev/simulator/misbehavior';
import { emptyItems, nth } from '../../../../../engine/items';
import { SEND_PATH } from '../../../../../engine/setUpWassly';
import { setUpSend } from './setUpSend';

const { wassly, send, paths } = setUpSend();

describe('A message that Wassly rejects', () => {
	test.each<[string, Misbehavior, string, string, string]>([
		[
			'401',
			bad.status(401, { message: 'Unauthenticated.' }),
			'Wassly refused the API key or the token, so the message was not sent: "Unauthenticated."',
			'Tokens expire',
			'401',
		],
		['413', bad.status(413), 'The file is too large for Wassly', 'smaller file', '413'],
		[
			'422',
			bad.status(422, { message: 'Invalid number.' }),
			'Wassly did not accept the message: "Invalid number."',
			"'To'",
			'422',
		],
		['429', bad.status(429), 'Wassly is receiving too many requests', 'Wait a minute', '429'],
		[
			'`success: false`',
			bad.json({ success: false, message: 'Not connected' }),
			'Wassly did not send the message: "Not connected"',
			'the device is connected',
			'200',
		],
		[
			'no conversations left',
			bad.json({ success: false, message: 'You have no remaining conversations.' }),
			'Wassly did not send the message: "You have no remaining conversations."',
			'no conversations left',
			'200',
		],
		[
			'`success: false` with status 202',
			bad.status(202, { success: false, message: 'Not connected' }),
			'Wassly did not send the message: "Not connected"',
			'the device is connected',
			'200',
		],
		[
			'a redirect',
			bad.redirect('/login'),
			'The Base URL redirects',
			"Check the credential's Base URL",
			'302',
		],
	])('fails with advice and without a retry: %s', async (_what, response, ...expected) => {
		const [message, advice, httpCode] = expected;
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await send();
		expect(error?.message).toContain(message);
		expect(error?.message).not.toContain('may have been sent');
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
		expect((await send(parameters)).error?.message).toContain(`: "${serverMessage}"`);
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

test('A message was not sent if no server responds', async () => {
	wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl: 'http://127.0.0.1:1' });
	const { error } = await send();
	expect(error?.message).toBe('No server responds at http://127.0.0.1:1');
});
