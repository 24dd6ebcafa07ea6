import type { Locator, Page } from 'playwright-core';

/** Opens a picker in the open node. @returns its entries */
export async function openPicker(page: Page, node: Locator, parameter: string): Promise<Locator> {
	const picker = node.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input');
	const entries = page.getByTestId('rlc-item');
	await picker.click();
	await entries
		.first()
		.waitFor({ timeout: 5000 })
		// n8n loses a click while the node is still opening.
		.catch(async () => await picker.click());
	await entries.first().waitFor();
	return entries;
}
