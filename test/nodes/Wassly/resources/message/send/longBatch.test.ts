/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import * as bad from '@dev/simulator/misbehavior';
import { only } from '@test/support/items';
import { LOGIN_PATH, SEND_PATH } from '@test/support/setUpWassly';
import { setUpSend } from './setUpSend';

const { wassly, send, paths } = setUpSend();

const sentTexts = () => wassly.simulator.messages.map(({ fields }) => fields.message);

const countOf = (wanted: string) => paths().filter((path) => path === wanted).length;

describe('A batch that lasts longer than a token', () => {
	const input = Array.from({ length: 12 }, (_, index) => ({ json: { index } }));
	const texts = input.map(({ json: { index } }) => `Number ${index}`);
	const message = '={{ "Number " + $json.index }}';

	test('sends all 12 messages, each once, where every token is good for 3 requests', async () => {
		wassly.simulator.requestsPerToken = 3;
		const run = await send({ message }, { authentication: 'login', input });
		expect(run.error).toBeUndefined();
		expect(run.items()).toHaveLength(12);
		expect(sentTexts()).toEqual(texts);
		expect(wassly.simulator.logins).toBe(4);
		// Three messages met an expired token first.
		expect(countOf(SEND_PATH)).toBe(15);
	});

	test('sends all of them where every token is good for 1 request', async () => {
		wassly.simulator.requestsPerToken = 1;
		const run = await send({ message }, { authentication: 'login', input });
		expect(run.error).toBeUndefined();
		expect(sentTexts()).toEqual(texts);
		expect(countOf(LOGIN_PATH)).toBe(12);
	});

	test('sends all of them with Require Connected', async () => {
		wassly.simulator.requestsPerToken = 3;
		const options = { ifNotConnected: 'stop' };
		const run = await send({ message, options }, { authentication: 'login', input });
		expect(run.error).toBeUndefined();
		expect(sentTexts()).toEqual(texts);
	});

	test('fails from the message on whose login is refused', async () => {
		wassly.simulator.requestsPerToken = 3;
		wassly.simulator.onMessage = () => {
			if (wassly.simulator.messages.length === 5) wassly.simulator.password = 'changed';
		};
		const run = await send(
			{ message },
			{ authentication: 'login', input, onError: 'continueRegularOutput' },
		);
		expect(sentTexts()).toEqual(texts.slice(0, 6));
		const failed = run.items().filter(({ json }) => json.error !== undefined);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
			[6, 7, 8, 9, 10, 11].map((item) => ({ item })),
		);
		expect(countOf(LOGIN_PATH)).toBe(3);
	});
});

describe('A message that meets a 401', () => {
	test('goes out with a new token: two requests, one message', async () => {
		await send({}, { authentication: 'login' });
		wassly.simulator.expireTokens();
		wassly.simulator.requests.length = 0;
		const run = await send({ message: 'Second' }, { authentication: 'login' });
		expect(only(run.items()).json.success).toBe(true);
		expect(paths()).toEqual([SEND_PATH, LOGIN_PATH, SEND_PATH]);
		expect(sentTexts()).toEqual(['Hello', 'Second']);
	});

	test('goes out whole, with its file', async () => {
		wassly.engine.saveCredential(
			{ ...wassly.simulator.loginCredential, token: 'expired-token' },
			'wasslyLoginApi',
		);
		const content = Buffer.from('%PDF-1.7 paper');
		await send(
			{ additionalFields: { documentBinaryProperty: 'data' } },
			{
				authentication: 'login',
				input: [
					{
						json: {},
						binary: {
							data: {
								data: content.toString('base64'),
								mimeType: 'application/pdf',
								fileName: 'a.pdf',
							},
						},
					},
				],
			},
		);
		const { fields, files } = only(wassly.simulator.messages);
		expect(fields.message).toBe('Hello');
		expect(files.document).toEqual({ name: 'a.pdf', type: 'application/pdf', content });
		expect(countOf(SEND_PATH)).toBe(2);
	});

	test('is not sent again if the second request ends without a response', async () => {
		await send({}, { authentication: 'login' });
		wassly.simulator.requests.length = 0;
		wassly.simulator.misbehave(bad.status(401), undefined, bad.reset);
		const { error } = await send({}, { authentication: 'login' });
		expect(error?.message).toMatch(/\. The message may have been sent$/);
		expect(paths()).toEqual([SEND_PATH, LOGIN_PATH, SEND_PATH]);
	});

	test('is not sent again with a pasted token', async () => {
		wassly.simulator.alwaysMisbehave(bad.status(401));
		const { error } = await send();
		expect(error?.message).toBe(
			'Wassly refused the API key or the token. The message was not sent',
		);
		expect(paths()).toEqual([SEND_PATH]);
	});
});
