import type { Browser, Locator, Page } from 'playwright-core';
import type { Owner } from '../running/rest';

/** What a person does in n8n's editor, by what is to be seen there. */
export class Person {
	/** What the page complained about in the browser's console. */
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
		{ email, password }: Owner,
		colorScheme: 'light' | 'dark' = 'light',
	): Promise<Person> {
		const context = await browser.newContext({
			viewport: { width: 1440, height: 900 },
			colorScheme,
			reducedMotion: 'reduce',
		});
		const person = new Person(await context.newPage(), url);
		const { page } = person;
		await page.goto(`${url}/signin`);
		await page.fill('input[type=email]', email);
		await page.fill('input[type=password]', password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL(/home/);
		return person;
	}

	/** An empty workflow with a trigger to start it by hand. */
	async drawsNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').click();
		await this.searches('Trigger manually');
		await this.entry('Trigger manually').click();
		await this.page.getByTestId('canvas-handle-plus').waitFor();
	}

	/** Opens the list of nodes from the plus behind the last node. */
	async looksForNextNode(text: string): Promise<void> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		await this.searches(text);
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

	/** Chooses an action of a node, and thereby opens the node. */
	async choosesAction(action: string): Promise<void> {
		await this.entry(action).click();
		await this.node.waitFor();
	}

	/** The open node. */
	get node(): Locator {
		return this.page.getByTestId('ndv');
	}

	/** The dialog of a credential. */
	get credential(): Locator {
		const content = this.page.getByTestId('credential-edit-dialog');
		return this.page.locator('.el-dialog').filter({ has: content });
	}

	/** What the open node has put out, as a table. */
	get output(): Locator {
		return this.node.getByTestId('output-panel');
	}

	/** Fills fields of the credential's dialog, by their names, and saves it. */
	async savesCredential(fields: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			await this.credential.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
		}
		await this.credential.getByTestId('credential-save-button').click();
	}

	/** Closes the dialog of a credential. */
	async closesCredential(): Promise<void> {
		await this.credential.locator('.el-dialog__headerbtn').click();
		await this.credential.waitFor({ state: 'hidden' });
	}

	/** Starts a new credential in the open node, and opens its dialog. */
	async startsCredential(): Promise<void> {
		await this.node.getByText('Connect to Wassly').click();
		await this.credential.waitFor();
	}

	/** The same where the node has a credential already, for another kind of authentication. */
	async startsOtherCredential(from: string, to: string): Promise<void> {
		await this.node.getByTestId('node-credentials-select').click();
		await this.page.getByTestId('node-credentials-select-item-new').click();
		await this.credential.getByText(from, { exact: true }).click();
		await this.page.getByText(to, { exact: true }).click();
	}

	/** Opens the credential of the open node, which tests it once more. */
	async opensCredential(): Promise<void> {
		await this.node.getByTestId('credential-edit-button').click();
		await this.credential.getByText('Connection tested successfully').waitFor();
	}

	/** Executes the open node, and waits for its items. */
	async executesStep(): Promise<void> {
		await this.node.getByTestId('node-execute-button').click();
		await this.output.getByTestId('ndv-items-count').waitFor();
	}

	async closesNode(): Promise<void> {
		await this.node.getByTestId('ndv-close-button').click();
		await this.node.waitFor({ state: 'hidden' });
	}

	/** Opens the list of a picker in the open node. */
	async opensPicker(parameter: string): Promise<Locator> {
		const picker = this.node.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input');
		const choices = this.page.getByTestId('rlc-item');
		await picker.click();
		await choices
			.first()
			.waitFor({ timeout: 5000 })
			// n8n loses a click while the node is still opening.
			.catch(async () => await picker.click());
		await choices.first().waitFor();
		return choices;
	}

	/** Types into a field of the open node. */
	async fills(parameter: string, text: string): Promise<void> {
		const field = this.node.getByTestId(`parameter-input-${parameter}`);
		await field.locator('input, textarea').first().fill(text);
	}

	/** Opens a node on the canvas. */
	async opensNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.node.waitFor();
	}

	/** The rows of the output's table: one object for each, by the names of the columns. */
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
					names.flatMap((name, index) => (name === '' ? [] : [[name, cells[index]]])),
				);
			}),
		);
	}

	private async searches(text: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(text);
	}
}
