import type { Locator } from 'playwright-core';

/** Reads the table in an output panel: one object per row, keyed by column name. */
export async function readTable(panel: Locator): Promise<Array<Record<string, string>>> {
	const table = panel.locator('table');
	await panel.getByTestId('radio-button-table').click();
	await table.locator('tbody tr').first().waitFor();
	const names = await table.locator('thead th').allInnerTexts();
	const rows = await table.locator('tbody tr').all();
	return await Promise.all(
		rows.map(async (row) => {
			const cells = await row.locator('td').allInnerTexts();
			// The last column is empty.
			return Object.fromEntries(
				names.flatMap((name, index) => (name === '' ? [] : [[name, cells[index] ?? '']])),
			);
		}),
	);
}
