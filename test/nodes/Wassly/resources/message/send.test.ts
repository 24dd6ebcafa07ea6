import { randomBytes } from 'node:crypto';
import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import { useWassly } from '../../../../engine/useWassly';
import { demoDevices, documentedDevice, manyDevices } from '../../../../../dev/simulator/devices';
import * as bad from '../../../../../dev/simulator/misbehaviours';
import { PROFILE } from '../../../../../dev/simulator/account';
import type { Misbehaviour } from '../../../../../dev/simulator/misbehaviours';

const wassly = useWassly();

const TO = '+15550100200';
const POST = '/api/whatsapp-web-send-message';
const LIST = '/api/whatsapp-web-devices';

interface Sending {
	retryOnFail?: boolean;
	input?: INodeExecutionData[];
	onError?: OnError;
	authentication?: string;
}

const send = async (parameters: INodeParameters = {}, setup: Sending = {}) => {
	const { authentication = 'token', ...rest } = setup;
	return await wassly.engine.runNode({
		parameters: {
			authentication,
			resource: 'message',
			operation: 'send',
			instanceId: { __rl: true, mode: 'id', value: documentedDevice.instance_id },
			to: TO,
			message: 'Hello',
			...parameters,
		},
		...rest,
	});
};

const paths = () => wassly.simulator.requests.map(({ path }) => path);

const binary = (content: Buffer, fileName: string | undefined, mimeType: string) => ({
	data: content.toString('base64'),
	mimeType,
	fileName,
});

const withFile = (content: Buffer, fileName: string | undefined, mimeType: string) => [
	{ json: {}, binary: { data: binary(content, fileName, mimeType) } },
];

describe('Send WhatsApp Message', () => {
	test('sends a text, and outputs what Wassly says of it, paired with its item', async () => {
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
		expect(wassly.simulator.messages.map(({ fields }) => fields)).toEqual([
			{
				instance_id: documentedDevice.instance_id,
				contact_mobile_number: TO,
				message: 'Hello',
			},
		]);
		expect(paths()).toEqual([POST]);
	});

	test('sends one message per item, in their order', async () => {
		wassly.simulator.devices = manyDevices(9);
		const input = [1, 2, 4, 5, 7, 8].map((index) => ({
			json: { instance_id: `instance-${index}`, text: `Number ${index}` },
		}));
		const run = await send(
			{ instanceId: '={{ $json.instance_id }}', message: '={{ $json.text }}' },
			{ input },
		);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			input.map((_, item) => ({ item })),
		);
		expect(
			wassly.simulator.messages.map(({ fields }) => [fields.instance_id, fields.message]),
		).toEqual(input.map(({ json }) => [json.instance_id, json.text]));
	});

	test.each([
		'Emoji 👍🏽 👩‍👩‍👧‍👦',
		'مرحبا، كيف حالك؟',
		'"quotes", \\backslashes\\ and & signs',
		'--boundary\r\nContent-Disposition: form-data; name="instance_id"\r\n\r\nother',
		'  space around  ',
	])('sends the text %j as it is', async (message) => {
		await send({ message });
		expect(wassly.simulator.messages[0].fields.message).toBe(message);
	});

	test('sends line breaks as forms do', async () => {
		await send({ message: 'one\ntwo\r\nthree' });
		expect(wassly.simulator.messages[0].fields.message).toBe('one\r\ntwo\r\nthree');
	});

	test('sends the name of the contact', async () => {
		await send({ additionalFields: { contactName: ' Zoë “Z” ' } });
		expect(wassly.simulator.messages[0].fields.contact_name).toBe('Zoë “Z”');
	});

	test('writes every field once, and the media type with its boundary', async () => {
		await send();
		const { headers } = wassly.simulator.requests[0];
		const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(
			`${headers['content-type']}`,
		)?.[1];
		const part = (name: string, text: string) =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
		expect(wassly.simulator.messages[0].raw.toString().trimEnd()).toBe(
			`${part('instance_id', documentedDevice.instance_id)}${part('contact_mobile_number', TO)}${part('message', 'Hello')}--${boundary}--`,
		);
	});

	test('waits between two messages for as long as asked, and not before the first', async () => {
		const times: number[] = [];
		const note: Misbehaviour = (_request, response) => {
			times.push(Date.now());
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end('{"success":true,"message":"Message sent successfully"}');
		};
		wassly.simulator.misbehave(note, note, note);
		const input = [{ json: {} }, { json: {} }, { json: {} }];
		await send({ options: { interval: 300 } }, { input });
		expect(times).toHaveLength(3);
		// Timers may end a millisecond early.
		expect(times[1] - times[0]).toBeGreaterThanOrEqual(299);
		expect(times[2] - times[1]).toBeGreaterThanOrEqual(299);
	});

	test('never puts a field called error into an item that was sent', async () => {
		wassly.simulator.misbehave(
			bad.json({
				success: true,
				message: 'Sent',
				data: { error: 'low balance', message_type: 'text' },
			}),
		);
		const [{ json }] = (await send()).items();
		expect(json).not.toHaveProperty('error');
		expect(json.reportedError).toBe('low balance');
	});
});

