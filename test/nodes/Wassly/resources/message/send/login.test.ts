import * as bad from '../../../../../../dev/simulator/misbehavior';
import { emptyItems } from '../../../../../engine/items';
import { LIST_PATH, LOGIN_PATH, SEND_PATH } from '../../../../../engine/setUpWassly';
import { setUpSend } from './setUpSend';

const { wassly, send, paths } = setUpSend();

describe('Sending with email and password', () => {
	const authentication = 'login';

	test('renews an expired token before it sends, and sends each message once', async () => {
		wassly.engine.saveCredential(
			{ ...wassly.simulator.loginCredential, token: 'expired-token' },
			'wasslyLoginApi',
		);
		const run = await send({}, { authentication, input: emptyItems(2) });
		expect(run.items()).toHaveLength(2);
		expect(paths()).toEqual([LIST_PATH, LOGIN_PATH, LIST_PATH, SEND_PATH, SEND_PATH]);
		expect(wassly.simulator.messages).toHaveLength(2);
	});

	test('tries a login that fails once for all messages, and sends nothing', async () => {
		wassly.simulator.password = 'changed';
		const input = emptyItems(10);
		const run = await send({}, { authentication, input, onError: 'continueRegularOutput' });
		expect(run.items().map(({ json }) => json.error)).toEqual(
			input.map(() => 'Wassly refused the email or the password: "Invalid credentials"'),
		);
		expect(paths()).toEqual([LOGIN_PATH]);
	});

	test('fails only one message when the token expires halfway', async () => {
		wassly.simulator.misbehave(undefined, undefined, undefined, bad.status(401));
		const input = [1, 2, 3, 4].map((index) => ({ json: { index } }));
		const run = await send({}, { authentication, input, onError: 'continueRegularOutput' });
		expect(run.items().map(({ json }) => json.error !== undefined)).toEqual([
			...[false, true, false, false],
		]);
		expect(paths()).toEqual([
			...[LOGIN_PATH, LIST_PATH, SEND_PATH, SEND_PATH],
			...[LIST_PATH, SEND_PATH, SEND_PATH],
		]);
	});

	test('does not send a message again when its token is refused', async () => {
		wassly.simulator.misbehave(undefined, undefined, bad.status(401));
		const { error } = await send({}, { authentication });
		expect(error?.message).toContain('so the message was not sent');
		expect(paths()).toEqual([LOGIN_PATH, LIST_PATH, SEND_PATH]);
	});
});
