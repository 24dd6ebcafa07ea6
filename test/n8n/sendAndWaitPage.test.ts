/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import type { Browser, Page } from 'playwright-core';
import { findings } from '@dev/n8n/browser/accessibility';
import { DESKTOP, newPage, openChromium, PHONE, type ColorScheme } from '@dev/n8n/browser/chromium';
import { openFirefox } from '@dev/n8n/browser/firefox';
import { until } from '@dev/until';
import { first } from '@test/support/items';
import { asking, executionOf, LAST, nextLink } from './asking';
import { setUpN8n } from './setUpN8n';

const HOSTILE = '<img src=x onerror=alert(1)>';

// The link in the message, in a browser with no script but the page's own.
describe('A person who opens the link in the message', () => {
	const use = setUpN8n();
	let browser: Browser;

	beforeAll(async () => {
		browser = await openChromium();
	});

	afterAll(async () => await browser?.close());

	let paths = 0;

	/** Lets a workflow ask. @returns the link in the message */
	const ask = async (question: string, parameters: INode['parameters'] = {}) => {
		const path = `page-${paths++}`;
		const workflow = asking(path, use.credentialId, parameters);
		await use.rest.publish(await use.rest.saveWorkflow(workflow));
		await axios.post(`${use.n8n.url}/webhook/${path}`, { question });
		return await nextLink(use.simulator, 0);
	};

	/** Opens a link. @returns also what the browser complains about */
	const open = async (link: string, colors: ColorScheme = 'light', size = PHONE) => {
		const page = await newPage(browser, colors, size);
		const complaints: string[] = [];
		page.on('console', (message) => {
			// Every browser asks for an icon, and what fills in a field here is a script, too.
			if (!/favicon|Blocked script execution/.test(message.text())) complaints.push(message.text());
		});
		page.on('dialog', (dialog) => complaints.push(dialog.message()));
		await page.goto(link);
		return { page, complaints };
	};

	const response = async (link: string) => {
		const { data } = await use.rest.executions.ended(executionOf(link));
		return first(first(data.resultData.runData[LAST]).data?.main?.[0] ?? []).json.response;
	};

	/** Colors and sizes, as the browser shows them. */
	const look = async (page: Page) =>
		await page.evaluate(() => {
			const { document, getComputedStyle, innerWidth } = globalThis as unknown as {
				document: {
					body: object;
					documentElement: { scrollWidth: number };
					querySelectorAll(selector: string): Iterable<{ offsetHeight: number }>;
					querySelector(selector: string): object;
				};
				getComputedStyle(element: object): {
					backgroundColor: string;
					direction: string;
					textAlign: string;
				};
				innerWidth: number;
			};
			return {
				background: getComputedStyle(document.body).backgroundColor,
				direction: getComputedStyle(document.querySelector('p')).direction,
				targets: [...document.querySelectorAll('button, textarea')].map(
					({ offsetHeight }) => offsetHeight,
				),
				isTooWide: document.documentElement.scrollWidth > innerWidth,
			};
		});

	test.each([
		['phone', 'light', PHONE, 'rgb(255, 255, 255)'],
		['phone', 'dark', PHONE, 'rgb(21, 25, 28)'],
		['desktop', 'light', DESKTOP, 'rgb(255, 255, 255)'],
		['desktop', 'dark', DESKTOP, 'rgb(21, 25, 28)'],
	] as const)('approves on a %s in %s colors', async (_, colors, size, background) => {
		const link = await ask(`May I refund $25.00?\n${HOSTILE}\n${'x'.repeat(500)}`, {
			options: { responseFormTitle: 'Refund' },
		});
		const { page, complaints } = await open(link, colors, size);
		await page.getByRole('heading', { name: 'Refund' }).waitFor();
		await page.getByText(HOSTILE).waitFor();
		const { targets, ...rest } = await look(page);
		expect(rest).toEqual({ background, direction: 'ltr', isTooWide: false });
		for (const height of targets) expect(height).toBeGreaterThanOrEqual(48);
		expect(await findings(page)).toEqual([]);
		await page.getByRole('button', { name: 'Approve' }).click();
		await page.getByText('Thank you. You can close this page now.').waitFor();
		await page.getByText('You chose: Approve').waitFor();
		expect(await findings(page)).toEqual([]);
		expect(await look(page)).toMatchObject({ background, isTooWide: false });
		expect(await response(link)).toMatchObject({ approved: true });
		expect(complaints).toEqual([]);
		await page.goto(link);
		await page.getByText('No action required').waitFor();
	});

	test('declines in Arabic, from right to left', async () => {
		const link = await ask('هل يمكنني إعادة المبلغ 25 دولارًا للطلب 1042؟', {
			approvalOptions: { values: { approveLabel: 'موافق', disapproveLabel: 'رفض' } },
			options: {
				responseFormTitle: 'استرداد',
				thankYouText: 'شكرًا لك',
				pageLanguage: 'ar',
				pageTexts: { values: { chosen: 'اخترت:', sending: 'جارٍ الإرسال' } },
			},
		});
		const { page, complaints } = await open(link, 'dark');
		expect(await look(page)).toMatchObject({ direction: 'rtl', isTooWide: false });
		expect(await findings(page)).toEqual([]);
		await page.getByRole('button', { name: 'رفض' }).click();
		await page.getByText('شكرًا لك').waitFor();
		expect(await findings(page)).toEqual([]);
		expect(await response(link)).toMatchObject({ approved: false });
		expect(complaints).toEqual([]);
	});

	test('picks a choice', async () => {
		const values = ['Today', '"Tomorrow" & later', HOSTILE].map((label) => ({ label }));
		const link = await ask('When?', { responseType: 'choice', choices: { values } });
		const { page, complaints } = await open(link);
		await page.getByRole('button', { name: HOSTILE }).waitFor();
		expect(await findings(page)).toEqual([]);
		await page.getByRole('button', { name: '"Tomorrow" & later' }).click();
		await page.getByText('Thank you').waitFor();
		expect(await response(link)).toMatchObject({ choice: '"Tomorrow" & later' });
		expect(complaints).toEqual([]);
	});

	test('writes a text, after one that is too long', async () => {
		const link = await ask('What do you think?', { responseType: 'freeText' });
		const { page, complaints } = await open(link);
		const field = page.getByRole('textbox', { name: 'Your response' });
		await page.getByRole('button', { name: 'Submit' }).click();
		// The browser itself asks for a text.
		expect(await field.evaluate((element) => element.matches(':invalid'))).toBe(true);
		await field.evaluate((element) => {
			element.removeAttribute('maxlength');
			(element as unknown as { value: string }).value = ' '.repeat(5) + 'x'.repeat(4001);
		});
		await page.getByRole('button', { name: 'Submit' }).click();
		await page.getByRole('alert').getByText('Please write 4,000 characters or fewer.').waitFor();
		expect(await findings(page)).toEqual([]);
		expect(await field.inputValue()).toContain('x'.repeat(4001));
		await field.fill('Line 1\nLine 2 👍 مرحبا');
		await page.getByRole('button', { name: 'Submit' }).click();
		await page.getByText('Thank you').waitFor();
		expect(await response(link)).toMatchObject({ text: 'Line 1\nLine 2 👍 مرحبا' });
		expect(complaints).toEqual([]);
	});

	test('answers in Firefox', async () => {
		const firefox = await openFirefox();
		try {
			const page = await firefox.newPage();
			const complaints: string[] = [];
			const note = (text: string) => {
				if (!text.includes('favicon')) complaints.push(text);
			};
			page.on('console', (message) => note(message.text()));
			page.on('pageerror', (error) => note(String(error)));
			const link = await ask('May I *refund* $25.00? See https://example.com/1042', {
				responseType: 'freeText',
			});
			// On a busy machine, the empty page of a new tab may come after this one, and replace it.
			await until('Firefox shows the page', async () => {
				await page.goto(link);
				return (await page.$('textarea')) !== null;
			});
			await page.locator('textarea').fill('Yes, please');
			expect(await findings(page)).toEqual([]);
			await page.locator('button').click();
			await page.locator('::-p-text(You wrote: Yes, please)').wait();
			expect(await findings(page)).toEqual([]);
			expect(await response(link)).toMatchObject({ text: 'Yes, please' });
			expect(complaints).toEqual([]);
		} finally {
			await firefox.close();
		}
	});
});