describe('A file', () => {
	const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(5 * 2 ** 20)]);

	test('of 5 MB arrives unchanged, with its name and type', async () => {
		const run = await send(
			{ message: '', additionalFields: { mediaBinaryProperty: 'data' } },
			{ input: withFile(png, 'photo.png', 'image/png') },
		);
		expect(run.items()[0].json.message_type).toBe('media');
		const { media } = wassly.simulator.messages[0].files;
		expect({ name: media.name, type: media.type }).toEqual({
			name: 'photo.png',
			type: 'image/png',
		});
		expect(media.content.equals(png)).toBe(true);
		expect(wassly.simulator.messages[0].raw.includes(png)).toBe(true);
		expect(wassly.simulator.messages[0].fields).not.toHaveProperty('message');
	});

	test('goes along with another one and a text', async () => {
		await send(
			{ additionalFields: { mediaBinaryProperty: 'photo', documentBinaryProperty: 'invoice' } },
			{
				input: [
					{
						json: {},
						binary: {
							photo: binary(Buffer.from('picture'), 'a.jpg', 'image/jpeg'),
							invoice: binary(Buffer.from('paper'), 'b.pdf', 'application/pdf'),
						},
					},
				],
			},
		);
		const { fields, files } = wassly.simulator.messages[0];
		expect(fields.message).toBe('Hello');
		expect(files).toEqual({
			media: { name: 'a.jpg', type: 'image/jpeg', content: Buffer.from('picture') },
			document: { name: 'b.pdf', type: 'application/pdf', content: Buffer.from('paper') },
		});
	});

	test.each([
		['Rechnung März.pdf', 'Rechnung März.pdf'],
		['فاتورة 👍.pdf', 'فاتورة 👍.pdf'],
		['a "quoted" name.pdf', 'a %22quoted%22 name.pdf'],
		['a\r\nX-Injected: yes\r\n\r\nb.pdf', 'a%0D%0AX-Injected: yes%0D%0A%0D%0Ab.pdf'],
		[undefined, 'file'],
	])('called %j arrives as %j, and adds no header', async (fileName, name) => {
		await send(
			{ additionalFields: { documentBinaryProperty: 'data' } },
			{ input: withFile(Buffer.from('x'), fileName, 'application/pdf') },
		);
		const { files, raw } = wassly.simulator.messages[0];
		expect(files.document.name).toBe(name);
		expect(files.document.type).toBe('application/pdf');
		expect(raw.toString()).not.toMatch(/^X-Injected/m);
	});

	test('with a line break in its type adds no header', async () => {
		await send(
			{ additionalFields: { documentBinaryProperty: 'data' } },
			{ input: withFile(Buffer.from('x'), 'a.pdf', 'application/pdf\r\nX-Injected: yes') },
		);
		expect(wassly.simulator.messages[0].raw.toString()).not.toMatch(/^X-Injected/m);
	});

	test('that the item does not have is refused by name', async () => {
		const { error } = await send(
			{ additionalFields: { documentBinaryProperty: 'invoice' } },
			{ input: withFile(Buffer.from('x'), 'a.pdf', 'application/pdf') },
		);
		expect(error?.message).toBe(
			`The item has no file in the field "invoice" that 'Document Binary Field' names`,
		);
		expect(error?.description).toBe('It has files in: data.');
		expect(paths()).toEqual([]);
	});

	test('over 100 MiB is refused', async () => {
		const content = Buffer.alloc(100 * 2 ** 20 + 4);
		const { error } = await send(
			{ additionalFields: { mediaBinaryProperty: 'data' } },
			{ input: withFile(content, 'film.mp4', 'video/mp4') },
		);
		expect(error?.message).toBe("The file of 'Media Binary Field' is too large: 101 MiB");
		expect(error?.description).toContain('at most 100 MiB');
		expect(paths()).toEqual([]);
	});
});

