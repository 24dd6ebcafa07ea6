import type { Browser, Page } from 'playwright-core';
import type { Owner } from '../running/rest';

export type ColorScheme = 'light' | 'dark';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Opens a page in a new browser context. */
export async function newPage(
	browser: Browser,
	colorScheme: ColorScheme,
	viewport = DESKTOP,
): Promise<Page> {
	const context = await browser.newContext({
		viewport,
		colorScheme,
		reducedMotion: 'reduce',
	});
	return await context.newPage();
}

/** Signs in to n8n. @param address any page of n8n that asks for it, where it then leads to */
export async function signIn(
	page: Page,
	address: string,
	{ email, password }: Owner,
): Promise<void> {
	await page.goto(address);
	await page.fill('input[type=email]', email);
	await page.fill('input[type=password]', password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/home/);
}
