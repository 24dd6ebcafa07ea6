/** Whose devices `npm start` lists: those of a real account, or those of the simulator. */
export type Account =
	| { kind: 'real'; credential: { apikey: string; token: string; baseUrl: string } }
	| { kind: 'simulated'; apikey?: string; token?: string; note?: string }
	| { kind: 'incomplete'; reason: string };

/**
 * Reads the environment. Key and token together mean a real account. With only one of them, the
 * simulator is asked, which accepts neither: so a slip is seen at once and nothing real is called.
 */
export function chooseAccount(environment: Record<string, string | undefined>): Account {
	const {
		WASSLY_API_KEY: apikey,
		WASSLY_TOKEN: token,
		WASSLY_BASE_URL: baseUrl = '',
	} = environment;
	if (apikey && token) return { kind: 'real', credential: { apikey, token, baseUrl } };
	const missing = apikey ? 'WASSLY_TOKEN' : 'WASSLY_API_KEY';
	if (baseUrl) {
		const both = apikey || token ? missing : 'WASSLY_API_KEY and WASSLY_TOKEN';
		return { kind: 'incomplete', reason: `WASSLY_BASE_URL is set, but not ${both}.` };
	}
	if (!apikey && !token) return { kind: 'simulated' };
	const note = `${missing} is not set, so the simulator is asked and not your account.`;
	return { kind: 'simulated', apikey, token, note };
}
