/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { documentedDevice } from '@dev/simulator/devices';
import * as bad from '@dev/simulator/misbehavior';
import { PROFILE } from '@dev/simulator/account';
import { findSecrets, dump } from '@test/support/findSecrets';
import { LOGIN_PATH, requestedPaths, setUpWassly } from '@test/support/setUpWassly';

const wassly = setUpWassly();

const message = {
	resource: 'message',
	operation: 'send',
	instanceId: documentedDevice.instance_id,
	to: '+4915112345678',
	message: 'Hello',
	options: { rateLimitWait: 0 },
};

/** What each call says before the server's words, and what it advises. */
interface Texts {
	[status: number]: [beginning: string, advice: RegExp];
}

const calls: Record<string, { parameters: object; ending: string; texts: Texts }> = {
	'a list': {
		parameters: {},
		ending: '',
		texts: {
			200: ['Wassly refused the request', /the reason that Wassly gave/],
			400: ['Wassly did not accept the request', /Check the values/],
			402: ['Wassly denied this request', /your account are active, and that your plan/],
			403: ['Wassly denied this request', /API key and your account are active/],
			404: ['Wassly found nothing for this request', /Check your account/],
			422: ['Wassly did not accept the request', /Check the values/],
		},
	},
	'a message': {
		parameters: message,
		ending: '. The message was not sent',
		texts: {
			200: ['Wassly refused the message', /connected device.*conversations left/],
			400: ['Wassly did not accept the message', /a connected device.*a number that uses WhatsApp/],
			402: ['Wassly denied this message', /your plan has conversations left/],
			403: ['Wassly denied this message', /conversations left.*account and the API key/],
			404: ['Wassly did not find the device or the recipient', /'Device'.*'To'/],
			422: ['Wassly did not accept the message', /'Device'.*'To'.*'Message' and the files/],
		},
	},
	'a login': {
		parameters: { authentication: 'login' },
		ending: '',
		texts: {
			200: ['Wassly refused the login', /'Email', 'Password' and 'API Key'/],
			400: ['Wassly refused the email, the password or the API key', /'Email' and 'Password'/],
			402: ['Wassly denied this request', /your account are active/],
			403: ['Wassly denied the login', /pending or suspended.*'API Key'/],
			404: [
				'Wassly has no login at the Base URL, or no account with this email',
				/^Check the credential's Base URL.*'Email'/,
			],
			422: ['Wassly refused the email, the password or the API key', /'Email' and 'Password'/],
		},
	},
};

const rows = Object.entries(calls).flatMap(([call, { parameters, ending, texts }]) =>
	Object.entries(texts).map(([status, [beginning, advice]]) => ({
		...{ call, parameters, ending, beginning, advice },
		status: Number(status),
	})),
);

type Row = (typeof rows)[number];

const run = async ({ parameters }: Row) => {
	const { error } = await wassly.engine.runNode({ parameters: { ...parameters } });
	if (!error) throw new Error('The run did not fail');
	return error;
};

describe('A refusal with JSON', () => {
	test.each(rows)("shows the server's words first: $call, HTTP $status", async (row) => {
		const { status, beginning, ending, advice } = row;
		wassly.simulator.alwaysMisbehave(
			bad.status(status, { success: false, message: 'Невозможно.' }),
		);
		const error = await run(row);
		expect(error.message).toBe(`${beginning}: "Невозможно."${ending}`);
		expect(error.description).toMatch(advice);
		expect(`${error.message} ${error.description}`).not.toContain('Retry On Fail');
		expect(wassly.simulator.requests).toHaveLength(1);
	});

	test.each(rows)('shows no text twice: $call, HTTP $status', async (row) => {
		const { status, beginning, ending } = row;
		const text = 'Insufficient Conversation Limit';
		wassly.simulator.alwaysMisbehave(
			bad.status(status, { success: false, message: text, error: ` ${text} `, errors: [text] }),
		);
		expect((await run(row)).message).toBe(`${beginning}: "${text}"${ending}`);
	});

	test.each(rows)('shows two different texts: $call, HTTP $status', async (row) => {
		const { status, beginning, ending } = row;
		wassly.simulator.alwaysMisbehave(
			bad.status(status, { success: false, message: 'Refused.', error: 'Too old.' }),
		);
		expect((await run(row)).message).toBe(`${beginning}: "Refused. Too old."${ending}`);
	});

	test.each(rows)('shows what `errors` says of fields: $call, HTTP $status', async (row) => {
		const { status, beginning, ending } = row;
		const errors = { message: ['Too short.', 'Odd.'], contact_mobile_number: 'Missing.' };
		wassly.simulator.alwaysMisbehave(
			bad.status(status, { success: false, message: 'Invalid.', errors }),
		);
		expect((await run(row)).message).toBe(
			`${beginning}: "Invalid. Too short. Odd. Missing."${ending}`,
		);
	});

	test.each(rows.filter(({ call }) => call !== 'a login'))(
		'shows what `data` says of fields: $call, HTTP $status',
		async (row) => {
			const { status, beginning, ending } = row;
			const data = { contact_mobile_number: ['The number is short.'], message: ['Too long.'] };
			wassly.simulator.alwaysMisbehave(
				bad.status(status, { success: false, message: 'Validation Error.', data }),
			);
			expect((await run(row)).message).toBe(
				`${beginning}: "Validation Error. The number is short. Too long."${ending}`,
			);
		},
	);

	test.each(rows)('shows no other data: $call, HTTP $status', async (row) => {
		const { status, beginning, ending } = row;
		const data = { ...PROFILE, tags: ['a', 'b'] };
		wassly.simulator.alwaysMisbehave(bad.status(status, { success: false, message: 'No.', data }));
		const error = await run(row);
		expect(error.message).toBe(`${beginning}: "No."${ending}`);
		expect(findSecrets(dump(error), [PROFILE.openai_api_key, PROFILE.phone])).toEqual([]);
	});
});

describe("A login's data", () => {
	const logins = rows.filter(({ call }) => call === 'a login');
	const profile = Object.fromEntries(
		Object.entries(PROFILE).map(([field, value]) => [field, [String(value)]]),
	);

	test.each(logins)(
		'is in no error, even in the form of field errors: HTTP $status',
		async (row) => {
			wassly.simulator.alwaysMisbehave(
				bad.status(row.status, { success: false, message: 'No.', data: profile }),
			);
			const error = await run(row);
			expect(error.message).toBe(`${row.beginning}: "No."`);
			expect(
				findSecrets(dump(error), [PROFILE.openai_api_key, PROFILE.phone, PROFILE.location]),
			).toEqual([]);
			expect(requestedPaths(wassly)).toEqual([LOGIN_PATH]);
		},
	);
});

describe('A 404 without JSON', () => {
	test.each([
		['a list', {}, ''],
		['a message', message, '. The message was not sent'],
		['a login', { authentication: 'login' }, ''],
	])('is about the Base URL: %s', async (_call, parameters, ending) => {
		wassly.simulator.alwaysMisbehave((_request, response) => {
			response.writeHead(404, { 'content-type': 'text/html' });
			response.end('<html><title>404 Not Found</title></html>');
		});
		const { error } = await wassly.engine.runNode({ parameters });
		expect(error?.message).toBe(`There is no Wassly API at the Base URL (HTTP 404)${ending}`);
		expect(error?.description).toContain("Check the credential's Base URL");
	});
});
