/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { parseArgs } from 'node:util';
import { NEEDED, readAccount } from './account';
import type { Person } from './person';
import { makeReport } from './report';
import { visitAll } from './visit';

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