describe('Before anything is sent', () => {
	test.each([
		['0151 123', '\'To\' is not a phone number with a country code: "0151 123"'],
		['', '\'To\' is not a phone number with a country code: ""'],
		['+1234567', '\'To\' is not a phone number with a country code: "+1234567"'],
		['somebody', '\'To\' is not a phone number with a country code: "somebody"'],
	])('the recipient %j is refused', async (to, message) => {
		const input = [{ json: { to: TO } }, { json: { to } }];
		const { error } = await send({ to: '={{ $json.to }}' }, { input });
		expect(error?.message).toBe(message);
		expect(error?.context?.itemIndex).toBe(1);
		expect(paths()).toEqual([]);
	});

	test('a message that is no text is refused', async () => {
		const { error } = await send({ message: '={{ $json }}' });
		expect(error?.message).toBe("'Message' is not a text");
		expect(paths()).toEqual([]);
	});

	test('a message without text and file is refused', async () => {
		const { error } = await send({ message: ' \n' });
		expect(error?.message).toBe("'Message' is empty, and there is no file to send");
		expect(paths()).toEqual([]);
	});

	test('Retry On Fail is refused, since n8n would send what was sent once more', async () => {
		const { error } = await send({}, { retryOnFail: true });
		expect(error?.message).toContain("Nothing is sent while 'Retry On Fail' is on");
		expect(paths()).toEqual([]);
	});

	test('a missing device is refused', async () => {
		const { error } = await send({ instanceId: '={{ $json.nothing }}' });
		expect(error?.message).toBe("'Device' is empty");
		expect(paths()).toEqual([]);
	});
});

describe('With Require Connected', () => {
	beforeEach(() => {
		wassly.simulator.devices = demoDevices;
	});

	const options = { requireConnected: true };

	test('the devices are looked at once per run', async () => {
		const input = Array.from({ length: 5 }, () => ({ json: {} }));
		expect((await send({ options }, { input })).items()).toHaveLength(5);
		expect(paths()).toEqual([LIST, POST, POST, POST, POST, POST]);
	});

	test('nothing goes through a device that is not connected, and it is named', async () => {
		const { error } = await send({ options, instanceId: demoDevices[1].instance_id });
		expect(error?.message).toBe(
			'The device "Firefox on Ubuntu" is not connected (disconnected), so the message was not sent',
		);
		expect(paths()).toEqual([LIST]);
	});

	test('the id of a device leads to its instance_id', async () => {
		const [{ json }] = (await send({ options, instanceId: demoDevices[0].id })).items();
		expect(json.instance_id).toBe(demoDevices[0].instance_id);
	});

	test('nothing goes through a device that is not there', async () => {
		const { error } = await send({ options, instanceId: 'nobody' });
		expect(error?.message).toBe('There is no device with the ID "nobody"');
		expect(error?.description).toContain('Chrome on Windows');
		expect(paths()).toEqual([LIST]);
	});
});

