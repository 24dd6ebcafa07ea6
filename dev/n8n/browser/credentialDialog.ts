import type { Locator, Page } from 'playwright-core';

/** Fills fields of the open credential dialog. @param fields values by name */
export async function fillCredential(
	dialog: Locator,
	fields: Record<string, string>,
): Promise<void> {
	for (const [name, value] of Object.entries(fields)) {
		await dialog.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
	}
}

/** Chooses how to authenticate. @param from what is chosen so far */
export async function chooseAuthentication(
	page: Page,
	dialog: Locator,
	from: string,
	to: string,
): Promise<void> {
	await dialog.getByText(from, { exact: true }).click();
	await page.getByText(to, { exact: true }).click();
}
