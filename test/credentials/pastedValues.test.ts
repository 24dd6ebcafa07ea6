/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { DEMO } from '@dev/simulator/account';
import { dump } from '@test/support/findSecrets';
import { LIST_PATH, setUpWassly } from '@test/support/setUpWassly';
import { testCredential } from '@test/support/testCredential';

const wassly = setUpWassly();

const list = async (pasted: ICredentialDataDecryptedObject) => {
	wassly.engine.saveCredential({ ...wassly.simulator.credential, ...pasted });
	return await wassly.engine.runNode({});
};

describe('A token works', () => {
	const { token } = DEMO;

	test.each([
		`Bearer "${token}"`,
		`"Bearer ${token}"`,
		`Bearer '${token}'`,
		`Authorization: Bearer ${token}`,
		`Authorization: Bearer '${token}'`,
		`"Authorization: Bearer ${token}"`,
		`\`${token}\``,
		` "${token}" \n`,
	])('if it is pasted as %s', async (pasted) => {
		expect((await list({ token: pasted })).items()).toHaveLength(1);
	});
});

/** As Laravel's login APIs issue them: a short and a long one. */
const JSON_WEB_TOKENS = [
	'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOjIsImV4cCI6MTcwNTMxNDYwMH0.Xh2kQ9vT0sYpL4mR7wZcBnE1',
	`eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ${'a1B2'.repeat(60)}.${'Z9_y'.repeat(80)}`,
];

describe('A secret that was pasted into Base URL', () => {
	const secrets: Array<[what: string, secret: string]> = [
		['the API key', DEMO.apikey],
		['the token', DEMO.token],
		['another API key', 'wk_live_51HqX9vT0sYpL4mR7wZc'],
		['a token of Laravel Sanctum', '12|kQ9vT0sYpL4mR7wZcBnE1Xh2'],
		['a short JSON Web Token', JSON_WEB_TOKENS[0] ?? ''],
		['a long JSON Web Token', JSON_WEB_TOKENS[1] ?? ''],
		['a token behind Bearer', `Bearer ${DEMO.token}`],
	];

	/** Fails for any part of the secret that says something. */
	const expectFree = (text: string, secret: string) => {
		const parts = secret
			.toLowerCase()
			.split(/[^a-z\d]+/)
			.filter((part) => part.length > 6);
		expect(parts.filter((part) => text.toLowerCase().includes(part))).toEqual([]);
	};

	test.each(secrets)('is in no error of the node: %s', async (_what, secret) => {
		const { run, error } = await list({ baseUrl: secret });
		expect(error?.message).toBe('The Base URL in the Wassly credential is not a web address');
		expectFree(dump(run), secret);
	});

	test.each(secrets)('is in no result of the connection test: %s', async (_what, secret) => {
		const result = await testCredential(wassly.engine, 'wasslyApi', {
			...wassly.simulator.credential,
			baseUrl: secret,
		});
		expect(result.message).toContain('The Base URL in the Wassly credential is not a web address');
		expectFree(dump(result), secret);
	});

	test('is in no error with a scheme before it, either', async () => {
		const { apikey } = wassly.simulator;
		const { run, error } = await list({ baseUrl: `https://${apikey}.invalid` });
		expect(error?.message).toBe('The host [redacted].invalid was not found');
		expectFree(dump(run), apikey);
	});

	test('is in no error of the HTTP Request node, either', async () => {
		const { apikey, credential } = wassly.simulator;
		wassly.engine.saveCredential({ ...credential, baseUrl: `https://${apikey}.invalid` });
		const { run, error } = await wassly.engine.runNode({
			type: 'n8n-nodes-base.httpRequest',
			parameters: { url: wassly.simulator.url + LIST_PATH },
		});
		expect(error?.message).toMatch(/^This Wassly credential is only for https:\/\/\[redacted\]/);
		expectFree(dump(run), apikey);
	});
});

describe('What a person types as Base URL', () => {
	test.each(['wassly', 'ftp://wassly.com', 'https://', 'wassly dot com'])(
		'is not quoted if it is no web address: %s',
		async (baseUrl) => {
			const { error } = await list({ baseUrl });
			expect(error?.message).toBe('The Base URL in the Wassly credential is not a web address');
			expect(error?.description).toContain("Set 'Base URL' to https://www.wassly.com");
			expect(wassly.simulator.requests).toEqual([]);
		},
	);
});
