import type { Browser, Locator, Page } from 'playwright-core';
import type { Owner } from '../running/rest';
import { newPage, type ColorScheme } from './chromium';

/** Does in n8n's editor what a person would do. */
export class Person {
	/** Errors from the browser's console. */
	readonly complaints: string[] = [];

	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		page.setDefaultTimeout(30_000);
		page.on('pageerror', (error) => this.complaints.push(String(error.stack)));
		page.on('console', (message) => {
			if (message.type() !== 'error') return;
			this.complaints.push(`${message.text()} (${message.location().url})`);
		});
	}

	static async signIn(
		browser: Browser,
		url: string,
		owner: Owner,
		colorScheme: ColorScheme = 'light',
	): Promise<Person> {
		const person = new Person(await newPage(browser, colorScheme), url);
		await signIn(person.page, `${url}/signin`, owner);
		return person;
	}

	/** Creates a workflow with a manual trigger. */
	async drawsNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').click();
		await this.searches('Trigger manually');
		await this.entry('Trigger manually').click();
		await this.page.getByTestId('canvas-handle-plus').waitFor();
	}

	/** Imports a workflow into a new one with **Import → From URL**. */
	async importsWorkflow(url: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('workflow-menu').click();
		await this.page.getByTestId('workflow-menu-item-import').click();
		await this.page.getByTestId('workflow-menu-item-import-from-url').click();
		await this.page.getByTestId('workflow-url-import-input').fill(url);
		await this.page.getByTestId('confirm-workflow-import-url-button').click();
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Clicks the plus after the last node and searches the list of nodes. */
	async looksForNextNode(text: string): Promise<void> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		await this.searches(text);
	}

	/** Types into the search of the list of nodes. */
	async searches(text: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(text);
	}

	/** An entry in the list of nodes. */
	entry(name: string): Locator {
		return this.page
			.getByTestId('item-iterator-item')
			.filter({
				has: this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true }),
			})
			.first();
	}

	/** Chooses an action, which opens the node. */
	async choosesAction(action: string): Promise<void> {
		await this.entry(action).click();
		await this.node.waitFor();
	}

	/** The open node. */
	get node(): Locator {
		return this.page.getByTestId('ndv');
	}

	/** The credential dialog. */
	get credential(): Locator {
		const content = this.page.getByTestId('credential-edit-dialog');
		return this.page.locator('.el-dialog').filter({ has: content });
	}

	/** The output panel of the open node. */
	get output(): Locator {
		return this.node.getByTestId('output-panel');
	}

	/** Fills fields of the credential dialog. @param fields values by name */
	async fillsCredential(fields: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			await this.credential.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
		}
	}

	/** Fills fields of the credential dialog by name, and saves it. */
	async savesCredential(fields: Record<string, string>): Promise<void> {
		await this.fillsCredential(fields);
		await this.credential.getByTestId('credential-save-button').click();
	}

	async closesCredential(): Promise<void> {
		await this.credential.locator('.el-dialog__headerbtn').click();
		await this.credential.waitFor({ state: 'hidden' });
	}

	/** Creates the first credential of the open node in its dialog. */
	async startsCredential(): Promise<void> {
		await this.node.getByText('Connect to Wassly').click();
		await this.credential.waitFor();
	}

	/** Creates a credential of another authentication in a node that already has one. */
	async startsOtherCredential(from: string, to: string): Promise<void> {
		await this.node.getByTestId('node-credentials-select').click();
		await this.page.getByTestId('node-credentials-select-item-new').click();
		await this.choosesAuthentication(from, to);
	}

	/** Chooses in the credential dialog how to authenticate. @param from what is chosen so far */
	async choosesAuthentication(from: string, to: string): Promise<void> {
		await this.credential.getByText(from, { exact: true }).click();
		await this.page.getByText(to, { exact: true }).click();
	}

	/** Opens the credential of the open node, which tests it again. */
	async opensCredential(): Promise<void> {
		await this.node.getByTestId('credential-edit-button').click();
		await this.credential.getByText('Connection tested successfully').waitFor();
	}

	/** Executes the open node and waits for its output. */
	async executesStep(): Promise<void> {
		await this.node.getByTestId('node-execute-button').click();
		await this.output.getByTestId('ndv-items-count').waitFor();
	}

	async closesNode(): Promise<void> {
		await this.node.getByTestId('ndv-close-button').click();
		await this.node.waitFor({ state: 'hidden' });
	}

	/** Opens a picker in the open node. @returns its entries */
	async opensPicker(parameter: string): Promise<Locator> {
		const locator = this.node.getByTestId(`resource-locator-${parameter}`);
		const picker = locator.getByTestId('rlc-input');
		const entries = this.page.getByTestId('rlc-item');
		await picker.click();
		await entries
			.first()
			.waitFor({ timeout: 5000 })
			// n8n loses a click while the node is still opening.
			.catch(async () => await picker.click());
		await entries.first().waitFor();
		return entries;
	}

	/** Types into a field of the open node. */
	async fills(parameter: string, text: string): Promise<void> {
		const field = this.node.getByTestId(`parameter-input-${parameter}`);
		await field.locator('input, textarea').first().fill(text);
	}

	async opensNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.node.waitFor();
	}

	/** Reads the output of the open node as a table: one object per row, keyed by column name. */
	async outputTable(): Promise<Array<Record<string, string>>> {
		const table = this.output.locator('table');
		await this.output.getByTestId('radio-button-table').click();
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
