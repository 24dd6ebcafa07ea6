/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import * as bad from '@dev/simulator/misbehavior';
import { emptyItems } from '@test/support/items';
import { LOGIN_PATH, SEND_PATH } from '@test/support/setUpWassly';
import { pathOfStored, storeEmptyFile } from '@test/support/storeEmptyFile';
import { setUpSend, TO } from './setUpSend';

const { wassly, send, paths } = setUpSend();

describe('Sending with email and password', () => {
	const authentication = 'login';

	test('renews an expired token, and sends each message once', async () => {
		wassly.engine.saveCredential(
			{ ...wassly.simulator.loginCredential, token: 'expired-token' },
			'wasslyLoginApi',
		);
		const run = await send({}, { authentication, input: emptyItems(2) });
		expect(run.items()).toHaveLength(2);
		expect(paths()).toEqual([SEND_PATH, LOGIN_PATH, SEND_PATH, SEND_PATH]);
		expect(wassly.simulator.messages).toHaveLength(2);
	});

	test('tries a login that fails once for all messages, and sends nothing', async () => {
		wassly.simulator.password = 'changed';
		const input = emptyItems(10);
		const run = await send({}, { authentication, input, onError: 'continueRegularOutput' });
		expect(run.items().map(({ json }) => json.error)).toEqual(
			input.map(
				() =>
					`Wassly refused the email, the password or the API key: "Invalid credentials". The message was not sent (to ${TO})`,
			),
		);
		expect(paths()).toEqual([LOGIN_PATH]);
	});

	test('sends a message that met an expired token again, with a new one', async () => {
		wassly.simulator.misbehave(undefined, undefined, bad.status(401));
		const input = [1, 2, 3].map((index) => ({ json: { index } }));
		const run = await send({ message: '={{ $json.index }}' }, { authentication, input });
		expect(run.items()).toHaveLength(3);
		expect(paths()).toEqual([
			...[LOGIN_PATH, SEND_PATH],
			...[SEND_PATH, LOGIN_PATH, SEND_PATH],
			SEND_PATH,
		]);
		expect(wassly.simulator.messages.map(({ fields }) => fields.message)).toEqual(['1', '2', '3']);
	});

	test('sends its files whole again', async () => {
		wassly.engine.saveCredential(
			{ ...wassly.simulator.loginCredential, token: 'expired-token' },
			'wasslyLoginApi',
		);
		const content = randomBytes(300_000);
		const file = { mimeType: 'application/pdf', fileName: 'a.pdf' };
		const stored = await storeEmptyFile(content.length, file);
		await writeFile(pathOfStored(stored), content);
		const inMemory = { ...file, data: content.toString('base64') };
		const input = [stored, inMemory].map((data) => ({ json: {}, binary: { data } }));
		wassly.simulator.misbehave(undefined, undefined, undefined, bad.status(401));
		await send({ additionalFields: { documentBinaryProperty: 'data' } }, { authentication, input });
		expect(paths()).toEqual([
			...[SEND_PATH, LOGIN_PATH, SEND_PATH],
			...[SEND_PATH, LOGIN_PATH, SEND_PATH],
		]);
		const arrived = wassly.simulator.messages.map(({ files }) => files.document?.content);
		expect(arrived.map((one) => one?.equals(content))).toEqual([true, true]);
	});

	test('sends it no more than once again', async () => {
		const refused = bad.status(401, { message: 'Unauthenticated.' });
		wassly.simulator.misbehave(undefined, undefined, refused, undefined, refused);
		const input = emptyItems(3);
		const run = await send({}, { authentication, input, onError: 'continueRegularOutput' });
		expect(run.items().map(({ json }) => json.error)).toEqual([
			undefined,
			`Wassly refused a new token: "Unauthenticated.". The message was not sent (to ${TO})`,
			undefined,
		]);
		expect(paths()).toEqual([
			...[LOGIN_PATH, SEND_PATH],
			...[SEND_PATH, LOGIN_PATH, SEND_PATH],
			SEND_PATH,
		]);
		expect(wassly.simulator.messages).toHaveLength(2);
	});

	test('does not send a message again when a token that is new is refused', async () => {
		wassly.simulator.misbehave(undefined, bad.status(401));
		const { error } = await send({}, { authentication });
		expect(error?.message).toBe('Wassly refused a new token. The message was not sent');
		expect(error?.description).toContain('The login worked');
		expect(paths()).toEqual([LOGIN_PATH, SEND_PATH]);
	});
});
