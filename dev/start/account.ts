/** The account whose devices `npm start` lists: a real one, or the simulator's. */
export type Account =
	| { kind: 'real'; credential: { apikey: string; token: string; baseUrl: string } }
	| { kind: 'simulated'; apikey?: string; token?: string; note?: string }
	| { kind: 'incomplete'; reason: string };

/**
 * Chooses the account from the environment: a real one needs both key and token. With only one of
 * them, the simulator rejects it, so that a slip shows at once and no real server is called.
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
		const unset = apikey || token ? `${missing} is` : 'WASSLY_API_KEY and WASSLY_TOKEN are';
		return { kind: 'incomplete', reason: `WASSLY_BASE_URL is set, but ${unset} not.` };
	}
	if (!apikey && !token) return { kind: 'simulated' };
	const note = `${missing} is not set: using the simulator instead of your account.`;
	return { kind: 'simulated', apikey, token, note };
}
