/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import fc from 'fast-check';
import { documentedDevice } from '@dev/simulator/devices';
import type { Misbehavior } from '@dev/simulator/misbehavior';
import { dump, findSecrets } from '@test/support/findSecrets';
import { secretForms } from '@test/support/secretForms';
import { LIST_PATH, LOGIN_PATH, SEND_PATH, setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

/** Stands for what a server echoes, in one of many forms. */
const SECRET = 'the secret, form ';

const oddKeys = ['toString', 'valueOf', '__proto__', 'constructor', 'then', 'toJSON', 'length'];
const documentedKeys = ['success', 'status', 'message', 'error', 'errors', 'data', 'devices', 'id'];
const receiptKeys = ['conversation_id', 'message_type', 'remaining_conversations', 'token', 'name'];

const signs = fc.constantFrom('|', '\\', '%', '&', 'T', '<', '*', 'a', '\n', '\u0000');

const textUpTo = (doublings: number) =>
	fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.nat(16).map((form) => `${SECRET}${form}`),
		fc.tuple(signs, fc.nat(doublings)).map(([sign, size]) => sign.repeat(2 ** size)),
	);

const text = textUpTo(6);

/** Up to a megabyte. */
const bigText = textUpTo(20);

/** Any JSON: with keys that every object has, deep, and wide. */
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'medium', withCrossShrink: true },
		fc.constantFrom(null, true, false, 0, 1, -1, 1e300, ''),
		text,
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(fc.constantFrom(...oddKeys, ...documentedKeys, ...receiptKeys), tie('value'), {
			maxKeys: 6,
			noNullPrototype: false,
		}),
		tie('value').map((inner) => {
			let deep = inner;
			for (let depth = 0; depth < 120; depth++) deep = { data: deep };
			return deep;
		}),
		tie('value').map((inner) => Array.from({ length: 20 }, () => inner)),
	),
}));

/** More often than by chance what nearly is a response. */
const anyBody = fc.oneof(
	anyValue,
	fc.record(
		{
			success: anyValue,
			message: fc.oneof(anyValue, bigText),
			error: fc.oneof(anyValue, bigText),
			data: fc.oneof(anyValue, fc.record({ name: bigText, token: bigText })),
			devices: fc.oneof(
				anyValue,
				fc.array(fc.record({ id: text, name: bigText, lastActive: bigText })),
			),
		},
		{ requiredKeys: [] },
	),
	fc.record({
		success: fc.constant(true),
		data: fc.record({ conversation_id: anyValue, x: anyValue }),
	}),
);

/**
 * About how long its JSON is. It isn't written for that: of 10,000 bodies, one has more than Node.js can
 * write, since the same value stands in it millions of times, and fast-check would show it for minutes.
 */
function lengthOf(value: unknown, known = new Map<unknown, number>()): number {
	if (typeof value === 'string') return value.length + 2;
	if (typeof value !== 'object' || value === null) return 5;
	let length = known.get(value);
	if (length === undefined) {
		const lengths = Object.entries(value).map(
			(entry) => entry[0].length + 3 + lengthOf(entry[1], known),
		);
		length = lengths.reduce((sum, one) => sum + one, 2);
		known.set(value, length);
	}
	return length;
}

const anyStatus = fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 403, 404, 422, 429, 500);

const { apikey } = { apikey: () => wassly.simulator.apikey };

/** Responds like this, with the secrets in their forms. */
const respondWith =
	(status: number, body: unknown): Misbehavior =>
	(request, response, account) => {
		const { authorization = '' } = request.headers;
		const token = authorization.replace(/^Bearer /, '') || account.password;
		const forms = [...Object.values(secretForms(apikey())), ...Object.values(secretForms(token))];
		const json = JSON.stringify(body).replace(
			new RegExp(`${SECRET}(\\d+)`, 'g'),
			(_all, form: string) => JSON.stringify(forms[Number(form)] ?? '').slice(1, -1),
		);
		response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '3600' });
		response.end(json);
	};

const message = {
	...{ resource: 'message', operation: 'send', instanceId: documentedDevice.instance_id },
	...{ to: '+15550100200', message: 'Hello', options: { rateLimitWait: 0 } },
};

const paths = () => wassly.simulator.requests.map(({ path }) => path);

const secrets = () => {
	const { password, token } = wassly.simulator;
	return [apikey(), password, token];
};

describe('Whatever JSON a server sends', () => {
	test.each([
		['a message', message, SEND_PATH, 1],
		['a list', { operation: 'list' }, LIST_PATH, 3],
		['a message with a login', { ...message, authentication: 'login' }, LOGIN_PATH, 1],
		['a list with a login', { operation: 'list', authentication: 'login' }, LOGIN_PATH, 1],
	])(
		'%s ends in words, with no more requests than are due, and without a secret',
		async (_what, parameters, path, most) => {
			await fc.assert(
				fc.asyncProperty(anyStatus, anyBody, async (status, body) => {
					fc.pre(lengthOf(body) < 4 * 2 ** 20);
					wassly.simulator.requests.length = 0;
					wassly.engine.saveCredential(wassly.simulator.loginCredential, 'wasslyLoginApi');
					wassly.simulator.alwaysMisbehave(respondWith(status, body));
					const run = await wassly.engine.runNode({ parameters });
					const { error } = run;
					if (error) {
						expect(error.message).toMatch(/\w{3}/);
						expect(error.message.length).toBeLessThanOrEqual(1100);
						expect(error.message).not.toMatch(/doesn't expect|\[object /);
					}
					if (path === SEND_PATH) {
						const said = error?.message ?? 'was sent';
						expect(said).toMatch(/was sent|was not sent|may have been sent/);
					}
					expect(paths().filter((one) => one === SEND_PATH).length).toBeLessThanOrEqual(1);
					// n8n sends a login that meets a 401 twice.
					const due = path === LOGIN_PATH && status === 401 ? 2 : most;
					expect(paths().filter((one) => one === path).length).toBeLessThanOrEqual(due);
					expect(findSecrets(dump(error ?? run.items()), secrets())).toEqual([]);
				}),
				{ numRuns: 100, endOnFailure: true, interruptAfterTimeLimit: 30_000 },
			);
		},
	);
});
