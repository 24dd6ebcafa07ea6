/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, see CONTRIBUTING */
import { chromium, selectors, type Browser, type Page } from 'playwright-core';
import { debianPackages, find } from '../install/debian';

// Outside Debian, the program may have another name or place.
const program = async () => process.env.CHROMIUM ?? (await find('chromium'));

/** Installs Chromium and the fonts for it if they are missing. */
export async function installChromium(): Promise<void> {
	if (await program()) return;
	await debianPackages({ chromium: 'chromium', 'fonts-liberation': 'fonts-liberation' });
}

export async function openChromium(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: await program(),
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
	});
}

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