describe('A message that was not accepted', () => {
	test.each<[string, Misbehaviour, string, string, string]>([
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
		['429', bad.status(429), 'Wassly receives too many requests', 'Wait a minute', '429'],
		[
			'success false',
			bad.json({ success: false, message: 'Not connected' }),
			'Wassly did not send the message: "Not connected"',
			'the device is connected',
			'200',
		],
		[
			'no quota',
			bad.json({ success: false, message: 'You have no remaining conversations.' }),
			'Wassly did not send the message: "You have no remaining conversations."',
			'no conversations left',
			'200',
		],
		[
			'success false with status 202',
			bad.status(202, { success: false, message: 'Not connected' }),
			'Wassly did not send the message: "Not connected"',
			'the device is connected',
			'200',
		],
		['a redirect', bad.redirect('/login'), 'The Base URL redirects', 'Check the Base URL', '302'],
	])(
		'is refused in words and not repeated: %s',
		async (_what, answer, message, advice, httpCode) => {
			wassly.simulator.alwaysMisbehave(answer);
			const { error } = await send();
			expect(error?.message).toContain(message);
			expect(error?.message).not.toContain('may have been sent');
			expect(error?.description).toContain(advice);
			expect(error?.httpCode).toBe(httpCode);
			expect(paths()).toEqual([POST]);
		},
	);

	test.each<[string, Misbehaviour]>([
		['500', bad.status(500)],
		['502', bad.status(502)],
		['503', bad.status(503, '', { 'retry-after': '0' })],
		['504', bad.status(504)],
		['silence', bad.silence],
		['an answer that never ends', bad.trickle],
		['a reset connection', bad.reset],
		['an answer that is cut off', bad.cutBody],
		['a compressed answer that is cut off', bad.cutGzip],
		['a web page', bad.page('Welcome')],
		['broken JSON', bad.brokenJson],
		['an empty answer', bad.emptyBody],
		['an answer that says nothing', bad.json({})],
		['an error that nobody signs', bad.json({ error: 'upstream timeout' })],
		['an answer that says nothing of a message', bad.json({ success: true })],
		['other words', bad.json({ success: true, message: 'The message could not be sent' })],
		[
			'the answer to a login',
			bad.json({ success: true, message: 'Login Successfully', data: PROFILE }),
		],
		['something that is not HTTP', bad.notHttp],
	])('may have been sent, which is said, and is not repeated: %s', async (_what, answer) => {
		wassly.simulator.alwaysMisbehave(answer);
		const { error } = await send({ options: { timeout: 1 } });
		expect(error?.message).toMatch(/\. The message may have been sent$/);
		expect(error?.description).toContain('Look into the chat before you send it again');
		expect(paths()).toEqual([POST]);
	});

	test('was not sent where nothing listens', async () => {
		wassly.engine.saveCredential({ ...wassly.simulator.credential, baseUrl: 'http://127.0.0.1:1' });
		const { error } = await send();
		expect(error?.message).toBe('Nothing answers at http://127.0.0.1:1');
	});

	test.each([
		['an unknown device', { instanceId: 'nobody' }, 'The selected instance id is invalid.'],
		[
			'a disconnected device',
			{ instanceId: demoDevices[1].instance_id },
			'The WhatsApp instance is not connected.',
		],
	])('carries the words of Wassly for %s', async (_what, parameters, words) => {
		wassly.simulator.devices = demoDevices;
		expect((await send(parameters)).error?.message).toContain(`: "${words}"`);
	});

	test('carries the words of Wassly when no conversations are left', async () => {
		wassly.simulator.remainingConversations = 1;
		const run = await send({}, { input: [{ json: {} }, { json: {} }] });
		expect(run.error?.message).toContain('You have no remaining conversations.');
		expect(run.error?.context?.itemIndex).toBe(1);
	});
});

