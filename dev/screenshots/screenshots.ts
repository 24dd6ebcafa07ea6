/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- development only, see CONTRIBUTING */
/** `npm run screenshots`: takes the screenshots for the README in the real n8n. */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pack } from './engine/pack';
import { demoDevices, documentedDevice } from './simulator/devices';
import { Simulator } from './simulator/simulator';
import { installChromium, openChromium } from './n8n/browser/chromium';
import { Person } from './n8n/browser/person';
import { takeApprovalPage } from './n8n/browser/approvalPage';
import type { ColorScheme } from './n8n/browser/signIn';
import { examples, withCredentials } from './n8n/examples';
import { step } from './n8n/install/run';
import { Rest } from './n8n/running/rest';
import { newN8n, owner } from './n8n/running/newN8n';
import { accountOf } from './n8n/account';

const FOLDER = resolve(__dirname, '../docs/images');

async function main(): Promise<void> {
	await installChromium();
	await mkdir(FOLDER, { recursive: true });
	for (const colors of ['light', 'dark'] as const) {
		// Each color scheme gets a new n8n.
		const simulator = await Simulator.start();
		simulator.devices = demoDevices;
		const browser = await openChromium();
		const n8n = await newN8n({ unpacked: await pack('screenshots') });
		try {
			await step('Starting n8n', async () => await n8n.start());
			const rest = await Rest.signIn(n8n.url, owner);
			const person = await Person.signIn(browser, n8n.url, owner, colors);
			await takePictures(person, simulator, colors);
			await takeRecipes(person, n8n.url, rest, simulator, colors);
			await takeApprovalPage(browser, rest, simulator, colors, FOLDER);
		} finally {
			await Promise.all([browser.close(), n8n.stop(), simulator.stop()]);
			await rm(n8n.folder, { recursive: true, force: true });
		}
	}
}

async function takePicture({ page }: Person, name: string, colors: ColorScheme): Promise<void> {
	const path = join(FOLDER, `${name}.${colors}.png`);
	// Hides the notifications, and moves the mouse away from everything.
	await page.addStyleTag({ content: '.el-notification { display: none !important; }' });
	await page.mouse.move(0, 0);
	await page.screenshot({ path, animations: 'disabled' });
	console.log(path);
}

/** The examples to show, and how many of their nodes a run by hand reaches. */
const RECIPES = {
	'message-every-connected-device.json': { name: 'recipe-message', reached: 3 },
	// Its Filter lets no test event through.
	'alert-when-device-disconnects.json': { name: 'recipe-alert', reached: 2 },
	'failover.json': { name: 'recipe-failover', reached: 2 },
};

/** Examples on the canvas, after a successful run. */
async function takeRecipes(
	person: Person,
	url: string,
	rest: Rest,
	simulator: Simulator,
	colors: ColorScheme,
): Promise<void> {
	const wasslyApi = await rest.saveCredential(accountOf(simulator));
	for (const [file, { name, reached }] of Object.entries(RECIPES)) {
		const example = examples().find((known) => known.file === file);
		if (!example) throw new Error(`The example ${file} is missing`);
		const { id } = await rest.saveWorkflow(withCredentials(example, { wasslyApi }));
		await person.page.goto(`${url}/workflow/${id}`);
		await person.page.getByTestId('execute-workflow-button').first().click();
		await person.page
			.getByTestId('canvas-node-status-success')
			.nth(reached - 1)
			.waitFor();
		await person.page.getByTestId('zoom-to-fit').click();
		await takePicture(person, name, colors);
	}
}

async function takePictures(
	person: Person,
	simulator: Simulator,
	colors: ColorScheme,
): Promise<void> {
	const take = async (name: string) => await takePicture(person, name, colors);

	await person.drawsNewWorkflow();
	await person.looksForNextNode('wassly');
	await person.entry('Wassly').waitFor();
	await take('find-node');

	await person.entry('Wassly').click();
	await person.choosesAction('List WhatsApp Web devices');
	await person.startsCredential();
	await person.savesCredential(simulator.credential);
	await person.credential.waitFor({ state: 'hidden' });
	await person.opensCredential();
	await take('credential');

	await person.closesCredential();
	await person.executesStep();
	await person.outputTable();
	await take('list-devices');

	await person.closesNode();
	await person.looksForNextNode('wassly');
	await person.entry('Wassly').click();
	await person.choosesAction('Get WhatsApp Web device');
	await person.opensPicker('deviceId');
	await take('pick-device');

	await person.page.keyboard.press('Escape');
	await person.drawsNewWorkflow();
	await person.looksForNextNode('wassly');
	await person.entry('Wassly').click();
	await person.choosesAction('Send WhatsApp message');
	const choices = await person.opensPicker('instanceId');
	await choices.getByText(documentedDevice.name).click();
	await person.fills('to', '+1 555 010 0200');
	await person.fills('message', 'Your order is on its way.');
	await person.executesStep();
	await person.outputTable();
	await take('send-message');
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exit(1);
});
