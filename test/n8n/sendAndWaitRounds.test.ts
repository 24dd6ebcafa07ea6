/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import axios from 'axios';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findings } from '@dev/n8n/browser/accessibility';
import { openChromium, PHONE } from '@dev/n8n/browser/chromium';
import { until } from '@dev/until';
import { askingInLoop, executionOf, nextLink, REFUND, visit } from './asking';
import { setUpN8n } from './setUpN8n';

const SLOW = { offline: false, latency: 300, downloadThroughput: -1, uploadThroughput: -1 };

describe('A person who is asked again and again in a loop', () => {
	const use = setUpN8n();
	let browser: Browser;
	let published: string | undefined;

	beforeAll(async () => {
		browser = await openChromium();
	});

	afterAll(async () => await browser?.close());

	/** Lets a loop ask for the first time. @returns the link in the message */
	const ask = async () => {
		if (!published) {
			published = 'loop';
			const workflow = askingInLoop(published, use.credentialId, { message: REFUND });
			await use.rest.publish(await use.rest.saveWorkflow(workflow));
		}
		await axios.post(`${use.n8n.url}/webhook/${published}`, {});
		return await linkOf(0);
	};

	/** Waits until a round asks. @returns its link */
	const linkOf = async (round: number) => {
		const link = await nextLink(use.simulator, round);
		const id = executionOf(link);
		await until('it waits', async () => (await use.rest.executions.get(id)).status === 'waiting');
		return link;
	};

	/** Opens a link on a phone with a slow line. */
	const open = async (link: string, options: BrowserContextOptions = {}) => {
		const context = await browser.newContext({ viewport: PHONE, ...options });
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.emulateNetworkConditions', SLOW);
		await page.goto(link);
		return page;
	};

	/** Taps where the button Approve is, whatever is there by then. */
	const tapTwice = async (page: Page, gap: number) => {
		const box = await page.getByRole('button', { name: 'Approve' }).boundingBox();
		if (!box) throw new Error('There is no button');
		const tap = async () => await page.mouse.click(box.x + 20, box.y + 10);
		await tap();
		await page.waitForTimeout(gap);
		await tap();
	};

	/** The second question waits, and nobody has answered it. */
	const secondWaits = async () => {
		const link = await linkOf(1);
		expect((await visit(link)).page).toContain('Refund 700?');
		expect(use.simulator.messages).toHaveLength(2);
	};

	test.each([20, 60, 150, 300, 500, 700, 900])(
		'answers one question with two taps, %i ms apart',
		async (gap) => {
			const page = await open(await ask());
			await tapTwice(page, gap);
			await page.getByText('You chose: Approve').waitFor();
			await page.waitForTimeout(1000);
			await page.getByText('You chose: Approve').waitFor();
			await secondWaits();
			await page.context().close();
		},
	);

	test.each([20, 300, 900])('so do two taps without scripts, %i ms apart', async (gap) => {
		const page = await open(await ask(), { javaScriptEnabled: false });
		await tapTwice(page, gap);
		await page.waitForTimeout(1500);
		await secondWaits();
		await page.context().close();
	});

	test('is told at once that the answer is on its way', async () => {
		const page = await open(await ask());
		const shown: string[] = [];
		page.on('console', (message) => shown.push(message.text()));
		// Playwright itself would wait for the next page.
		await page.evaluate(`new MutationObserver(() => console.log(
			[...document.querySelectorAll('#sending:not([hidden]), button:disabled')].map((one) => one.textContent).join()
		)).observe(document.body, { attributes: true, subtree: true })`);
		await page.getByRole('button', { name: 'Approve' }).click();
		expect(shown).toContain('Approve,Decline,Your answer is on its way.');
		await page.getByText('You chose: Approve').waitFor();
		await secondWaits();
		await page.context().close();
	});

	test('decides nothing in a second tab, by Back, by reloading or by opening the link again', async () => {
		const link = await ask();
		const page = await open(link);
		const second = await page.context().newPage();
		await second.goto(link);
		await page.getByRole('button', { name: 'Approve' }).click();
		await page.getByText('You chose: Approve').waitFor();
		await secondWaits();

		const over = 'This question has already been answered';
		await second.getByRole('button', { name: 'Decline' }).click();
		await second.getByText(over).waitFor();
		expect(await findings(second)).toEqual([]);
		// The browser posts the form again.
		await page.reload();
		await page.getByText(over).waitFor();
		await page.goBack();
		await page.getByText(over).waitFor();
		await page.goto(link);
		await page.getByText(over).waitFor();
		await secondWaits();

		await page.goto(await linkOf(1));
		await page.getByRole('button', { name: 'Decline' }).click();
		await page.getByText('You chose: Decline').waitFor();
		await page.goto(await linkOf(2));
		await page.getByText('Refund 9000?').waitFor();
		await page.getByRole('button', { name: 'Approve' }).click();
		await page.getByText('You chose: Approve').waitFor();
		const { status, data } = await use.rest.executions.ended(executionOf(link));
		expect(status).toBe('success');
		const answers = data.resultData.runData.Wassly?.map(
			({ data: output }) => output?.main?.[0]?.[0]?.json.data,
		);
		expect(answers).toMatchObject([{ approved: true }, { approved: false }, { approved: true }]);
		await page.context().close();
	});
});
