/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { LIST_DEVICES, LOGIN, SEND_MESSAGE } from '@nodes/shared/api';
import { HAPPY_PATH } from './happyPath';
import { setUpReferee } from './setUpReferee';

const contract = setUpReferee();

const headers = () => {
	const { apikey, token } = contract.wassly.simulator;
	return { apikey, Authorization: `Bearer ${token}` };
};

/** Sends a request that the node would never send. */
const request = async (method: string, path: string, own: object, data?: unknown) =>
	await axios.request({
		method,
		url: contract.referee.url + path,
		headers: { ...own },
		data,
		validateStatus: () => true,
	});

const documentedForm = {
	instance_id: documentedDevice.instance_id,
	contact_mobile_number: '+15550100200',
	message: 'Hello',
	contact_name: 'Zoë',
};

/** Sends the documented form after a change. */
async function sendForm(change: (form: Map<string, string>) => void): Promise<void> {
	const fields = new Map(Object.entries(documentedForm));
	change(fields);
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	await request(SEND_MESSAGE.method, SEND_MESSAGE.path, headers(), form);
}

const rename = (from: string, to: string) => (form: Map<string, string>) => {
	form.set(to, form.get(from) ?? '');
	form.delete(from);
};

const requestViolation = (message: RegExp) =>
	expect.arrayContaining([{ side: 'request', message: expect.stringMatching(message) }]);

const responseViolation = (message: RegExp) => [
	{ side: 'response', message: expect.stringMatching(message) },
];

describe('The referee objects to a request', () => {
	test('never if it is as documented', async () => {
		await sendForm(() => {});
		expect(contract.referee.violations).toEqual([]);
	});

	test.each(Object.keys(documentedForm))('whose form field %s is renamed', async (name) => {
		await sendForm(rename(name, `${name}s`));
		expect(contract.referee.violations).toEqual(requestViolation(/./));
	});

	test('with a form field that is not documented', async () => {
		await sendForm((form) => form.set('priority', 'high'));
		expect(contract.referee.violations).toEqual(requestViolation(/priority/));
	});

	test('with a number that lacks its plus sign', async () => {
		await sendForm((form) => form.set('contact_mobile_number', '15550100200'));
		expect(contract.referee.violations).toEqual(requestViolation(/pattern/));
	});

	test.each([
		['no API key', ({ Authorization }: ReturnType<typeof headers>) => ({ Authorization })],
		['no token', ({ apikey }: ReturnType<typeof headers>) => ({ apikey })],
	])('with %s', async (_name, without) => {
		await request(LIST_DEVICES.method, LIST_DEVICES.path, without(headers()));
		expect(contract.referee.violations).toEqual(requestViolation(/security scheme/i));
	});

	test('to log in without an API key', async () => {
		const { email, password } = contract.wassly.simulator;
		await request(LOGIN.method, LOGIN.path, {}, { email, password });
		expect(contract.referee.violations).toEqual(requestViolation(/security scheme/i));
	});

	test('to log in by another name for the email', async () => {
		const { password } = contract.wassly.simulator;
		await request(LOGIN.method, LOGIN.path, headers(), { mail: 'a@example.com', password });
		expect(contract.referee.violations).toEqual(requestViolation(/email/));
	});

	test.each([
		['path', 'GET', '/api/whatsapp-web-device'],
		['method', 'POST', LIST_DEVICES.path],
	])('with another %s', async (_name, method, path) => {
		await request(method, path, headers());
		expect(contract.referee.violations).toEqual(requestViolation(/./));
	});
});

describe('The referee objects to a response', () => {
	const incomplete = { ...documentedDevice, instance_id: undefined };
	const receipt = { message_type: 'text', conversation_id: 1, remaining_conversations: 1 };
	const sent = { success: true, message: 'Message sent successfully', data: receipt };

	test.each([
		['an extra field', 'list devices', { success: true, devices: [], page: 1 }, /page/],
		[
			'an extra field of a device',
			'list devices',
			{ success: true, devices: [{ ...documentedDevice, session: 'x' }] },
			/session/,
		],
		['a missing field', 'list devices', { success: true, devices: [incomplete] }, /instance_id/],
		[
			'a number for a text',
			'list devices',
			{ success: true, devices: [{ ...documentedDevice, id: 1 }] },
			/string/,
		],
		['an extra field', 'send a text', { ...sent, data: { ...receipt, cost: 1 } }, /cost/],
		[
			'a text for a number',
			'send a text',
			{ ...sent, data: { ...receipt, conversation_id: '1' } },
			/integer/,
		],
	])('with %s when it is to %s', async (_name, run, body, message) => {
		contract.wassly.simulator.misbehave(bad.json(body));
		await HAPPY_PATH[run]?.(contract.wassly.engine).catch(() => {});
		expect(contract.referee.violations).toEqual(responseViolation(message));
	});

	test('of the family where it is more than is documented', async () => {
		contract.wassly.simulator.playFamily();
		await HAPPY_PATH['list devices']?.(contract.wassly.engine);
		expect(contract.referee.violations).toEqual(
			expect.arrayContaining(responseViolation(/whatsapp_session/)),
		);
	});
});
