import { newPage, PHONE } from '../n8n/browser/signIn';
import { until } from '../until';
import { exampleFor, type Studio } from './studio';
import { pathOf } from './takePicture';

/** Takes a picture of the page that the example leads to, on a phone. */
export async function takeApprovalPage(studio: Studio): Promise<void> {
	const { browser, rest, simulator, colors } = studio;
	const id = await rest.start(await exampleFor(studio, 'ask-for-approval.json'));
	await until('it waits', async () => (await rest.executions.get(id)).status === 'waiting');
	const link = String(simulator.messages.at(-1)?.fields.message).split('\n').at(-1) ?? '';
	const page = await newPage(browser, colors, { ...PHONE, height: 420 });
	await page.goto(link);
	await page.screenshot({ path: pathOf('approval-page', colors) });
}
