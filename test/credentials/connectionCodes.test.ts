/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { setUpWassly } from '@test/support/setUpWassly';
import { testCredential } from '@test/support/testCredential';

const wassly = setUpWassly();

const connect = async (baseUrl: string) =>
	await testCredential(wassly.engine, 'wasslyApi', { ...wassly.simulator.credential, baseUrl });

// n8n shows them without a word of ours: the README explains them.
describe('The connection test shows the bare code', () => {
	test.each([
		['the host is unknown', () => 'https://no-such-host.invalid', /^(ENOTFOUND|EAI_AGAIN)$/],
		['no server listens', () => 'http://127.0.0.1:1', /^ECONNREFUSED$/],
		[
			'the server speaks no https',
			() => wassly.simulator.url.replace('http:', 'https:'),
			/^EPROTO$/,
		],
	])('where %s', async (_what, baseUrl, code) => {
		expect(await connect(baseUrl())).toEqual({
			status: 'Error',
			message: expect.stringMatching(code),
		});
	});
});
