/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { INodeParameters } from 'n8n-workflow';
import { PACKAGE } from '@dev/engine/nodes';
import { demoDevices, documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { callTool } from '@test/support/agent';
import { only } from '@test/support/items';
import { requestedPaths, SEND_PATH, setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const SEND = {
	...{ resource: 'message', operation: 'send' },
	...{ instanceId: byId(documentedDevice.instance_id), to: '+15550100200', message: 'Hello' },
};
const LIST = { resource: 'device', operation: 'list' };
const GET = { resource: 'device', operation: 'get', deviceId: byId('nobody') };

const asTool = async (
	parameters: INodeParameters,
	onError?: 'continueRegularOutput',
	type = `${PACKAGE}.wasslyTool`,
) => await wassly.engine.runNode({ parameters, type, onError });

/** What the model reads of an agent that runs the tool as a node: the error's message alone. */
const told = async (parameters: INodeParameters) =>
	(await asTool(parameters)).error?.message ?? 'no error';

const posts = () => requestedPaths(wassly).filter((path) => path === SEND_PATH).length;

describe('The message of an error says it all to a model:', () => {
	test('that it must not send again what may have been sent', async () => {
		wassly.simulator.misbehave(bad.reset);
		expect(await told(SEND)).toBe(
			'The connection to Wassly broke before the response was complete. The message may have been sent. Do not send it again. Check the chat before sending again.',
		);
	});

	test('the same when it asks for the message once more', async () => {
		wassly.simulator.misbehave(bad.reset);
		const [, again] = await callTool(wassly.engine, SEND, [{}, {}]);
		expect(again).toMatch(/ in an earlier try, and did not go out again\. Do not send it again\. /);
		expect(posts()).toBe(1);
	});

	test.each<[string, INodeParameters, string[]]>([
		[
			'a number without a country code',
			{ to: '0171 123' },
			["'To' has no country code", 'so the message was not sent. A number', "starts with '+'"],
		],
		[
			'no text',
			{ message: '' },
			["'Message' is empty", 'The message was not sent. Fill in', "Fill in 'Message'"],
		],
		[
			'a device that is none',
			{ instanceId: byId("={{ '' }}") },
			["'Device' is empty. The message was not sent. Fill in 'Device'."],
		],
		[
			'a choice that does not exist',
			{ options: { ifNotConnected: 'wait' } },
			["'If Not Connected' can't be", '. The message was not sent. Use one of these'],
		],
	])('that nothing was sent, and what to correct in %s', async (_, parameters, words) => {
		const text = await told({ ...SEND, ...parameters });
		for (const word of words) expect(text).toContain(word);
		expect(posts()).toBe(0);
	});

	test.each<[string, bad.Misbehavior, string]>([
		[
			'a refusal',
			bad.json({ success: false, message: 'Not on WhatsApp' }),
			'"Not on WhatsApp". The message was not sent. Check that \'Device\'',
		],
		[
			'a refused token',
			bad.status(401),
			"The message was not sent. Tokens expire: choose 'Email and Password'",
		],
		[
			'too many requests',
			bad.status(429, '', { 'retry-after': '3600' }),
			'The message was not sent. Wassly accepts no messages until',
		],
	])('that the message was not sent, and what to do, after %s', async (_, misbehavior, words) => {
		wassly.simulator.alwaysMisbehave(misbehavior);
		const text = await told({ ...SEND, options: { rateLimitWait: 0 } });
		expect(text).toContain(words);
		expect(text).not.toContain('Do not send it again');
	});

	test('that no device is connected', async () => {
		wassly.simulator.devices = [{ ...documentedDevice, status: 'disconnected' }];
		expect(await told({ ...SEND, sendThrough: 'best' })).toBe(
			'No device is connected, so the message was not sent. Connect a device in Wassly, then run the node again.',
		);
	});

	test('which devices there are, of one that it does not know', async () => {
		wassly.simulator.devices = demoDevices;
		const text = await told(GET);
		expect(text).toMatch(
			/^There is no device with the ID "nobody"\. Choose a device from the list/,
		);
		expect(text).toContain(documentedDevice.instance_id);
		expect(text).not.toMatch(/sent|send/);
	});

	test('why there is no list', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(401, { message: 'Unauthenticated.' }));
		const text = await told(LIST);
		expect(text).toMatch(/: "Unauthenticated\." Tokens expire: /);
		expect(text).not.toMatch(/sent|send/);
		expect(await told({ ...LIST, returnAll: false, limit: 0 })).toMatch(
			/^'Limit' must be .*\. Set/,
		);
	});
});

test.each([SEND, GET, LIST])('A tool that continues on error outputs the same: %j', async (of) => {
	wassly.simulator.alwaysMisbehave(bad.reset);
	const stopped = await told(of);
	const run = await asTool(of, 'continueRegularOutput');
	expect(only(run.items()).json).toEqual({ error: stopped });
});

test('An agent that adds the description of an error to its message adds nothing', async () => {
	const [text] = await callTool(wassly.engine, { ...SEND, to: '0171 123' }, [{}]);
	expect(text).toContain("starts with '+'");
	expect(text).not.toContain('Details:');
});

test.each(['wassly', 'wasslyHitlTool'])(
	'As %s, message and description stay apart',
	async (type) => {
		wassly.simulator.misbehave(bad.reset);
		const parameters = type === 'wassly' ? SEND : { ...SEND, operation: 'sendAndWait' };
		const { error } = await asTool(parameters, undefined, `${PACKAGE}.${type}`);
		expect(error?.message).toMatch(/\. The message may have been sent$/);
		expect(error?.description).toMatch(/^Check the chat before sending again\./);
	},
);