describe('A batch', () => {
	test('of 50 with 3 that are wrong sends 47, and 3 carry their reason', async () => {
		const wrong: Record<number, object> = {
			7: { to: 'x' },
			23: { id: 'nobody' },
			41: { text: '' },
		};
		const input = Array.from({ length: 50 }, (_, index) => ({
			json: { to: TO, id: documentedDevice.instance_id, text: 'Hello', ...wrong[index] },
		}));
		const run = await send(
			{ to: '={{ $json.to }}', instanceId: '={{ $json.id }}', message: '={{ $json.text }}' },
			{ input, onError: 'continueRegularOutput' },
		);
		const failed = run.items().filter(({ json }) => json.error !== undefined);
		expect(wassly.simulator.messages).toHaveLength(47);
		expect(failed.map(({ json, pairedItem }) => [pairedItem, json.error])).toEqual([
			[{ item: 7 }, expect.stringContaining("'To' is not a phone number")],
			[{ item: 23 }, expect.stringContaining('The selected instance id is invalid.')],
			[{ item: 41 }, expect.stringContaining("'Message' is empty")],
		]);
	});

	test('of 20 with a reset connection in it leads to exactly 20 POSTs', async () => {
		const input = Array.from({ length: 20 }, (_, index) => ({ json: { index } }));
		wassly.simulator.misbehave(...Array.from({ length: 9 }, () => undefined), bad.reset);
		const run = await send(
			{ message: '={{ "Number " + $json.index }}' },
			{ input, onError: 'continueRegularOutput' },
		);
		expect(paths()).toEqual(Array.from({ length: 20 }, () => POST));
		expect(wassly.simulator.messages).toHaveLength(19);
		expect(run.items()[9].json.error).toContain('may have been sent');
	});
});

describe('With e-mail and password', () => {
	const authentication = 'login';

	test('an expired token is renewed before the message is sent, which is sent once', async () => {
		wassly.engine.saveCredential(
			{ ...wassly.simulator.loginCredential, token: 'expired-token' },
			'wasslyLoginApi',
		);
		const input = [{ json: {} }, { json: {} }];
		expect((await send({}, { authentication, input })).items()).toHaveLength(2);
		expect(paths()).toEqual([LIST, '/api/login', LIST, POST, POST]);
		expect(wassly.simulator.messages).toHaveLength(2);
	});

	test('a refused login is tried once for all messages, and nothing is sent', async () => {
		wassly.simulator.password = 'changed';
		const input = Array.from({ length: 10 }, () => ({ json: {} }));
		const run = await send({}, { authentication, input, onError: 'continueRegularOutput' });
		expect(run.items().map(({ json }) => json.error)).toEqual(
			input.map(() => 'Wassly refused the e-mail or the password: "Invalid credentials"'),
		);
		expect(paths()).toEqual(['/api/login']);
	});

	test('a token that expires in the middle costs one message, which is told', async () => {
		wassly.simulator.misbehave(undefined, undefined, undefined, bad.status(401));
		const input = [1, 2, 3, 4].map((index) => ({ json: { index } }));
		const run = await send({}, { authentication, input, onError: 'continueRegularOutput' });
		expect(run.items().map(({ json }) => json.error !== undefined)).toEqual([
			...[false, true, false, false],
		]);
		expect(paths()).toEqual(['/api/login', LIST, POST, POST, LIST, POST, POST]);
	});

	test('a token that is refused in the middle is not used for a second try', async () => {
		wassly.simulator.misbehave(undefined, undefined, bad.status(401));
		const { error } = await send({}, { authentication });
		expect(error?.message).toContain('so the message was not sent');
		expect(paths()).toEqual(['/api/login', LIST, POST]);
	});
});
