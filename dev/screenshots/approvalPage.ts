/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Simulator } from '../../simulator/simulator';
import { until } from '../../until';
import { accountOf } from '../account';
import { examples, withCredentials } from '../examples';
import type { Rest } from '../running/rest';
import { newPage, PHONE, type ColorScheme } from './signIn';

/** Takes a picture of the page that the example leads to, on a phone. */
export async function takeApprovalPage(
	browser: Browser,
	rest: Rest,
	simulator: Simulator,
	colors: ColorScheme,
	folder: string,
): Promise<void> {
	const example = examples().find(({ file }) => file === 'ask-for-approval.json');
	if (!example) throw new Error('The example ask-for-approval.json is missing');
	const wasslyApi = await rest.saveCredential(accountOf(simulator));
	const id = await rest.start(withCredentials(example, { wasslyApi }));
	await until('it waits', async () => (await rest.executions.get(id)).status === 'waiting');
	const link = String(simulator.messages.at(-1)?.fields.message).split('\n').at(-1) ?? '';
	const page = await newPage(browser, colors, { ...PHONE, height: 420 });
	await page.goto(link);
	await page.screenshot({ path: join(folder, `approval-page.${colors}.png`) });
}
