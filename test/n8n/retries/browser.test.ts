/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
import type { Browser } from 'playwright-core';
import { openChromium } from '@dev/n8n/browser/chromium';
import { Person } from '@dev/n8n/browser/person';
import { owner } from '@dev/n8n/running/newN8n';
import { until } from '@dev/until';
import { setUpN8n } from '../setUpN8n';
import { after, Batch, posts, refuse, send, sentNumbers } from './batch';

describe('A person whose batch stopped', () => {
	const use = setUpN8n();
	let browser: Browser;

	beforeAll(async () => (browser = await openChromium()));

	afterAll(async () => await browser?.close());

	test('sees where it stands, and sends the rest with "Retry with original workflow"', async () => {
		const batch = await Batch.publish(use, 'batch', send(use.credentialId));
		use.simulator.misbehave(...after(3, refuse));
		const { id } = await batch.run();
		const person = await Person.signIn(browser, use.n8n.url, owner);
		await person.page.goto(`${use.n8n.url}/workflow/${batch.workflowId}/executions/${id}`);
		await person.opensNode('Wassly');
		const shown = async (place: string) => await person.output.getByTestId(place).innerText();
		expect(await shown('node-error-message')).toMatch(
			/^3 of 6 messages were sent, then the 4th item stopped the run/,
		);
		expect(await shown('node-error-description')).toContain(
			`Nothing else was sent. To send the rest, retry execution ${id} under Executions`,
		);
		await person.output.getByText('From Wassly').click();
		await person.output.getByText('"conversation_id":3').first().waitFor();
		await person.closesNode();
		await person.page.getByTestId('execution-preview-retry-button').click();
		await person.page.getByText('Retry with original workflow').click();
		await until('the rest is sent', () => use.simulator.messages.length === 6);
		expect(sentNumbers(use.simulator)).toEqual([0, 1, 2, 3, 4, 5]);
		expect(posts(use.simulator)).toBe(7);
	});
});
