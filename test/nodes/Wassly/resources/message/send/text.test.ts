import { documentedDevice } from '../../../../../../dev/simulator/devices';
import * as bad from '../../../../../../dev/simulator/misbehavior';
import { first, only } from '../../../../../engine/items';
import { SEND_PATH } from '../../../../../engine/setUpWassly';
import { setUpSend, TO } from './setUpSend';

const { wassly, send, sentMessage, paths } = setUpSend();

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
