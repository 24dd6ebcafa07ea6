import { source } from 'axe-core';

interface Found {
	violations: Array<{ id: string; nodes: Array<{ html: string }> }>;
}

/**
 * What an accessibility checker finds on the open page.
 *
 * @param page of any browser @returns one line for each rule that the page breaks
 */
export async function findings(page: {
	evaluate(code: string): Promise<unknown>;
}): Promise<string[]> {
	await page.evaluate(source);
	const { violations } = (await page.evaluate('axe.run()')) as Found;
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
