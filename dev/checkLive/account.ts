import { DEFAULT_BASE_URL } from '../../nodes/shared/api';
import type { Person } from './person';

/** What the check needs: an API key, and a token or what gets one. */
export interface LiveAccount {
	baseUrl: string;
	apikey: string;
	token: string;
	email: string;
	password: string;
}

export const NEEDED =
	'Set WASSLY_API_KEY, and either WASSLY_TOKEN or WASSLY_EMAIL and WASSLY_PASSWORD.';

/**
 * Reads the account from the environment, and asks for what is missing.
 *
 * @returns undefined if it is incomplete
 */
export async function readAccount(
	environment: Record<string, string | undefined>,
	person: Person,
): Promise<LiveAccount | undefined> {
	const variable = (name: string) => environment[name]?.trim() ?? '';
	const read = async (name: string, question: string, isHidden: boolean) =>
		variable(name) || (person.canType ? await person.ask(question, isHidden) : '');

	const baseUrl = (variable('WASSLY_BASE_URL') || DEFAULT_BASE_URL).replace(/\/+$/, '');
	const apikey = await read('WASSLY_API_KEY', 'API key (hidden): ', true);
	const account = { baseUrl, apikey, token: '', email: '', password: '' };
	if (!variable('WASSLY_EMAIL')) {
		const question = 'Token (hidden; leave empty to log in with email and password): ';
		account.token = await read('WASSLY_TOKEN', question, true);
	}
	if (!account.token) {
		account.email = await read('WASSLY_EMAIL', 'Email: ', false);
		account.password = await read('WASSLY_PASSWORD', 'Password (hidden): ', true);
	}
	const canSignIn = account.token || (account.email && account.password);
	return apikey && canSignIn ? account : undefined;
}
