/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { demoDevices } from '@dev/simulator/devices';
import { emptyItems, nth, only } from '@test/support/items';
import { LIST_PATH, SEND_PATH } from '@test/support/setUpWassly';
import { setUpSend, TO } from './setUpSend';

const { wassly, send, paths } = setUpSend();

describe('Nothing is sent', () => {
	test.each([
		['0151 123', '\'To\' has no country code: "0151 123", so the message was not sent'],
		['', "'To' is empty for this item, so the message was not sent"],
		[
			'+1234567',
			'\'To\' is too short for country code +1: "+1234567", so the message was not sent',
		],
		['somebody', '\'To\' is not a phone number: "somebody", so the message was not sent'],
	])('to any item if the recipient of one is %j', async (to, message) => {
		const input = [{ json: { to: TO } }, { json: { to } }];
		const { error } = await send({ to: '={{ $json.to }}' }, { input });
		expect(error?.message).toBe(message);
		expect(error?.context?.itemIndex).toBe(1);
		expect(paths()).toEqual([]);
	});

	test('to anybody if the name of the field is misspelt', async () => {
		const input = [{ json: { phone: TO } }];
		const { error } = await send({ to: '=+{{ $json.phon }}' }, { input });
		expect(error?.message).toBe("'To' is empty for this item, so the message was not sent");
		expect(error?.description).toContain('Check the name of the field');
		expect(paths()).toEqual([]);
	});

	test('to a number that a spreadsheet has rounded', async () => {
		const input = [{ json: { phone: 9.66501e11 } }];
		const { error } = await send({ to: '=+{{ $json.phone }}' }, { input });
		expect(error?.message).toMatch(/^'To' was rounded by a spreadsheet: "\+966501000000"/);
		expect(paths()).toEqual([]);
	});

	test.each(['Germany', '49', 'XX', '={{ {} }}'])(
		'if Default Country is %j',
		async (defaultCountry) => {
			const { error } = await send({ options: { defaultCountry } });
			expect(error?.message).toMatch(/^'Default Country' is not a country: /);
			expect(paths()).toEqual([]);
		},
	);

	test('if the message is not text', async () => {
		const { error } = await send({ message: '={{ $json }}' });
		expect(error?.message).toBe("'Message' must be text");
		expect(paths()).toEqual([]);
	});

	test('if there is neither a text nor a file', async () => {
		const { error } = await send({ message: ' \n' });
		expect(error?.message).toBe("'Message' is empty, and there is no file to send");
		expect(paths()).toEqual([]);
	});

	test('without a device', async () => {
		const { error } = await send({ instanceId: '={{ $json.nothing }}' });
		expect(error?.message).toBe("'Device' is empty");
		expect(paths()).toEqual([]);
	});
});

describe('With If Not Connected set to Stop', () => {
	beforeEach(() => {
		wassly.simulator.devices = demoDevices;
	});

	const connected = nth(demoDevices, 0);
	const disconnected = nth(demoDevices, 1);
	const options = { ifNotConnected: 'stop' };

	test('the devices are listed once per run', async () => {
		const run = await send({ options }, { input: emptyItems(5) });
		expect(run.items()).toHaveLength(5);
		expect(paths()).toEqual([LIST_PATH, ...Array.from({ length: 5 }, () => SEND_PATH)]);
	});

	test('a device that is not connected sends nothing, and is named', async () => {
		const { error } = await send({ options, instanceId: disconnected.instance_id });
		expect(error?.message).toBe(
			'The device "Firefox on Ubuntu" is not connected (disconnected), so the message was not sent',
		);
		expect(paths()).toEqual([LIST_PATH]);
	});

	test('a device is also found by its id', async () => {
		const run = await send({ options, instanceId: connected.id });
		expect(only(run.items()).json.instance_id).toBe(connected.instance_id);
	});

	test('an unknown device sends nothing, and the known ones are named', async () => {
		const { error } = await send({ options, instanceId: 'nobody' });
		expect(error?.message).toBe(
			'There is no device with the ID "nobody". The message was not sent',
		);
		expect(error?.description).toContain('Chrome on Windows');
		expect(paths()).toEqual([LIST_PATH]);
	});
});

describe('With Default Country', () => {
	test.each([
		['SA', '={{ $json.phone }}', 501234567, '+966501234567'],
		['={{ "sa" }}', '={{ $json.phone }}', '0501234567', '+966501234567'],
		['SA', '={{ $json.phone }}', '+4915112345678.0', '+4915112345678'],
		['', '=+{{ $json.phone }}', 966501234567, '+966501234567'],
	])('%j, %j with %j is sent to %s', async (defaultCountry, to, phone, expected) => {
		await send({ to, options: { defaultCountry } }, { input: [{ json: { phone } }] });
		expect(only(wassly.simulator.messages).fields.contact_mobile_number).toBe(expected);
	});
});
