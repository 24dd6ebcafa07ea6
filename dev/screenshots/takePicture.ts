/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { ColorScheme } from '../n8n/browser/signIn';

export const FOLDER = resolve(__dirname, '../../docs/images');

/** Where a picture goes. */
export const pathOf = (name: string, colors: ColorScheme) => join(FOLDER, `${name}.${colors}.png`);

/** Takes a picture of what a page of n8n shows now. @param name the file name, without its color scheme */
export async function takePicture(page: Page, name: string, colors: ColorScheme): Promise<void> {
	const path = pathOf(name, colors);
	// Hides the notifications, and moves the mouse away from everything.
	await page.addStyleTag({ content: '.el-notification { display: none !important; }' });
	await page.mouse.move(0, 0);
	await page.screenshot({ path, animations: 'disabled' });
	console.log(path);
}
