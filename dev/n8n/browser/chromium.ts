/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { chromium, selectors, type Browser } from 'playwright-core';
import { debianPackages, find } from '../install/debian';

// Other systems have it elsewhere.
const program = async () => process.env.CHROMIUM ?? (await find('chromium'));

/** Makes sure that there is a browser, and fonts for what it shows. */
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
