/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { parseArgs } from 'node:util';
import { DEFAULT_BASE_URL } from '../../nodes/shared/api';
import type { Person } from './person';
import { makeReport } from './report';
import { visitAll, type LiveAccount } from './visit';

/**
 * Compares the live service with docs/openapi.yaml.
 *
 * @param args of the command line
 * @returns the exit code: 0 if nothing differs, 1 if something does, 2 if it couldn't look
 */
export async function check(
	args: string[],
	environment: Record<string, string | undefined>,
	person: Person,
): Promise<number> {
	const { values } = parseArgs({ args, options: { 'send-to': { type: 'string' } } });
	const sendTo = values['send-to'];
	if (sendTo !== undefined && !/^\+\d{8,15}$/.test(sendTo)) {
		person.tell('--send-to needs a phone number with a leading + and the country code.');
		return 2;
	}
	const account = await readAccount(environment, person);
	if (!account) {
		person.tell(NEEDED);
		return 2;
	}
	const confirm = async (device: string) =>
		/^y(es)?$/i.test(await person.ask(`Send one message to ${sendTo} through "${device}"? (y/N) `));
	const seen = await visitAll(account, sendTo, confirm);
	const { text, differs, hasLooked } = makeReport(account, seen, sendTo ? [sendTo] : []);
	person.print(text);
	if (!hasLooked) return 2;
	return differs ? 1 : 0;
}

const NEEDED = 'Set WASSLY_API_KEY, and either WASSLY_TOKEN or WASSLY_EMAIL and WASSLY_PASSWORD.';

/**
 * Reads the account from the environment, and asks for what is missing.
 *
 * @returns undefined if it is incomplete
 */
async function readAccount(
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
