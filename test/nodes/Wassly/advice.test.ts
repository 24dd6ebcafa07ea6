/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

const list = async (authentication = 'token') =>
	await wassly.engine.runNode({ parameters: { authentication } });

const send = async (authentication = 'token') =>
	await wassly.engine.runNode({
		parameters: {
			authentication,
			resource: 'message',
			operation: 'send',
			instanceId: documentedDevice.instance_id,
			to: '+15550100200',
			message: 'Hello',
			options: { rateLimitWait: 0 },
		},
	});

describe('The advice', () => {
	test('after too many messages names Interval', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(429, '', { 'retry-after': '7' }));
		const { error } = await send();
		expect(error?.description).toMatch(
			/^Wassly accepts no messages until [-\d]+ [:\d]+ UTC\. Send it again then, .* To send more slowly, set 'Interval' in the node's options\.$/,
		);
	});

	test('after too many lists does not name Interval, which a list has not', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(429, '', { 'retry-after': '0' }));
		const { error } = await list();
		expect(error?.description).toContain('Wait a minute');
		expect(error?.description).not.toContain('Interval');
	});

	test.each([
		['a list', list],
		['a message', send],
	])('after a refused token names the way without a terminal: %s', async (_what, run) => {
		wassly.simulator.alwaysMisbehave(bad.status(401));
		const { error } = await run();
		expect(error?.description).toContain("choose 'Email and Password' in the credential's window");
	});

	test.each([
		['a list', list],
		['a message', send],
	])('asks nobody to paste a token that n8n renews: %s', async (_what, run) => {
		wassly.simulator.misbehave(undefined, ...Array.from({ length: 9 }, () => bad.status(401)));
		const { error } = await run('login');
		expect(error?.message).toBeTruthy();
		expect(`${error?.message} ${error?.description}`).not.toMatch(/paste|choose 'Email/);
	});
});

describe('A message that Wassly refuses', () => {
	test.each<[string, Misbehavior]>([
		...[400, 401, 402, 403, 404, 413, 422, 429].map((code): [string, Misbehavior] => [
			`HTTP ${code}`,
			bad.status(code, { success: false, message: 'No' }),
		]),
		['a refusal in a 200', bad.json({ success: false, message: 'No' })],
	])('ends with "The message was not sent" after %s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await send();
		expect(error?.message).toMatch(/\. The message was not sent$/);
	});

	test('ends so where no server responds', async () => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl: 'http://127.0.0.1:1' });
		expect((await send()).error?.message).toMatch(/\. The message was not sent$/);
	});

	test.each<[string, Misbehavior]>([
		['HTTP 500', bad.status(500)],
		['an empty 200', bad.emptyBody],
		['a broken connection', bad.reset],
	])('does not promise that after %s', async (_what, response) => {
		wassly.simulator.alwaysMisbehave(response);
		const { error } = await send();
		expect(error?.message).toMatch(/\. The message may have been sent$/);
		expect(error?.description).toContain('Check the chat');
	});
});
